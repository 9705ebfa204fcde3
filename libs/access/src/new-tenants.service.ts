import { Injectable } from '@nestjs/common';
import type { Context } from '@patchbay/platform';
import { Database } from '@patchbay/platform';
import { asTenant } from './as-tenant.ts';
import { Members } from './members.service.ts';
import { normaliseEmail } from './password-rules.ts';
import type { TenantEntity } from './tenant.entity.ts';
import type { NewTenant } from './tenant.service.ts';
import { TenantService } from './tenant.service.ts';

/** A tenant just made: the only moment its secrets are known. */
export interface FoundedTenant {
  readonly tenant: TenantEntity;
  readonly apiKey: string;
  /** The link that makes somebody its first owner; null without an owner's address. */
  readonly invitationUrl: string | null;
}

/** Tenants as the platform key makes them: with a first API key, and an invitation of their owner. */
@Injectable()
export class NewTenants {
  constructor(
    private readonly database: Database,
    private readonly tenants: TenantService,
    private readonly members: Members,
  ) {}

  /** All of it is one transaction. Whoever makes tenants hands the link on: their owners get no mail from a hub they may not know. */
  async found(ctx: Context, request: NewTenant): Promise<FoundedTenant> {
    return this.database.inTransaction(ctx, async (inside) => {
      const made = await this.tenants.create(inside, request);
      const { id, ownerEmail } = made.tenant;
      if (ownerEmail === null) return { ...made, invitationUrl: null };
      const { url } = await asTenant(inside, id, (own) =>
        this.members.invite(own, normaliseEmail(ownerEmail), 'owner', { byMail: false }),
      );
      return { ...made, invitationUrl: url };
    });
  }
}
