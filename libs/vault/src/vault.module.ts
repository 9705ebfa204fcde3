import { Global, Module } from '@nestjs/common';
import { AccessModule } from '@patchbay/access';
import { AuditModule } from '@patchbay/audit';
import { RequestFingerprint } from '@patchbay/platform';
import { CredentialCipher } from './credential-cipher.service.ts';
import { CredentialStore } from './credential-store.service.ts';
import { CredentialRepository } from './credential.repository.ts';
import { KeyRotationRepository } from './key-rotation.repository.ts';
import { KeyRotation } from './key-rotation.service.ts';
import { MasterKeyCheck } from './master-key-check.service.ts';
import { MasterKeys } from './master-keys.ts';
import { VaultRequestFingerprint } from './request-fingerprint.service.ts';
import { SECRET_ENVIRONMENT, SecretResolver } from './secret-resolver.service.ts';
import { TenantSealers } from './tenant-sealers.service.ts';
import { VaultKeyRepository } from './vault-key.repository.ts';
import { VaultKeys } from './vault-keys.service.ts';
import { VaultOverviewRepository } from './vault-overview.repository.ts';
import { VaultTenants } from './vault-tenant.service.ts';
import { Vault } from './vault.service.ts';

/** Keys, credentials and sealed payloads. Global, because the door needs `RequestFingerprint`. */
@Global()
@Module({
  imports: [AccessModule, AuditModule],
  providers: [
    MasterKeys,
    MasterKeyCheck,
    VaultKeyRepository,
    VaultKeys,
    VaultTenants,
    CredentialRepository,
    CredentialCipher,
    CredentialStore,
    { provide: SECRET_ENVIRONMENT, useValue: process.env },
    SecretResolver,
    KeyRotationRepository,
    KeyRotation,
    VaultOverviewRepository,
    VaultRequestFingerprint,
    { provide: RequestFingerprint, useExisting: VaultRequestFingerprint },
    TenantSealers,
    Vault,
  ],
  exports: [Vault, TenantSealers, KeyRotation, MasterKeys, RequestFingerprint, SecretResolver, VaultOverviewRepository],
})
export class VaultModule {}
