import { useMutation } from '@tanstack/react-query';
import { dataOf, hub, type Schemas } from '../../../lib/api/hub.ts';

const setUp = (body: Schemas['SetupDto']) => dataOf(hub.POST('/api/v1/auth/setup', { body }));

/** Creates the first person of the hub and signs them in. */
export const useSetUp = () => useMutation({ mutationFn: setUp, meta: { public: true } });
