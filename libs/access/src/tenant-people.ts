import { Injectable } from '@nestjs/common';
import type { TransactionContext } from '@patchbay/platform';
import type { TenantProvisioner } from './tenant-provisioner.ts';
import { TenantProvisioners } from './tenant-provisioner.ts';

/** A deleted tenant has no members: whoever worked in no other one is left with an account that opens nothing. */
@Injectable()
export class TenantPeople implements TenantProvisioner {
  readonly name = 'people';

  constructor(provisioners: TenantProvisioners) {
    provisioners.register(this);
  }

  async provision(): Promise<void> {}

  async shred(ctx: TransactionContext): Promise<void> {
    await ctx.tx.query('DELETE FROM invitations WHERE tenant_id = $1', [ctx.tenantId]);
    await ctx.tx.query('DELETE FROM memberships WHERE tenant_id = $1', [ctx.tenantId]);
  }
}
