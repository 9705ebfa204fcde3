import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { OPERATIONS_QUEUE } from '@patchbay/access';
import { CONNECTION_SETTLED, RATE_LIMIT_FIELD } from '@patchbay/connections';
import { Clock, EventBus, Scheduler, SystemDatabase, WorkQueue, type DomainEvent } from '@patchbay/platform';
import { OperationRepository } from './operation.repository.ts';
import { OperationWorker } from './operation-worker.service.ts';
import { LEASE_MS } from './operation-ledger.service.ts';

const CHUNK = 500;
const CHANGED = 'connection.changed';
/** By then every process knows of a change: earlier, some would judge by the old limit and put off anew. */
const KNOWN_EVERYWHERE_MS = 1_000;

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
    @Inject(Clock) private readonly clock: Clock,
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
      types: [...CONNECTION_SETTLED, CHANGED],
      handle: (event) => this.follow(event),
    });
    this.scheduler.every('operations-resumption', 60, () => this.resumeMissed());
  }

  /** Idempotent: what was resumed already no longer waits. */
  async resume(tenantId: string, connectionId: string): Promise<void> {
    await inChunks((after) => this.resumeSome(tenantId, connectionId, after));
  }

  private async follow({ type, tenantId, subjectId, data }: DomainEvent): Promise<void> {
    if (type !== CHANGED) await this.resume(tenantId, subjectId);
    else if (isAboutRate(data['fields'])) await inChunks((after) => this.hastenSome(tenantId, subjectId, after));
  }

  private async resumeSome(tenantId: string, connectionId: string, after: string): Promise<readonly { id: string }[]> {
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
      return resumed;
    });
  }

  /** What was put off until the old limit's window was over may find room under the new one. */
  private async hastenSome(tenantId: string, connectionId: string, after: string): Promise<readonly { id: string }[]> {
    const dueAt = new Date(this.clock.now().getTime() + KNOWN_EVERYWHERE_MS);
    return this.database.inTransaction(async (tx) => {
      const hastened = await this.repository.hasten(tx, tenantId, connectionId, { after, limit: CHUNK, dueAt });
      const items = hastened.map(({ id }) => ({ queue: OPERATIONS_QUEUE, tenantId, lane: connectionId, id, dueAt }));
      await this.work.enqueue(tx, items);
      return hastened;
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

function isAboutRate(fields: unknown): boolean {
  return Array.isArray(fields) && fields.includes(RATE_LIMIT_FIELD);
}

/** By ids, rising, until a chunk is not full. */
async function inChunks(take: (after: string) => Promise<readonly { id: string }[]>): Promise<void> {
  for (let after: string | null = ''; after !== null;) {
    const taken: readonly { id: string }[] = await take(after);
    const ids = taken.map(({ id }) => id).sort();
    after = ids.length < CHUNK ? null : (ids.at(-1) ?? null);
  }
}
