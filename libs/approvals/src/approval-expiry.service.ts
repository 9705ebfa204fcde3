import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import {
  actorName,
  Clock,
  Database,
  Log,
  Scheduler,
  SETTINGS,
  SystemDatabase,
  systemContext,
  type Settings,
} from '@patchbay/platform';
import { ApprovalOutcomes } from './approval-outcomes.service.ts';
import { ApprovalRepository } from './approval.repository.ts';

const PERIOD_SECONDS = 60;
const BATCH = 200;
const DAY_MS = 24 * 3600 * 1000;

/** What nobody decides in time ends by the clock; what has ended is kept for as long as operations are. */
@Injectable()
export class ApprovalExpiry implements OnModuleInit {
  private readonly keptMs: number;

  constructor(
    @Inject(SystemDatabase) private readonly system: SystemDatabase,
    @Inject(Database) private readonly database: Database,
    @Inject(ApprovalRepository) private readonly repository: ApprovalRepository,
    @Inject(ApprovalOutcomes) private readonly outcomes: ApprovalOutcomes,
    @Inject(Scheduler) private readonly scheduler: Scheduler,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Log) private readonly log: Log,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.keptMs = settings.retention.operations * DAY_MS;
  }

  onModuleInit(): void {
    this.scheduler.every('approvals-expiry', PERIOD_SECONDS, () => this.run());
  }

  async run(): Promise<void> {
    await this.expireOverdue();
    const before = new Date(this.clock.now().getTime() - this.keptMs);
    while ((await this.repository.forget(this.system, before, BATCH)) === BATCH);
  }

  /** Each in a transaction of its own: one that fails is logged, waits for the next run and keeps no other waiting. */
  private async expireOverdue(): Promise<void> {
    let expired: number;
    let overdue: { tenant_id: string; id: string }[];
    do {
      overdue = await this.repository.overdue(this.system, this.clock.now(), BATCH);
      expired = 0;
      for (const { tenant_id: tenantId, id } of overdue) if (await this.expire(tenantId, id)) expired += 1;
    } while (overdue.length === BATCH && expired > 0);
  }

  private async expire(tenantId: string, id: string): Promise<boolean> {
    const ctx = systemContext(tenantId, 'approvals');
    try {
      await this.database.inTransaction(ctx, async (tx) => {
        const decision = { status: 'expired', by: actorName(ctx.actor), at: this.clock.now(), note: null } as const;
        const approval = await this.repository.expire(tx.tx, tenantId, id, decision);
        if (approval) await this.outcomes.follow(tx, approval);
      });
      return true;
    } catch (error) {
      this.log.error('an approval could not be expired', { tenant_id: tenantId, approval_id: id, error });
      return false;
    }
  }
}
