import { useMutation } from '@tanstack/react-query';
import { hubJson } from '../../../lib/api/hub-json.ts';

export interface AcceptInvitation {
  token: string;
  name: string;
  password: string;
}

const acceptInvitation = ({ token, ...body }: AcceptInvitation) =>
  hubJson<unknown>('POST', `/api/v1/auth/invitations/${encodeURIComponent(token)}`, { body });

export const useAcceptInvitation = () => useMutation({ mutationFn: acceptInvitation, meta: { public: true } });
