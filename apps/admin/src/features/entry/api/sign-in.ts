import { useMutation } from '@tanstack/react-query';
import { dataOf, hub, type Schemas } from '../../../lib/api/hub.ts';

const signIn = (body: Schemas['LoginDto']) => dataOf(hub.POST('/api/v1/auth/login', { body }));

export const useSignIn = () => useMutation({ mutationFn: signIn, meta: { public: true } });
