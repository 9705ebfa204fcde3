import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { setImmediate as turn } from 'node:timers/promises';
import { unavailable } from '../errors/factories.ts';
import { CommitUnknownError } from './database.errors.ts';
import { GroupWriter } from './group-writer.ts';

/** A table in memory whose statements finish when the test says so. */
class Table {
  readonly stored: number[] = [];
  readonly statements: number[][] = [];
  inFlight = 0;
  #gate: Promise<void> = Promise.resolve();
  #open: () => void = () => undefined;

  hold(): void {
    this.#gate = new Promise((resolve) => (this.#open = resolve));
  }

  release(): void {
    this.#open();
  }

  write = async (rows: readonly number[]): Promise<number[]> => {
    this.inFlight += 1;
    expect(this.inFlight).toBe(1);
    this.statements.push([...rows]);
    await this.#gate;
    this.inFlight -= 1;
    if (rows.some((row) => row < 0)) throw new Error('a row violates a constraint');
    this.stored.push(...rows);
    return rows.map((row) => row * 10);
  };
}

const writerOn = (table: Table, maxBatch = 100): GroupWriter<number, number> =>
  new GroupWriter({ name: 'test', maxBatch, write: table.write });

describe('GroupWriter', () => {
  it('writes a row at once when nothing is in flight', async () => {
    const table = new Table();
    expect(await writerOn(table).add(1)).toBe(10);
    expect(table.statements).toEqual([[1]]);
  });

  it('gathers what comes while one statement is in flight', async () => {
    const table = new Table();
    const writer = writerOn(table);
    table.hold();
    const first = writer.add(1);
    await turn();
    const rest = [2, 3, 4].map((row) => writer.add(row));
    await turn();
    expect(table.statements).toEqual([[1]]);
    table.release();
    expect(await Promise.all([first, ...rest])).toEqual([10, 20, 30, 40]);
    expect(table.statements).toEqual([[1], [2, 3, 4]]);
  });

  it('fails a bad row alone', async () => {
    const table = new Table();
    const writer = writerOn(table);
    const outcomes = await Promise.allSettled([writer.add(1), writer.add(-2), writer.add(3)]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(table.stored).toEqual([1, 3]);
  });

  it('does not repeat a batch whose commit is unknown, and tells every row’s caller', async () => {
    let statements = 0;
    const writer = new GroupWriter<number, number>({
      name: 'test',
      maxBatch: 10,
      write: async () => {
        statements += 1;
        throw new CommitUnknownError(new Error('Connection terminated unexpectedly'));
      },
    });
    const outcomes = await Promise.allSettled([writer.add(1), writer.add(2)]);
    expect(statements).toBe(1);
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(CommitUnknownError) });
    }
  });

  it('does not try row by row when the database is out of reach', async () => {
    let statements = 0;
    const writer = new GroupWriter<number, number>({
      name: 'test',
      maxBatch: 10,
      write: async () => {
        statements += 1;
        throw unavailable('away');
      },
    });
    await Promise.allSettled([writer.add(1), writer.add(2), writer.add(3)]);
    expect(statements).toBe(1);
  });

  it('does not repeat a batch whose write function answers too few results', async () => {
    let statements = 0;
    const writer = new GroupWriter<number, number>({
      name: 'inserts',
      maxBatch: 10,
      write: async () => {
        statements += 1;
        return [];
      },
    });
    const outcomes = await Promise.allSettled([writer.add(1), writer.add(2)]);
    expect(statements).toBe(1);
    expect(outcomes[0]).toMatchObject({ reason: { message: expect.stringContaining('"inserts" got 0 results') } });
  });

  it('goes on after a failure', async () => {
    const writer = writerOn(new Table());
    await expect(writer.add(-1)).rejects.toThrow('violates');
    expect(await writer.add(2)).toBe(20);
  });

  it('drains what is held and what is added meanwhile', async () => {
    const table = new Table();
    const writer = writerOn(table, 1);
    table.hold();
    const added = [1, 2, 3].map((row) => writer.add(row));
    const drained = writer.drain();
    table.release();
    await drained;
    expect(table.stored).toEqual([1, 2, 3]);
    await Promise.all(added);
  });

  it('answers every caller its own row’s result, whatever the batches, and loses none', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ row: fc.integer({ min: -5, max: 1000 }), pause: fc.boolean() }), { maxLength: 40 }),
        fc.integer({ min: 1, max: 7 }),
        async (steps, maxBatch) => {
          const table = new Table();
          const writer = writerOn(table, maxBatch);
          const outcomes: Promise<unknown>[] = [];
          for (const step of steps) {
            outcomes.push(writer.add(step.row).catch(() => 'refused'));
            if (step.pause) await turn();
          }
          const answers = await Promise.all(outcomes);
          expect(answers).toEqual(steps.map(({ row }) => (row < 0 ? 'refused' : row * 10)));
          const good = steps.map(({ row }) => row).filter((row) => row >= 0);
          expect(table.stored).toEqual(good);
          expect(Math.max(0, ...table.statements.map((rows) => rows.length))).toBeLessThanOrEqual(maxBatch);
        },
      ),
      { numRuns: 60 },
    );
  });
});
