export { CREDENTIAL_KINDS, PURPOSES } from './purpose.ts';
export type { AuditedPurpose, CountedPurpose, CredentialKind, Purpose } from './purpose.ts';
export type { Sealer } from './sealer.ts';
export { isSecretReference } from './secret-reference.ts';
export { VaultError } from './vault.errors.ts';
export type { VaultErrorCode } from './vault.errors.ts';
export { Vault } from './vault.service.ts';
export type { CredentialDescription, StoreCredentials } from './vault.service.ts';
