import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { setImmediate as turn } from 'node:timers/promises';
import { eventually } from '@patchbay/testing';
import { unavailable } from '../errors/factories.ts';
import { BatchWriter } from './batch-writer.ts';

class Table {
  readonly statements: number[][] = [];
  away = 0;

  get stored(): number[] {
    return this.statements.flat();
  }

  write = async (rows: readonly number[]): Promise<void> => {
    await turn();
    if (this.away > 0) {
      this.away -= 1;
      throw unavailable('away');
    }
    if (rows.some((row) => row < 0)) throw new Error('a row violates a constraint');
    this.statements.push([...rows]);
  };
}

const writerOn = (table: Table, options: { maxBatch?: number; maxHeld?: number; flushMs?: number } = {}) =>
  new BatchWriter<number>({ name: 'test', flushMs: 5, maxBatch: 10, write: table.write, ...options });

describe('BatchWriter', () => {
  it('writes by itself after flushMs, several rows in one statement', async () => {
    const table = new Table();
    const writer = writerOn(table);
    writer.add(1);
    writer.add(2);
    await eventually(() => expect(table.statements).toEqual([[1, 2]]));
  });

  it('does not wait when a batch is full', async () => {
    const table = new Table();
    const writer = writerOn(table, { maxBatch: 2, flushMs: 3_600_000 });
    writer.add(1);
    writer.add(2);
    await eventually(() => expect(table.statements).toEqual([[1, 2]]));
  });

  it('loses none of what it holds when drained', async () => {
    const table = new Table();
    const writer = writerOn(table, { maxBatch: 3, flushMs: 3_600_000 });
    for (let row = 0; row < 10; row += 1) writer.add(row);
    await writer.drain();
    expect(table.stored).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(writer.droppedTotal).toBe(0);
  });

  it('drops a bad row alone and counts it', async () => {
    const table = new Table();
    const dropped: unknown[] = [];
    const writer = new BatchWriter<number>({
      name: 'test',
      flushMs: 5,
      maxBatch: 10,
      write: table.write,
      onDropped: (count, reason) => dropped.push([count, reason]),
    });
    for (const row of [1, -2, 3]) writer.add(row);
    await writer.drain();
    expect(table.stored).toEqual([1, 3]);
    expect(dropped).toEqual([[1, expect.objectContaining({ message: 'a row violates a constraint' })]]);
  });

  it('keeps its rows while the database is away', async () => {
    const table = new Table();
    table.away = 2;
    const writer = writerOn(table);
    writer.add(1);
    await eventually(() => expect(table.away).toBe(1));
    writer.add(2);
    await writer.drain();
    expect(table.stored).toEqual([1, 2]);
  });

  it('holds no more than it may and counts the rest', async () => {
    const table = new Table();
    const writer = writerOn(table, { maxHeld: 4, flushMs: 3_600_000 });
    for (let row = 0; row < 10; row += 1) writer.add(row);
    expect(writer.held).toBe(4);
    expect(writer.droppedTotal).toBe(6);
    await writer.drain();
    expect(table.stored).toEqual([0, 1, 2, 3]);
  });

  it('gives up while draining when the database stays away, and says how much is lost', async () => {
    const table = new Table();
    table.away = 1_000;
    const writer = writerOn(table);
    writer.add(1);
    writer.add(2);
    await writer.drain();
    expect(writer.droppedTotal).toBe(2);
    expect(writer.held).toBe(0);
  });

  it('stores every good row exactly once, in order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -3, max: 100 }), { maxLength: 60 }),
        fc.integer({ min: 1, max: 9 }),
        async (rows, maxBatch) => {
          const table = new Table();
          const writer = writerOn(table, { maxBatch, maxHeld: 1000 });
          for (const row of rows) {
            writer.add(row);
            if (row % 7 === 0) await turn();
          }
          await writer.drain();
          expect(table.stored).toEqual(rows.filter((row) => row >= 0));
          expect(writer.droppedTotal).toBe(rows.filter((row) => row < 0).length);
        },
      ),
      { numRuns: 60 },
    );
  });
});
