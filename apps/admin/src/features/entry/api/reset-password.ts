import { useMutation } from '@tanstack/react-query';
import { dataOf, hub } from '../../../lib/api/hub.ts';

interface ResetPassword {
  token: string;
  password: string;
}

const resetPassword = ({ token, password }: ResetPassword) =>
  dataOf(hub.POST('/api/v1/auth/password-resets/{token}', { params: { path: { token } }, body: { password } }));

/** Uses the link up and signs in. */
export const useResetPassword = () => useMutation({ mutationFn: resetPassword, meta: { public: true } });
