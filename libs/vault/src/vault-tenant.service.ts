import type { OnModuleInit } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { TenantProvisioner } from '@patchbay/access';
import { TenantProvisioners } from '@patchbay/access';
import type { TransactionContext } from '@patchbay/platform';
import { ChangeBus } from '@patchbay/platform';
import { VAULT_TOPIC } from './connection-cache.ts';
import { CredentialRepository } from './credential.repository.ts';
import { VaultKeyRepository } from './vault-key.repository.ts';
import { VaultKeys } from './vault-keys.service.ts';

/** A tenant's keys begin and end with the tenant, in the same transaction. */
@Injectable()
export class VaultTenants implements TenantProvisioner, OnModuleInit {
  readonly name = 'vault';
  readonly #provisioners: TenantProvisioners;
  readonly #keys: VaultKeys;
  readonly #keyRows: VaultKeyRepository;
  readonly #credentials: CredentialRepository;
  readonly #changes: ChangeBus;

  constructor(
    provisioners: TenantProvisioners,
    keys: VaultKeys,
    keyRows: VaultKeyRepository,
    credentials: CredentialRepository,
    changes: ChangeBus,
  ) {
    this.#provisioners = provisioners;
    this.#keys = keys;
    this.#keyRows = keyRows;
    this.#credentials = credentials;
    this.#changes = changes;
  }

  onModuleInit(): void {
    this.#provisioners.register(this);
  }

  async provision(ctx: TransactionContext): Promise<void> {
    await this.#keys.createTenantKey(ctx.tx, ctx.tenantId, 'data', 1);
    await this.#keys.createTenantKey(ctx.tx, ctx.tenantId, 'fingerprint', 1);
  }

  async shred(ctx: TransactionContext): Promise<void> {
    await this.#keyRows.shredTenant(ctx.tx, ctx.tenantId);
    await this.#credentials.removeAllOfTenant(ctx.tx, ctx.tenantId);
    await this.#changes.announce(ctx.tx, { topic: VAULT_TOPIC, tenantId: ctx.tenantId, id: '*' });
  }
}
