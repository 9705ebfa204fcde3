export type { AuditContext, AuditEntry } from '@patchbay/access';
export { AuditHttpModule } from './audit.http.module.ts';
export { AuditLog } from './audit-log.service.ts';
export { AuditModule } from './audit.module.ts';
