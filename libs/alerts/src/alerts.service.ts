import { Injectable } from '@nestjs/common';
import { AuditLog } from '@patchbay/audit';
import { actorName, Clock, Database, notFound, Outbox, type Context } from '@patchbay/platform';
import type { AlertEntity } from './alert.entity.ts';
import { ALERT_ACKNOWLEDGED, alertEvent } from './alert.events.ts';
import { AlertRepository, type AlertFilter } from './alert.repository.ts';

/** Reads alerts, and notes who has seen them. */
@Injectable()
export class Alerts {
  constructor(
    private readonly database: Database,
    private readonly repository: AlertRepository,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async list(
    ctx: Context,
    filter: AlertFilter,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<{ alerts: AlertEntity[]; total: number; unacknowledged: number }> {
    return this.database.inTransaction(ctx, async (inner) => {
      const [alerts, total] = await this.repository.list(inner, filter, page);
      return { alerts, total, unacknowledged: await this.repository.countUnacknowledged(inner) };
    });
  }

  async get(ctx: Context, id: string): Promise<AlertEntity> {
    const alert = await this.database.inTransaction(ctx, (inner) => this.repository.find(inner, id));
    if (alert === null) throw notFound('alert');
    return alert;
  }

  /** The first acknowledgement stands: doing it again changes nothing. */
  async acknowledge(ctx: Context, id: string): Promise<AlertEntity> {
    return this.database.inTransaction(ctx, async (inner) => {
      const alert = await this.repository.findForUpdate(inner, id);
      if (alert === null) throw notFound('alert');
      if (alert.acknowledgedAt !== null) return alert;
      const by = actorName(ctx.actor);
      const at = this.clock.now();
      await this.repository.acknowledge(inner, id, by, at);
      await this.audit.record(inner, { action: 'alert.acknowledged', subjectType: 'alert', subjectId: id });
      await this.outbox.append(inner.tx, [alertEvent(ALERT_ACKNOWLEDGED, alert)]);
      return { ...alert, acknowledgedAt: at, acknowledgedBy: by };
    });
  }
}
