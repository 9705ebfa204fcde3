import { useMutation } from '@tanstack/react-query';
import { dataOf, hub } from '../../../lib/api/hub.ts';

const signOutEverywhere = () => dataOf(hub.POST('/api/v1/auth/sessions/revoke-all'));

/** Here too. */
export const useSignOutEverywhere = () => useMutation({ mutationFn: signOutEverywhere });
