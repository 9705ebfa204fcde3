import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Catalog } from '@patchbay/catalog';
import { Clock } from '@patchbay/platform';
import type { Effect, FailureDetail } from '@patchbay/provider-kit';
import { effectOf, lookupLagOf } from './capability-effect.ts';
import { endOf, nextStep, type NextStep, type OperationError } from './next-step.ts';
import { OperationLedger } from './operation-ledger.service.ts';
import { OperationPayloads, type StoredPayload } from './operation-payloads.service.ts';
import { OperationPermits, type Permit } from './operation-permits.service.ts';
import { OperationRouting } from './operation-routing.service.ts';
import { OperationTries } from './operation-tries.repository.ts';
import { PAUSED_UNTIL } from './paused-work.ts';
import type { AttemptRecord, OperationRecord } from './operation.types.ts';
import {
  attemptOf,
  endedRecord,
  finishedTry,
  triesSpent,
  type OperationEnd,
  type RunningOperation,
} from './running-operation.ts';
import { VendorAsking } from './vendor-asking.service.ts';

/** How a run ended: with the record as it now is, put off for later, or no longer ours to say. */
export type RunResult =
  | { readonly kind: 'ended'; readonly record: OperationRecord; readonly result: Record<string, unknown> | null }
  | { readonly kind: 'deferred' }
  | { readonly kind: 'lost' };

