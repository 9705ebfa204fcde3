import type { TransactionContext } from '@patchbay/platform';
import { forbidden } from '@patchbay/platform';

/**
 * Runs `work` bound to a tenant inside a transaction of the platform, so that what a tenant is made of is committed with
 * the tenant. When `work` throws the transaction is over, and with it the binding.
 */
export async function asTenant<T>(
  ctx: TransactionContext,
  tenantId: string,
  work: (ctx: TransactionContext) => Promise<T>,
): Promise<T> {
  if (ctx.actor.kind === 'api_key' || ctx.actor.kind === 'person')
    throw forbidden('Only the platform key may act for another tenant.');
  await bind(ctx, tenantId);
  const result = await work({ ...ctx, tenantId });
  await bind(ctx, ctx.tenantId);
  return result;
}

async function bind(ctx: TransactionContext, tenantId: string): Promise<void> {
  await ctx.tx.query(`SELECT set_config('patchbay.tenant_id', $1, true)`, [tenantId]);
}
