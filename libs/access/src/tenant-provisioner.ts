import { Injectable } from '@nestjs/common';
import type { TransactionContext } from '@patchbay/platform';

/** Port: what else a tenant needs from its first moment, and what must be destroyed with it. The vault registers its keys. */
export interface TenantProvisioner {
  readonly name: string;
  /** `ctx` is bound to the new tenant, in the transaction that makes it. */
  provision(ctx: TransactionContext): Promise<void>;
  /** Destroys what must not outlive the tenant, in the transaction that deletes it. */
  shred(ctx: TransactionContext): Promise<void>;
}

/** The registered provisioners, in the order they came. */
@Injectable()
export class TenantProvisioners {
  readonly #provisioners: TenantProvisioner[] = [];

  register(provisioner: TenantProvisioner): void {
    this.#provisioners.push(provisioner);
  }

  async provision(ctx: TransactionContext): Promise<void> {
    for (const provisioner of this.#provisioners) await provisioner.provision(ctx);
  }

  async shred(ctx: TransactionContext): Promise<void> {
    for (const provisioner of this.#provisioners) await provisioner.shred(ctx);
  }
}
