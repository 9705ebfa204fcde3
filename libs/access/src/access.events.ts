/** Domain event: a tenant was deleted and its keys shredded; `subjectId` is the tenant. */
export const TENANT_DELETED = 'tenant.deleted';
/** Domain event: somebody was invited; `subjectId` is the invitation. Never says how to accept it. */
export const MEMBER_INVITED = 'member.invited';
/** Domain event: somebody accepted; `subjectId` is the person. */
export const MEMBER_JOINED = 'member.joined';
/** Domain event: a member has another role; `subjectId` is the person. */
export const MEMBER_CHANGED = 'member.changed';
/** Domain event: a member was removed; `subjectId` is the person. */
export const MEMBER_REMOVED = 'member.removed';
