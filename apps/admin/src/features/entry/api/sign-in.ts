import { useMutation } from '@tanstack/react-query';
import { hubJson } from '../../../lib/api/hub-json.ts';

export interface SignIn {
  email: string;
  password: string;
}

const signIn = (body: SignIn) => hubJson<unknown>('POST', '/api/v1/auth/login', { body });

export const useSignIn = () => useMutation({ mutationFn: signIn, meta: { public: true } });
