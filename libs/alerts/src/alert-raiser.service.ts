import { Injectable } from '@nestjs/common';
import { Catalog } from '@patchbay/catalog';
import {
  Clock,
  Database,
  EventBus,
  newId,
  Outbox,
  systemContext,
  type RecordedEvent,
  type TransactionContext,
} from '@patchbay/platform';
import { ALERT_RAISED, alertEvent } from './alert.events.ts';
import type { AlertEntity } from './alert.entity.ts';
import { AlertMails } from './alert-mails.service.ts';
import { AlertRepository } from './alert.repository.ts';
import { endedData, failedData, failedText, healedData, healedText } from './alert-text.ts';

/**
 * Listens to everybody's events and raises one alert per incident, and another when it heals. Events come at least
 * once: the incident and the kind are unique together, so that a repeat finds its alert made.
 */
@Injectable()
export class AlertRaiser {
  constructor(
    bus: EventBus,
    private readonly database: Database,
    private readonly catalog: Catalog,
    private readonly repository: AlertRepository,
    private readonly mails: AlertMails,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {
    bus.register({
      name: 'alerts',
      types: ['connection.failed', 'connection.healed', 'connection.disconnected', 'connection.deleted'],
      handle: (event) => this.handle(event),
    });
  }

  async handle(event: RecordedEvent): Promise<void> {
    await this.database.inTransaction(systemContext(event.tenantId, 'alerts'), async (ctx) => {
      if (event.type === 'connection.failed') await this.raise(ctx, event);
      else if (event.type === 'connection.healed') await this.heal(ctx, event);
      else await this.close(ctx, event);
    });
  }

  private async raise(ctx: TransactionContext, event: RecordedEvent): Promise<void> {
    const data = failedData.parse(event.data);
    await this.tell(ctx, {
      ...this.blank(event),
      kind: 'connection.failed',
      severity: 'critical',
      incident: data.incident,
      ...failedText(this.vendorOf(data), data),
    });
  }

  private async heal(ctx: TransactionContext, event: RecordedEvent): Promise<void> {
    const data = healedData.parse(event.data);
    const opening = await this.repository.findOpening(ctx, data.incident);
    // Nobody was told that it failed: nobody needs to be told that it works.
    if (opening === null) return;
    await this.repository.close(ctx, opening.id, event.createdAt);
    await this.tell(ctx, {
      ...this.blank(event),
      kind: 'connection.healed',
      severity: 'info',
      incident: data.incident,
      heals: opening.id,
      healedAt: event.createdAt,
      ...healedText(this.vendorOf(data), data),
    });
  }

  /** The connection is gone, on purpose: the incident is over, and nothing is to be told. */
  private async close(ctx: TransactionContext, event: RecordedEvent): Promise<void> {
    const { incident } = endedData.parse(event.data);
    if (incident === null) return;
    const opening = await this.repository.findOpening(ctx, incident);
    if (opening !== null) await this.repository.close(ctx, opening.id, event.createdAt);
  }

  /** In the app, and by e-mail where that is set up; neither again for an event that came again. */
  private async tell(ctx: TransactionContext, alert: AlertEntity): Promise<void> {
    if (!(await this.repository.insert(ctx, alert))) return;
    await this.outbox.append(ctx.tx, [alertEvent(ALERT_RAISED, alert)]);
    await this.mails.queueFor(ctx, alert);
  }

  private vendorOf({ provider }: { readonly provider: string }): string {
    return this.catalog.provider(provider)?.displayName ?? provider;
  }

  private blank(event: RecordedEvent): Omit<AlertEntity, 'kind' | 'severity' | 'incident' | 'title' | 'message'> {
    return {
      tenantId: event.tenantId,
      id: newId(),
      integrationId: event.subjectId,
      heals: null,
      healedAt: null,
      acknowledgedAt: null,
      acknowledgedBy: null,
      createdAt: this.clock.now(),
    };
  }
}
