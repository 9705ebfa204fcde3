import { Inject, Injectable } from '@nestjs/common';
import { DRAIN, LATE, Lifecycle, SystemDatabase, within } from '@patchbay/platform';
import { OperationEnds } from './operation-ends.service.ts';
import { OperationExecution } from './operation-execution.service.ts';
import { OperationPayloads } from './operation-payloads.service.ts';
import type { OperationRequest } from './operation-request.ts';
import { OperationRepository } from './operation.repository.ts';
import { AT_REST } from './operation-status.ts';
import { viewOf, type OperationRecord, type OperationView } from './operation.types.ts';
import type { RunningOperation } from './running-operation.ts';

/** Callers that wait for their operation: as long as they said, while the operation goes on for as long as it takes. */
@Injectable()
export class OperationWaiting {
  private readonly underWay = new Set<Promise<OperationView>>();

  constructor(
    @Inject(OperationExecution) private readonly execution: OperationExecution,
    @Inject(OperationRepository) private readonly repository: OperationRepository,
    @Inject(OperationPayloads) private readonly payloads: OperationPayloads,
    @Inject(SystemDatabase) private readonly database: SystemDatabase,
    @Inject(OperationEnds) private readonly ends: OperationEnds,
    @Inject(Lifecycle) lifecycle: Lifecycle,
  ) {
    // What goes on after its caller has left is waited for when the process stops.
    lifecycle.onDrain(DRAIN.workers, 'operations under way', async () => {
      await Promise.allSettled(this.underWay);
    });
  }

  /** Carries the operation to its end; after `waitMs` the caller gets it as it stands. */
  async carry(operation: RunningOperation, waitMs: number): Promise<OperationView> {
    const carried = this.carryOn(operation);
    this.keep(carried);
    const view = await within(waitMs, carried);
    return view === LATE ? this.asItStands(operation.record) : view;
  }

  /** Somebody else, perhaps in another process, is carrying it: waits for as long as this caller would have. */
  async awaitEnd(record: OperationRecord, request: OperationRequest): Promise<OperationRecord> {
    if (request.mode !== 'sync' || AT_REST.includes(record.status)) return record;
    const ended = await this.ends.of(record, request.waitMs);
    return ended ?? (await this.repository.find(this.database, record.tenant_id, record.id)) ?? record;
  }

  private keep(carried: Promise<OperationView>): void {
    this.underWay.add(carried);
    const forget = (): boolean => this.underWay.delete(carried);
    carried.then(forget, forget);
  }

  private async carryOn(operation: RunningOperation): Promise<OperationView> {
    const end = await this.execution.run(operation);
    return end.kind === 'ended' ? viewOf(end.record, end.result) : this.asItStands(operation.record);
  }

  private async asItStands(record: OperationRecord): Promise<OperationView> {
    const current = (await this.repository.find(this.database, record.tenant_id, record.id)) ?? record;
    return viewOf(current, await this.payloads.openResult(current));
  }
}
