import { expect } from '@jest/globals';
import type { AttemptDto } from './operation.dto.ts';
import { isTerminal, mayBecome, OPERATION_STATUSES, type OperationStatus } from './operation-status.ts';
import type { OperationView } from './operation.types.ts';

/** A text is opaque to its vendor, a payment carries a key of ours. */
export type Kind = 'text' | 'payment';
/** What the vendor does with the first request it gets for an operation; any later one it answers. */
export type Behaviour = 'answers' | 'refuses' | 'limits' | 'breaks_before' | 'breaks_after' | 'is_slow';
export type Change = 'revoked' | 'healed' | 'disabled' | 'activated' | 'deleted' | 'connected';

/** An operation as the outside sees it: its own words, its attempts, what the vendor really did for it. */
export interface SeenOperation {
  readonly view: OperationView;
  readonly attempts: readonly AttemptDto[];
  readonly effects: number;
}

type ConnectionState = 'active' | 'error' | 'inactive' | 'deleted';

/** What the contract allows: the HTTP statuses of the answer, and where the operation may then stand, if it is stored. */
export interface Expected {
  readonly answers: readonly number[];
  readonly statuses: readonly OperationStatus[];
}

interface Modelled {
  readonly kind: Kind;
  /** Which connection of its kind it was made for: the first, the one after that was deleted, … */
  readonly generation: number;
  may: ReadonlySet<OperationStatus>;
  last: SeenOperation | null;
  /** How often a person has asked for it once more although it may have been done. */
  doubtfulRetries: number;
  /** A person has decided since it was last looked at. */
  isRestarted: boolean;
}

const AFTER: Readonly<Record<Change, ConnectionState>> = {
  revoked: 'error',
  healed: 'active',
  disabled: 'inactive',
  activated: 'active',
  deleted: 'deleted',
  connected: 'active',
};
const BEFORE: Readonly<Record<Change, readonly ConnectionState[]>> = {
  revoked: ['active'],
  healed: ['error'],
  disabled: ['active'],
  activated: ['inactive'],
  deleted: ['active', 'error', 'inactive'],
  connected: ['deleted'],
};

/** Operations as the contract tells their lives, much simpler than how they are led. */
export class OperationModel {
  private readonly connections = new Map<Kind, ConnectionState>([
    ['text', 'active'],
    ['payment', 'active'],
  ]);
  private readonly generations = new Map<Kind, number>();
  private readonly operations = new Map<string, Modelled>();

  get size(): number {
    return this.operations.size;
  }

  nth(number: number): string {
    return [...this.operations.keys()][number % this.size] ?? '';
  }

  asks(kind: Kind, mode: 'sync' | 'async', behaviour: Behaviour): Expected {
    const state = this.connections.get(kind);
    if (state === 'error' && mode === 'async') return { answers: [202], statuses: ['paused'] };
    if (state !== 'active') return { answers: [409], statuses: [] };
    return mode === 'sync' ? answered(kind, behaviour) : { answers: [202], statuses: queued(kind, behaviour) };
  }

  begins(kind: Kind, { id }: OperationView, { statuses }: Expected): void {
    this.operations.set(id, {
      kind,
      generation: this.generation(kind),
      may: new Set(statuses),
      last: null,
      doubtfulRetries: 0,
      isRestarted: false,
    });
  }

  /** Answers the statuses the decision may be answered with. */
  decides(verb: 'cancel' | 'retry', id: string): readonly number[] {
    const operation = this.operations.get(id);
    const status = operation?.last?.view.status;
    if (!operation || status === undefined) return [];
    if (verb === 'retry') return this.retried(operation, status);
    if (status === 'paused') operation.may = new Set(['cancelled']);
    if (status === 'retrying') operation.may = new Set(['cancelled', ...this.runs(operation)]);
    return isTerminal(status) ? [409] : status === 'retrying' ? [200, 409] : [200];
  }

  mayChange(kind: Kind, change: Change): boolean {
    return BEFORE[change].includes(this.connections.get(kind) ?? 'deleted');
  }

  changes(kind: Kind, change: Change): void {
    this.connections.set(kind, AFTER[change]);
    if (change === 'connected') this.generations.set(kind, this.generation(kind) + 1);
    if (change !== 'healed' && change !== 'activated' && change !== 'deleted') return;
    for (const operation of this.operations.values()) {
      if (operation.kind === kind && operation.last?.view.status === 'paused') operation.may = this.runs(operation);
    }
  }

  timePasses(): void {
    for (const operation of this.operations.values()) {
      if (operation.last?.view.status === 'retrying') operation.may = this.runs(operation);
    }
  }

  /** Whether everything stands where it may; throws what does not. */
  allows(seen: readonly SeenOperation[]): void {
    expect(seen.map(({ view }) => view.id).sort()).toEqual([...this.operations.keys()].sort());
    for (const { view } of seen) {
      const operation = this.operations.get(view.id);
      if (operation) expect([view.id, ...this.allowed(operation)]).toContain(view.status);
    }
  }

