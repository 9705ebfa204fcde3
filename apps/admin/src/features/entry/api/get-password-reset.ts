import { queryOptions, useQuery } from '@tanstack/react-query';
import { dataOf, hub } from '../../../lib/api/hub.ts';

const getPasswordReset = (token: string, signal: AbortSignal) =>
  dataOf(hub.GET('/api/v1/auth/password-resets/{token}', { params: { path: { token } }, signal }));

export const passwordResetQuery = (token: string) =>
  queryOptions({
    queryKey: ['password-reset', token],
    queryFn: ({ signal }) => getPasswordReset(token, signal),
    meta: { public: true },
  });

/** Whose password the link resets. */
export const usePasswordReset = (token: string) => useQuery(passwordResetQuery(token));
