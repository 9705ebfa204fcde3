/** Domain event: a tenant was deleted and its keys shredded; `subjectId` is the tenant. */
export const TENANT_DELETED = 'tenant.deleted';