/** Takes an operation that is committed as in progress to its vendor, and on from there until it ends or is put off. */
@Injectable()
export class OperationExecution {
  constructor(
    @Inject(VendorAsking) private readonly vendors: VendorAsking,
    @Inject(Catalog) private readonly catalog: Catalog,
    @Inject(OperationRouting) private readonly routing: OperationRouting,
    @Inject(OperationTries) private readonly tries: OperationTries,
    @Inject(OperationLedger) private readonly ledger: OperationLedger,
    @Inject(OperationPayloads) private readonly payloads: OperationPayloads,
    @Inject(OperationPermits) private readonly permits: OperationPermits,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** With a fallback the try begins in any case, and goes there at once when this connection's budget is used up. */
  async permitFor(record: OperationRecord, connectionId: string, fallbackId: string | null): Promise<Permit> {
    return fallbackId === null ? this.permits.take(record, connectionId) : { kind: 'none' };
  }

  async run(operation: RunningOperation): Promise<RunResult> {
    let current: RunningOperation | RunResult = operation;
    while (!('kind' in current)) current = await this.tryOnce(current);
    return current;
  }

  /** One try and what follows from it: the end, or the operation ready for its next try. */
  private async tryOnce(operation: RunningOperation): Promise<RunningOperation | RunResult> {
    const startedAt = this.clock.now();
    const effect = this.effect(operation);
    const { answer, isUnclear } = await this.vendors.ask(operation, effect);
    if (!answer.ok && answer.failure.code === 'claim_expired') return { kind: 'lost' };
    const attempt = attemptOf(operation, answer, startedAt, this.clock.now());
    if (answer.ok) return this.end(operation, attempt, { status: 'delivered', error: null, result: answer.value });
    return this.follow(operation, attempt, answer.failure, isUnclear);
  }

  private effect({ connection, capability, input }: RunningOperation): Effect {
    return effectOf(this.catalog, { provider: connection.provider, capability }, input);
  }

  private async follow(
    operation: RunningOperation,
    attempt: AttemptRecord,
    failure: FailureDetail,
    isUnclear: boolean,
  ): Promise<RunningOperation | RunResult> {
    const remainingMs = this.remainingMs(operation);
    // Once its caller has gone with a 202, an operation goes on like one that nobody waits for.
    const mode = remainingMs > 0 ? operation.patience.mode : 'async';
    const step = nextStep(failure, {
      mode,
      effect: this.effect(operation),
      duplicateSafe: operation.record.duplicate_safe,
      unclear: isUnclear,
      lookupLagMs: lookupLagOf(this.catalog, operation.connection.provider, operation.capability),
      fallbackId: await this.routing.availableFallback(operation.record, operation.fallbackId),
      tries: triesSpent(operation),
      remainingMs,
    });
    if (step.kind === 'exhaust') return this.exhaust(operation, attempt, step.error);
    if (step.kind === 'fall_back') return this.fallBack(operation, attempt, step.integrationId, failure);
    if (step.kind === 'retry' && mode === 'sync') return this.retryNow(operation, attempt, step, failure);
    return this.putOff(operation, attempt, step);
  }

  private async exhaust(
    operation: RunningOperation,
    attempt: AttemptRecord,
    error: OperationError,
  ): Promise<RunResult> {
    return this.end(operation, attempt, { status: 'exhausted', error, result: null });
  }

  private async end(operation: RunningOperation, attempt: AttemptRecord, end: OperationEnd): Promise<RunResult> {
    const record = endedRecord(operation, attempt, end);
    const stored = end.result && (await this.sealResult(operation, end.result));
    const finished = finishedTry(record, operation.claim, attempt, stored);
    if (await this.ledger.finish(finished, operation.claim)) return { kind: 'ended', record, result: end.result };
    await this.tries.recordLate(finished);
    return { kind: 'lost' };
  }

  private async sealResult(
    { record, capability, connection }: RunningOperation,
    result: Record<string, unknown>,
  ): Promise<StoredPayload> {
    return this.payloads.sealResult(record.tenant_id, connection.id, record.id, capability, result);
  }

  private async fallBack(
    operation: RunningOperation,
    attempt: AttemptRecord,
    fallbackId: string,
    failure: FailureDetail,
  ): Promise<RunningOperation | RunResult> {
    const spent = after(operation, attempt, triesSpent(operation));
    const next = await this.startAt(spent, fallbackId, { fallbackId: null, last: attempt });
    // No room there: as if it were away.
    if (next && next !== 'full') return next;
    // The fallback went away this very moment: decide again without it.
    const isUnclear = await this.tries.mayHaveActed(operation.record);
    return this.follow({ ...operation, fallbackId: null }, attempt, failure, isUnclear);
  }

  private async retryNow(
    operation: RunningOperation,
    attempt: AttemptRecord,
    step: Extract<NextStep, { kind: 'retry' }>,
    failure: FailureDetail,
  ): Promise<RunningOperation | RunResult> {
    await sleep(step.afterMs);
    const spent = after(operation, attempt, step.spendsTry ? triesSpent(operation) : operation.record.tries);
    const waited = { ...spent, record: { ...spent.record, bound: spent.record.bound || step.bound } };
    const route = await this.routing.routeOf(waited.record, waited.input);
    const next =
      route.kind === 'chosen'
        ? await this.startAt(waited, route.integrationId, { fallbackId: route.fallbackId, last: attempt })
        : null;
    if (next && next !== 'full') return next;
    const unclear = waited.record.bound || (await this.tries.mayHaveActed(operation.record));
    const duplicateSafe = operation.record.duplicate_safe;
    const end = endOf(failure, { unclear, effect: this.effect(operation), duplicateSafe });
    const isDenied = route.kind === 'none' && route.deniedId !== undefined && end.code !== 'outcome_unknown';
    const message = isDenied ? await this.routing.refusalOf(waited.record, route.deniedId) : '';
    return this.exhaust(operation, attempt, isDenied ? { code: 'policy_denied', message } : end);
  }

  private async putOff(
    operation: RunningOperation,
    attempt: AttemptRecord,
    step: Extract<NextStep, { kind: 'retry' | 'pause' }>,
  ): Promise<RunResult> {
    const isPause = step.kind === 'pause';
    const isHeld = await this.tries.defer(
      operation.claim,
      {
        tenantId: operation.record.tenant_id,
        operationId: operation.record.id,
        status: isPause ? 'paused' : 'retrying',
        dueAt: isPause ? PAUSED_UNTIL : new Date(this.clock.now().getTime() + step.afterMs),
        integrationId: operation.connection.id,
        provider: operation.connection.provider,
        tries: !isPause && step.spendsTry ? triesSpent(operation) : operation.record.tries,
        attemptsCount: attempt.number,
        bound: operation.record.bound || (step.kind === 'retry' && step.bound),
      },
      attempt,
    );
    return { kind: isHeld ? 'deferred' : 'lost' };
  }

  /**
   * Commits that this connection is about to be asked, together with the attempt just made (`last`), if any. Null when it
   * cannot serve now, or the claim is lost; full: no room.
   */
  async startAt(
    operation: Omit<RunningOperation, 'connection'>,
    connectionId: string,
    { fallbackId, last }: { readonly fallbackId: string | null; readonly last: AttemptRecord | null },
  ): Promise<RunningOperation | 'full' | null> {
    const { record } = operation;
    const connection = await this.routing.connection(record, connectionId);
    if (!connection) return null;
    const started = {
      tenantId: record.tenant_id,
      operationId: record.id,
      epoch: operation.claim.epoch,
      integrationId: connection.id,
      connectionVersion: connection.version,
      provider: connection.provider,
    };
    const isElsewhere = connection.isLimited && operation.claim.lane !== connection.id;
    const lastTry = last && { attempt: last, tries: record.tries, bound: record.bound };
    const claim = await (isElsewhere
      ? this.ledger.move(started, lastTry, operation.claim)
      : this.ledger.start(started, lastTry, operation.claim));
    if (claim === null || claim === 'full') return claim;
    // As the statement has just written it: what binds the operation from here on binds it to this connection.
    const there = { ...record, integration_id: connection.id, provider: connection.provider };
    return { ...operation, record: there, claim, connection, fallbackId, permitHeld: false };
  }

  private remainingMs({ patience }: RunningOperation): number {
    return patience.mode === 'sync' ? Math.max(0, patience.until - this.clock.monotonicMs()) : Infinity;
  }
}

function after(operation: RunningOperation, attempt: AttemptRecord, tries: number): RunningOperation {
  return { ...operation, record: { ...operation.record, attempts_count: attempt.number, tries } };
}
