export type { AuditContext, AuditEntry } from '@patchbay/access';
export { AuditDetailRefused } from './audit-details.ts';
export { AuditHttpModule } from './audit.http.module.ts';
export { AuditLog } from './audit-log.service.ts';
export { AuditModule } from './audit.module.ts';
