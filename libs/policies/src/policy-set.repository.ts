import { Injectable } from '@nestjs/common';
import type { TransactionContext } from '@patchbay/platform';
import type { AppBinding } from './compiled-bindings.ts';
import type { Policy, PolicySet } from './compiled-policies.ts';

interface Loaded {
  readonly policies: Policy[] | null;
  readonly bindings: AppBinding[] | null;
  readonly effect: 'allow' | 'deny' | null;
}

/** Everything judging needs of a tenant, read at once. */
const LOAD = `SELECT
  (SELECT jsonb_agg(jsonb_build_object('id', id, 'name', name, 'effect', effect, 'app', app, 'capability', capability,
      'provider', provider, 'environment', environment, 'approvalExpiresIn', approval_expires_in, 'enabled', enabled))
    FROM policies WHERE tenant_id = $1 AND enabled) AS policies,
  (SELECT jsonb_agg(jsonb_build_object('id', id, 'app', app, 'slot', slot, 'environment', environment, 'integrationId', integration_id,
      'requiredCategory', required_category, 'requiredCapabilities', required_capabilities, 'capabilities', capabilities,
      'workflows', workflows) ORDER BY id)
    FROM app_bindings WHERE tenant_id = $1) AS bindings,
  (SELECT effect FROM policy_defaults WHERE tenant_id = $1) AS effect`;

/** Reads what a PolicyBook compiles. */
@Injectable()
export class PolicySetRepository {
  async load(ctx: TransactionContext): Promise<PolicySet> {
    const [row] = await ctx.tx.query<Loaded>(LOAD, [ctx.tenantId]);
    return {
      policies: row?.policies ?? [],
      bindings: row?.bindings ?? [],
      defaultEffect: row?.effect ?? 'allow',
    };
  }
}
