import { Global, Module } from '@nestjs/common';
import { ActorResolver } from '@patchbay/platform';
import { AccessBootstrap } from './access-bootstrap.service.ts';
import { ApiKeyRepository } from './api-key.repository.ts';
import { ApiKeyService } from './api-key.service.ts';
import { KeyActorResolver } from './key-actor-resolver.service.ts';
import { KeyUses } from './key-uses.service.ts';
import { TenantDirectory } from './tenant-directory.service.ts';
import { TenantProvisioners } from './tenant-provisioner.ts';
import { TenantRepository } from './tenant.repository.ts';
import { TenantService } from './tenant.service.ts';

/** Tenants and their API keys. Global, because the door needs `ActorResolver` and the vault registers a provisioner. */
@Global()
@Module({
  providers: [
    ApiKeyRepository,
    ApiKeyService,
    KeyUses,
    KeyActorResolver,
    { provide: ActorResolver, useExisting: KeyActorResolver },
    TenantRepository,
    TenantProvisioners,
    TenantService,
    TenantDirectory,
    AccessBootstrap,
  ],
  exports: [ActorResolver, ApiKeyService, KeyUses, TenantService, TenantProvisioners, TenantDirectory, AccessBootstrap],
})
export class AccessModule {}
