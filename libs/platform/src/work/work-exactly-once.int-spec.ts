import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestDatabase, type OpenTestDatabase } from '@patchbay/testing';
import fc from 'fast-check';
import { SystemClock } from '../clock/clock.ts';
import { newId } from '../ids/ids.ts';
import { ClaimStore } from './claim-store.ts';
import type { Claim } from './work-queue.ts';
import { startWorkProcess, type WorkTestProcess } from './work-process.fixture.ts';

const PROCESSES = 3;
const LANES = 2;

/** What may happen, in any order and at the same time. `pick` chooses among the claims a process believes to hold. */
type Step =
  | { readonly kind: 'claim'; readonly process: number; readonly limit: number }
  | { readonly kind: 'complete' | 'defer' | 'extend' | 'expire'; readonly process: number; readonly pick: number };

const process = fc.nat(PROCESSES - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('claim' as const), process, limit: fc.integer({ min: 1, max: 4 }) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constantFrom('complete' as const, 'defer' as const, 'extend' as const, 'expire' as const),
      process,
      pick: fc.nat(20),
    }),
  },
);
/** Steps of one group run at the same time. */
const groups = fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 15 });

describe('Work', () => {
  let database: OpenTestDatabase;
  let member: WorkTestProcess;

  beforeAll(async () => {
    database = await openTestDatabase();
    member = await startWorkProcess({ url: database.url });
  });
  afterAll(async () => {
    await member.close();
    await database.drop();
  });

  it.each([false, true])(
    'is completed exactly once, whatever is claimed, expires and ends in whatever order (ordered lanes: %s)',
    async (ordered) => {
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 8 }), groups, async (count, plan) => {
          const history = new History(database, member, ordered);
          await history.enqueue(count);
          for (const group of plan) await Promise.all(group.map((each) => history.run(each)));
          await history.drain();
          expect([...history.completed].sort()).toEqual(history.ids);
          expect(new Set(history.completed).size).toBe(history.completed.length);
          expect(history.doubles).toBe(0);
        }),
        { numRuns: 40 },
      );
    },
    60_000,
  );
});

/** One queue, the claims each process believes to hold, and what was completed. */
class History {
  readonly completed: string[] = [];
  ids: string[] = [];
  /** Claims of one epoch that two processes held. */
  doubles = 0;
  readonly #database: OpenTestDatabase;
  readonly #member: WorkTestProcess;
  readonly #ordered: boolean;
  readonly #queue = newId();
  readonly #stores: ClaimStore[];
  readonly #claims: Claim[][] = Array.from({ length: PROCESSES }, () => []);
  readonly #epochs = new Set<string>();

  constructor(database: OpenTestDatabase, member: WorkTestProcess, ordered: boolean) {
    this.#database = database;
    this.#member = member;
    this.#ordered = ordered;
    this.#stores = Array.from({ length: PROCESSES }, () => new ClaimStore(database.system, new SystemClock(), newId()));
  }

  async enqueue(count: number): Promise<void> {
    this.ids = Array.from({ length: count }, (_, index) => `i${index}`);
    await this.#member.enqueue(
      ...this.ids.map((id, index) => ({ queue: this.#queue, tenantId: 't', lane: `l${index % LANES}`, id })),
    );
  }

  async run(step: Step): Promise<void> {
    if (step.kind === 'claim') return this.#claim(step.process, step.limit);
    const claims = this.#claims[step.process] ?? [];
    const claim = claims[step.pick % Math.max(1, claims.length)];
    if (claim === undefined) return;
    if (step.kind === 'extend') await this.#stores[step.process]?.extend([]);
    if (step.kind === 'expire') await this.#expire(claim);
    if (step.kind === 'defer') await this.#member.queue.defer(null, claim, new Date());
    // Processes go on believing in claims they lost: the fence must refuse each of them.
    if (step.kind === 'complete' && (await this.#member.queue.complete(null, claim))) this.completed.push(claim.id);
  }

  /** What a hub that lives on does in the end. */
  async drain(): Promise<void> {
    for (let round = 0; round < 50 && this.completed.length < this.ids.length; round += 1) {
      for (const claim of this.#claims.flat()) await this.#expire(claim);
      await this.#claim(0, 10);
      for (const claim of this.#claims[0] ?? []) {
        if (await this.#member.queue.complete(null, claim)) this.completed.push(claim.id);
      }
    }
  }

  async #claim(process: number, limit: number): Promise<void> {
    const store = this.#stores[process];
    if (store === undefined) return;
    const pass = await store.claim({
      queue: this.#queue,
      limit,
      leaseMs: 60_000,
      ordered: this.#ordered,
      after: '',
      roomOfOthers: limit,
      room: new Map(),
      roomOfOtherLanes: limit,
      laneRoom: [],
    });
    for (const claim of pass.claims) {
      const name = `${claim.id} ${claim.epoch}`;
      if (this.#epochs.has(name)) this.doubles += 1;
      this.#epochs.add(name);
      this.#claims[process]?.push(claim);
    }
    await store.settle(this.#queue, pass.visited);
  }

  /** The lease runs out, and the sweeper finds it. */
  async #expire(claim: Claim): Promise<void> {
    await this.#database.system.query(
      `UPDATE work SET due_at = now() - interval '1 hour'
       WHERE queue = $1 AND id = $2 AND claim_owner = $3 AND claim_epoch = $4`,
      [claim.queue, claim.id, claim.owner, claim.epoch],
    );
    await this.#member.sweeper.sweep();
    await this.#database.system.query(
      `UPDATE work SET due_at = now() - interval '1 second' WHERE queue = $1 AND claim_owner IS NULL`,
      [claim.queue],
    );
    await this.#database.system.query(`UPDATE lanes SET due_at = now() - interval '1 second' WHERE queue = $1`, [
      claim.queue,
    ]);
  }
}
