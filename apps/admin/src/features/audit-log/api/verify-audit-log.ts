import { useMutation } from '@tanstack/react-query';
import { dataOf, hub, type Schemas } from '../../../lib/api/hub.ts';

export type Verification = Schemas['AuditVerificationDto'];

const verifyAuditLog = (): Promise<Verification> => dataOf(hub.GET('/api/v1/audit-log/verify'));

/** Checks the whole chain of seals: on demand, since it reads every entry. */
export const useVerifyAuditLog = () => useMutation({ mutationFn: verifyAuditLog });
