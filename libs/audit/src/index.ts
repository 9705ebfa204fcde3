export type { AuditContext, AuditEntry } from '@patchbay/access';
export { AuditLog } from './audit-log.service.ts';
