import { Inject, Injectable } from '@nestjs/common';
import { Log, Outbox } from '@patchbay/platform';
import { OPERATIONS_TOPIC } from './accept.statements.ts';
import type { OperationRecord } from './operation.types.ts';

/** The part of an operation that tells whose it is. */
export type MovedOperation = Pick<OperationRecord, 'tenant_id' | 'id' | 'metadata'>;

/**
 * Tells who made an operation, in this process and without a query, that it went on or ended. A hint like those of the queue:
 * it may be lost with the process, so whoever listens also looks by itself. An outbox consumer of `operation.delivered`
 * would lose nothing, and would read every event of the hot path to find the few that matter.
 */
@Injectable()
export class OperationMoves {
  private readonly listeners: ((moved: MovedOperation) => Promise<void>)[] = [];

  constructor(
    @Inject(Log) private readonly log: Log,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  listen(listener: (moved: MovedOperation) => Promise<void>): void {
    this.listeners.push(listener);
  }

  /** After a change by hand has been committed: the listeners, and whoever watches the tenant's operations. */
  announce(moved: MovedOperation): void {
    this.tell(moved);
    this.outbox.touch(OPERATIONS_TOPIC, moved.tenant_id);
  }

  tell(moved: MovedOperation): void {
    for (const listener of this.listeners) {
      listener(moved).catch((error: unknown) => {
        this.log.warn('a listener missed that an operation moved', { operation_id: moved.id, error: String(error) });
      });
    }
  }
}
