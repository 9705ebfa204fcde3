import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiAnswers, Ctx, Database, ok, RequireScope, type Context, type Envelope } from '@patchbay/platform';
import { MasterKeys } from './master-keys.ts';
import { type TenantKeyDto, VaultKeysDto } from './vault-keys.dto.ts';
import type { TenantKeyFact } from './vault-overview.repository.ts';
import { VaultOverviewRepository } from './vault-overview.repository.ts';

@ApiTags('Vault')
@Controller('api/v1/vault/keys')
export class VaultKeysController {
  readonly #database: Database;
  readonly #overview: VaultOverviewRepository;
  readonly #masters: MasterKeys;

  constructor(database: Database, overview: VaultOverviewRepository, masters: MasterKeys) {
    this.#database = database;
    this.#overview = overview;
    this.#masters = masters;
  }

  @Get()
  @RequireScope('vault:read')
  @ApiAnswers({
    summary: "Show the tenant's keys",
    description: 'Versions, states and counts; never key material.',
    ok: VaultKeysDto,
  })
  async list(@Ctx() ctx: Context): Promise<Envelope<VaultKeysDto>> {
    return this.#database.inTransaction(ctx, async (inside) => {
      const keys = await this.#overview.tenantKeys(inside);
      const closed = await this.#overview.connectionKeysByTenantKey(inside);
      const counts = await this.#overview.counts(inside);
      return ok({ tenant_keys: keys.map((key) => this.#view(key, closed)), ...counts });
    });
  }

  #view(key: TenantKeyFact, closed: ReadonlyMap<number, number>): TenantKeyDto {
    return {
      purpose: key.purpose,
      version: key.version,
      master_key_id: key.master_key_id,
      current_master_key: key.master_key_id === this.#masters.current.name,
      state: stateOf(key),
      unreadable: key.unreadable,
      connection_keys: key.purpose === 'data' ? (closed.get(key.version) ?? 0) : 0,
      created_at: key.created_at,
    };
  }
}

function stateOf(key: TenantKeyFact): string {
  if (key.shredded_at !== null) return 'shredded';
  return key.retired_at === null ? 'in_use' : 'retired';
}
