import { useMutation } from '@tanstack/react-query';
import { hubJson } from '../../../lib/api/hub-json.ts';

export interface SetUp {
  token: string;
  email: string;
  name: string;
  password: string;
}

const setUp = (body: SetUp) => hubJson<unknown>('POST', '/api/v1/auth/setup', { body });

/** Creates the first person of the hub and signs them in. */
export const useSetUp = () => useMutation({ mutationFn: setUp, meta: { public: true } });
