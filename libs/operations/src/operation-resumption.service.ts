import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { EventBus, Scheduler, SystemDatabase, WorkQueue } from '@patchbay/platform';
import { OperationRepository } from './operation.repository.ts';
import { OperationWorker } from './operation-worker.service.ts';
import { OPERATIONS_QUEUE } from './accept.statements.ts';
import { LEASE_MS } from './operation-ledger.service.ts';

const CHUNK = 500;
/** After these, what waited for the connection is looked at again: it serves, or it never will. */
const EVENTS = ['connection.verified', 'connection.healed', 'connection.activated', 'connection.deleted'];

/** Connects operations to the queue, and wakes those that waited for a connection, in the order they were made. */
@Injectable()
export class OperationResumption implements OnModuleInit {
  constructor(
    @Inject(SystemDatabase) private readonly database: SystemDatabase,
    @Inject(OperationRepository) private readonly repository: OperationRepository,
    @Inject(OperationWorker) private readonly worker: OperationWorker,
    @Inject(WorkQueue) private readonly work: WorkQueue,
    @Inject(EventBus) private readonly events: EventBus,
    @Inject(Scheduler) private readonly scheduler: Scheduler,
  ) {}

  onModuleInit(): void {
    this.work.registerHandler(OPERATIONS_QUEUE, {
      // Operations wait for vendors more than they work. Whatever many slow vendors hold, the next tenant finds room.
      concurrency: 256,
      perTenant: 64,
      perLane: 32,
      leavesRoom: true,
      batch: 32,
      leaseMs: LEASE_MS,
      handle: (claim) => this.worker.handle(claim),
    });
    this.events.register({
      name: 'operations-resumption',
      types: EVENTS,
      handle: (event) => this.resume(event.tenantId, event.subjectId),
    });
    this.scheduler.every('operations-resumption', 60, () => this.resumeMissed());
  }

  /** Idempotent: what was resumed already no longer waits. */
  async resume(tenantId: string, connectionId: string): Promise<void> {
    for (let after: string | null = ''; after !== null;) after = await this.resumeSome(tenantId, connectionId, after);
  }

  /** The last one resumed; null: there are no more. */
  private async resumeSome(tenantId: string, connectionId: string, after: string): Promise<string | null> {
    return this.database.inTransaction(async (tx) => {
      const resumed = await this.repository.resume(tx, tenantId, connectionId, { after, limit: CHUNK });
      // Due since they were asked for: the queue goes by that, so they keep their places among each other, among those
      // that were never paused, and before whatever is asked for from now on.
      const items = resumed.map(({ id, created_at: dueAt }) => ({
        ...{ queue: OPERATIONS_QUEUE, tenantId, lane: connectionId },
        id,
        dueAt,
      }));
      await this.work.enqueue(tx, items);
      return resumed.length < CHUNK
        ? null
        : (resumed
            .map(({ id }) => id)
            .sort()
            .at(-1) ?? null);
    });
  }

  private async resumeMissed(): Promise<void> {
    for (const { tenant_id: tenantId, integration_id: connectionId } of await this.repository.healedWithPaused(
      this.database,
    )) {
      await this.resume(tenantId, connectionId);
    }
  }
}
