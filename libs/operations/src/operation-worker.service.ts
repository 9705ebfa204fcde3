import { Inject, Injectable } from '@nestjs/common';
import { Catalog } from '@patchbay/catalog';
import { Clock, type Claim } from '@patchbay/platform';
import type { CapabilityName } from '@patchbay/provider-kit';
import type { Route } from '@patchbay/routing';
import { isRepeatable, type OperationError } from './next-step.ts';
import { OperationExecution } from './operation-execution.service.ts';
import { BREAKER_LOOK_MS } from './operation-drafts.service.ts';
import { OperationMoves } from './operation-moves.ts';
import { OperationLedger } from './operation-ledger.service.ts';
import { OperationRouting } from './operation-routing.service.ts';
import { OperationTries, type DeferredTry } from './operation-tries.repository.ts';
import { PAUSED_UNTIL } from './paused-work.ts';
import { OperationPayloads } from './operation-payloads.service.ts';
import { isTerminal } from './operation-status.ts';
import type { AttemptRecord, OperationRecord } from './operation.types.ts';
import { effectOf, lookupLagOf } from './capability-effect.ts';
import { finishedTry, INTERRUPTED, interruptedAttempt, type RunningOperation } from './running-operation.ts';

/** How soon work looks again at a connection that changed under it. */
const LOOK_AGAIN_MS = 1_000;

/** A try takes its time, and clocks differ. */
const FORGETTING_MARGIN_MS = 300_000;
const FORGOTTEN =
  'The vendor may have acted and no longer remembers its idempotency key: it was not sent again. Look at the vendor first.';

/** A budget that is used up for longer is waited for by each operation for itself. */
const LONGEST_REST_MS = 5_000;

/** A request of the process that died may be under way for so long: before, no look-up can be believed. */
const IN_FLIGHT_MS = 30_000;

/** Delivers queued operations, and settles those whose process died. One claim at a time; the queue decides which. */
@Injectable()
export class OperationWorker {
  constructor(
    @Inject(OperationTries) private readonly tries: OperationTries,
    @Inject(OperationLedger) private readonly ledger: OperationLedger,
    @Inject(OperationExecution) private readonly execution: OperationExecution,
    @Inject(OperationPayloads) private readonly payloads: OperationPayloads,
    @Inject(OperationRouting) private readonly routing: OperationRouting,
    @Inject(Catalog) private readonly catalog: Catalog,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(OperationMoves) private readonly moves: OperationMoves,
  ) {}

  async handle(claim: Claim): Promise<void> {
    const record = await this.tries.load(claim);
    if (!record || isTerminal(record.status)) return this.tries.forget(claim);
    await (record.status === 'in_progress' ? this.settleInterrupted(record, claim) : this.deliver(record, claim));
    this.moves.tell(record);
  }

  /** Its process died while a vendor was being asked: nobody knows how far it came, and it is treated as unknown. */
  private async settleInterrupted(record: OperationRecord, claim: Claim): Promise<void> {
    const attempt = interruptedAttempt(record, this.clock.now());
    const counted = { ...record, attempts_count: attempt.number, tries: record.tries + 1 };
    const { payload: input } = await this.payloads.openInput(record);
    const effect = effectOf(this.catalog, record, input ?? {});
    if (input === null || !isRepeatable(effect, record.duplicate_safe)) {
      return this.exhaust(counted, claim, attempt, { code: 'outcome_unknown', message: INTERRUPTED.message });
    }
    const bound = { ...counted, bound: record.bound || !record.duplicate_safe };
    await this.tries.recordInterrupted(bound, attempt);
    if (effect !== 'lookup' || record.duplicate_safe) return this.deliver(bound, claim);
    const lagMs = lookupLagOf(this.catalog, record.provider, record.capability);
    return this.putOff(bound, claim, { status: 'retrying', dueAt: this.in(IN_FLIGHT_MS + lagMs) });
  }

  private async deliver(record: OperationRecord, claim: Claim): Promise<void> {
    const opened = await this.payloads.openInput(record);
    if (opened.payload === null) return this.giveUpLost(record, claim, opened.lost);
    const input = opened.payload;
    const route = await this.routing.routeOf(record, input);
    if (route.kind === 'chosen') return this.start(record, claim, input, route);
    if (route.kind === 'waiting') return this.wait(record, claim, route);
    if (route.deniedId !== undefined) {
      return this.giveUp(record, claim, await this.routing.refusalOf(record, route.deniedId), 'policy_denied');
    }
    // Only inactive connections are left: what a person switched off may be switched on again.
    const own = await this.routing.connection(record, record.integration_id);
    if (own) return this.wait(record, claim, { ...NOTHING_ACTIVE, integrationId: own.id });
    return this.giveUp(record, claim, `Nothing can serve ${record.capability} any more: its integration was deleted.`);
  }

