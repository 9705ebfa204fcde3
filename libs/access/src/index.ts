export { AuditTrail } from './audit-trail.ts';
export type { AuditContext, AuditEntry } from './audit-trail.ts';
export { allows, isScope, SCOPES } from './scopes.ts';
