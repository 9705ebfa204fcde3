import { Injectable } from '@nestjs/common';
import { SystemDatabase, type SystemTransaction, type TransactionContext } from '@patchbay/platform';

/** `sent`: the server took it; `refused`: it never will; `expired`: not in time; `dropped`: nobody to tell any more. */
export type MailStatus = 'waiting' | 'sent' | 'refused' | 'expired' | 'dropped';

/** A mail and what it is about. */
export interface AlertMail {
  readonly status: MailStatus;
  readonly createdAt: Date;
  readonly title: string;
  readonly message: string;
  readonly raisedAt: Date;
  /** The alert whose incident this one ends, and what became of its mail. */
  readonly heals: string | null;
  readonly healsStatus: MailStatus | null;
}

const READ = `SELECT m.status, m.created_at AS "createdAt", a.title, a.message, a.created_at AS "raisedAt", a.heals,
    opening.status AS "healsStatus"
  FROM alert_mails m JOIN alerts a ON a.tenant_id = m.tenant_id AND a.id = m.alert_id
  LEFT JOIN alert_mails opening ON opening.tenant_id = m.tenant_id AND opening.alert_id = a.heals
  WHERE m.tenant_id = $1 AND m.alert_id = $2`;

/** Rows of `alert_mails`. */
@Injectable()
export class AlertMailRepository {
  constructor(private readonly system: SystemDatabase) {}

  async add(ctx: TransactionContext, alertId: string): Promise<void> {
    await ctx.tx.query('INSERT INTO alert_mails (tenant_id, alert_id) VALUES ($1, $2)', [ctx.tenantId, alertId]);
  }

  async has(ctx: TransactionContext, alertId: string): Promise<boolean> {
    const values = [ctx.tenantId, alertId];
    const rows = await ctx.tx.query('SELECT FROM alert_mails WHERE tenant_id = $1 AND alert_id = $2', values);
    return rows.length > 0;
  }

  async find(tenantId: string, alertId: string): Promise<AlertMail | null> {
    const [row] = await this.system.query<AlertMail>(READ, [tenantId, alertId]);
    return row ?? null;
  }

  async end(tx: SystemTransaction, tenantId: string, alertId: string, status: MailStatus): Promise<void> {
    await tx.query(
      `UPDATE alert_mails SET status = $3, ended_at = now() WHERE tenant_id = $1 AND alert_id = $2 AND status = 'waiting'`,
      [tenantId, alertId, status],
    );
  }

  async noteFailure(tenantId: string, alertId: string, detail: string): Promise<void> {
    await this.system.query('UPDATE alert_mails SET detail = $3 WHERE tenant_id = $1 AND alert_id = $2', [
      tenantId,
      alertId,
      detail,
    ]);
  }
}