  private async start(
    record: OperationRecord,
    claim: Claim,
    input: Record<string, unknown>,
    route: Extract<Route, { kind: 'chosen' }>,
  ): Promise<void> {
    if (await this.isForgotten(record, input)) return this.giveUp(record, claim, FORGOTTEN);
    const permit = await this.execution.permitFor(record, route.integrationId, route.fallbackId);
    if (permit.kind === 'wait') return this.waitForBudget(record, claim, permit.ms);
    const operation: Omit<RunningOperation, 'connection'> = {
      record,
      capability: record.capability as CapabilityName,
      input,
      claim,
      fallbackId: route.fallbackId,
      patience: { mode: 'async' },
    };
    const running = await this.execution.startAt(operation, route.integrationId, {
      fallbackId: route.fallbackId,
      last: null,
    });
    if (running === 'full') return this.tries.moveTo(claim, record, route.integrationId);
    if (running) {
      await this.execution.run({ ...running, permitHeld: permit.kind === 'held' });
      return;
    }
    // The connection changed under us, or the claim is lost: then putting it off is refused, which is right.
    this.routing.forget(record);
    await this.putOff(record, claim, { status: 'retrying', dueAt: this.in(LOOK_AGAIN_MS) });
  }

  /** The vendor may have acted, and remembers our key no longer: sent again, it would act again. */
  private async isForgotten(record: OperationRecord, input: Record<string, unknown>): Promise<boolean> {
    if (!record.bound || record.duplicate_safe || record.provider === null) return false;
    const hours = this.catalog.provider(record.provider)?.idempotency?.windowHours ?? null;
    if (hours === null || effectOf(this.catalog, record, input) !== 'native_key') return false;
    const remembered = this.clock.now().getTime() - hours * 3_600_000 + FORGETTING_MARGIN_MS;
    if (record.created_at.getTime() > remembered) return false;
    const sentAt = await this.tries.firstUnknownAt(record);
    return sentAt !== null && sentAt.getTime() <= remembered;
  }

  /** For a moment the lane rests and keeps its order; for long, others of the lane that can go elsewhere come first. */
  private async waitForBudget(record: OperationRecord, claim: Claim, ms: number): Promise<void> {
    const until = { status: 'retrying', dueAt: this.in(ms) } as const;
    if (ms > LONGEST_REST_MS) return this.putOff(record, claim, until);
    await this.tries.rest(claim, { ...unchanged(record), ...until }, ms);
  }

  private async wait(record: OperationRecord, claim: Claim, route: Extract<Route, { kind: 'waiting' }>): Promise<void> {
    const isBreaker = route.reason === 'breaker_open';
    const connection = await this.routing.connection(record, route.integrationId);
    await this.putOff(record, claim, {
      status: isBreaker ? 'retrying' : 'paused',
      dueAt: isBreaker ? this.in(BREAKER_LOOK_MS) : PAUSED_UNTIL,
      integrationId: route.integrationId,
      ...(connection ? { provider: connection.provider } : {}),
    });
  }

  private async putOff(
    record: OperationRecord,
    claim: Claim,
    change: Pick<DeferredTry, 'status' | 'dueAt'> & Partial<DeferredTry>,
  ): Promise<void> {
    await this.tries.defer(claim, { ...unchanged(record), ...change }, null);
  }

  private async giveUpLost(record: OperationRecord, claim: Claim, lost: 'shredded' | 'unreadable'): Promise<void> {
    if (lost === 'shredded') {
      return this.giveUp(record, claim, 'The integration it was for was deleted before it was delivered.');
    }
    const message =
      'Its stored input cannot be read: it was altered, or its key was. It was not sent; request it anew.';
    return this.giveUp(record, claim, message, 'internal_error');
  }

  private async giveUp(
    record: OperationRecord,
    claim: Claim,
    message: string,
    code: 'no_active_provider' | 'policy_denied' | 'internal_error' = 'no_active_provider',
  ): Promise<void> {
    const now = this.clock.now();
    const attempt: AttemptRecord = {
      ...interruptedAttempt(record, now),
      outcome: 'failed',
      failure_class: 'client',
      error: { code, message },
      started_at: now,
    };
    const isUnclear = effectOf(this.catalog, record, {}) !== 'read' && (await this.tries.mayHaveActed(record));
    await this.exhaust(record, claim, attempt, { code: isUnclear ? 'outcome_unknown' : code, message });
  }

  private async exhaust(
    record: OperationRecord,
    claim: Claim,
    attempt: AttemptRecord,
    error: OperationError,
  ): Promise<void> {
    const ended: OperationRecord = { ...record, status: 'exhausted', error, vendor_status: null };
    await this.ledger.finish(finishedTry(ended, claim, attempt, null), claim);
  }

  private in(ms: number): Date {
    return new Date(this.clock.now().getTime() + ms);
  }
}

function unchanged(record: OperationRecord): Omit<DeferredTry, 'status' | 'dueAt'> {
  return {
    tenantId: record.tenant_id,
    operationId: record.id,
    integrationId: record.integration_id ?? '',
    provider: record.provider ?? '',
    tries: record.tries,
    attemptsCount: record.attempts_count,
    bound: record.bound,
  };
}

const NOTHING_ACTIVE = { kind: 'waiting', reason: 'pending', ruleId: null } as const;