  /** Holds what is seen against what was seen before, and remembers it. */
  sees(seen: readonly SeenOperation[]): void {
    this.allows(seen);
    for (const one of seen) {
      const operation = this.operations.get(one.view.id);
      if (!operation) continue;
      holdsTogether(one, operation);
      if (operation.last) followsFrom(one, operation.last, operation.isRestarted);
      operation.last = one;
      operation.may = new Set([one.view.status]);
      operation.isRestarted = false;
    }
  }

  private retried(operation: Modelled, status: OperationStatus): readonly number[] {
    if (status !== 'exhausted') return status === 'retrying' ? [409, 202] : [409];
    const isDoubtful = operation.last?.view.error?.code === 'outcome_unknown';
    // A payment is asked for under the same key again; a text is done again, which is what its person has decided.
    if (isDoubtful && operation.kind === 'text') operation.doubtfulRetries += 1;
    operation.isRestarted = true;
    operation.may = this.runs(operation);
    return [202];
  }

  /** A time may be over sooner than the model thinks: a slow machine waits longer than it says. */
  private allowed(operation: Modelled): readonly OperationStatus[] {
    return operation.may.has('retrying') ? [...operation.may, ...this.runs(operation)] : [...operation.may];
  }

  /** Where an operation comes to stand that is tried now; the vendor answers. */
  private runs({ kind, generation }: Modelled): ReadonlySet<OperationStatus> {
    // Its connection is gone and another has come, which may serve it unless its input went with the first.
    if (generation !== this.generation(kind)) return new Set(['delivered', 'exhausted', 'paused', 'retrying']);
    const state = this.connections.get(kind);
    if (state === 'active') return new Set(['delivered']);
    return new Set([state === 'deleted' ? 'exhausted' : 'paused']);
  }

  private generation(kind: Kind): number {
    return this.generations.get(kind) ?? 0;
  }
}

function answered(kind: Kind, behaviour: Behaviour): Expected {
  const isBroken = behaviour === 'breaks_before' || behaviour === 'breaks_after';
  if (behaviour === 'refuses' || behaviour === 'limits') return { answers: [502], statuses: ['exhausted'] };
  if (isBroken && kind === 'text') return { answers: [504], statuses: ['exhausted'] };
  return { answers: [200], statuses: ['delivered'] };
}

function queued(kind: Kind, behaviour: Behaviour): readonly OperationStatus[] {
  if (behaviour === 'refuses') return ['exhausted'];
  if (behaviour === 'limits') return ['retrying'];
  const isBroken = behaviour === 'breaks_before' || behaviour === 'breaks_after';
  if (!isBroken) return ['delivered'];
  return kind === 'text' ? ['exhausted'] : ['retrying'];
}

/** What is true of any operation at any time. */
function holdsTogether({ view, attempts, effects }: SeenOperation, { doubtfulRetries }: Modelled): void {
  const { status, error } = view;
  expect(attempts.map(({ number }) => number)).toEqual(attempts.map((_unused, index) => index + 1));
  expect(view).toMatchObject({ attempts_count: attempts.length });
  expect([status, view.completed_at !== null]).toEqual([status, isTerminal(status)]);
  expect([status, view.next_retry_at !== null]).toEqual([status, status === 'retrying']);
  expect([status, view.result !== null]).toEqual([status, status === 'delivered']);
  const mayHaveActed = attempts.some(({ outcome }) => outcome === 'unknown');
  const hasError = status === 'exhausted' || (status === 'cancelled' && mayHaveActed);
  expect([status, error !== null]).toEqual([status, hasError]);
  expect(effects).toBeLessThanOrEqual(1 + doubtfulRetries);
  if (status === 'delivered') expect(effects).toBeGreaterThanOrEqual(1);
  else if (!mayHaveActed) expect(effects).toBe(0);
}

/** What may have become of an operation since it was last looked at. */
function followsFrom(now: SeenOperation, before: SeenOperation, isRestarted: boolean): void {
  const [from, to] = [before.view.status, now.view.status];
  const start = isRestarted && from === 'exhausted' ? 'pending' : from;
  expect([from, ...reachable(start)]).toContain(to);
  expect(now.attempts.slice(0, before.attempts.length)).toEqual(before.attempts);
  expect(now.effects).toBeGreaterThanOrEqual(before.effects);
  expect(new Date(now.view.updated_at).getTime()).toBeGreaterThanOrEqual(new Date(before.view.updated_at).getTime());
  expect(now.view.created_at).toEqual(before.view.created_at);
  if (isTerminal(from) && !isRestarted) expect(withoutSecrets(now)).toEqual(withoutSecrets(before));
}

/** When its connection is deleted, what was sealed for it is gone. */
function withoutSecrets(seen: SeenOperation): object {
  return { ...seen, view: { ...seen.view, result: seen.view.result === null ? null : 'some' } };
}

/** By any number of allowed changes; an end is left by nobody without a decision. */
function reachable(from: OperationStatus): ReadonlySet<OperationStatus> {
  const found = new Set<OperationStatus>([from]);
  for (const status of found) {
    if (isTerminal(status)) continue;
    for (const next of OPERATION_STATUSES) if (mayBecome(status, next)) found.add(next);
  }
  return found;
}
