/** Topic of the change bus: a key was made, changed or revoked (`id` is `*` for all keys of a tenant). */
export const API_KEY_TOPIC = 'api-key';
/** Topic of the change bus: a tenant was made, changed or deleted. */
export const TENANT_TOPIC = 'tenant';
/** Topic of the change bus: what a person's sessions know is stale (`id` is the person): ended, renamed, another role. */
export const SESSION_TOPIC = 'session';
