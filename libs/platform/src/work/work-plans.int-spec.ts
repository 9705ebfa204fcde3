import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestDatabase, type OpenTestDatabase } from '@patchbay/testing';
import pg from 'pg';
import { explainPrepared } from '../database/explain-plan.fixture.ts';
import { CLAIM, CLAIM_ORDERED, LOCK_ORDERED } from './claim.statements.ts';
import { COMPLETE, DEPTHS, EXTEND, GIVE_BACK, LOOK, MEND, SETTLE, SWEEP } from './work.statements.ts';

/** 200,000 pieces of work: two backlogs of 75,000 in one lane each, 45,000 in 900 lanes of 30 tenants, 5,000 claimed. */
const SEED = [
  `INSERT INTO work (queue, tenant_id, lane, id, due_at)
   SELECT 'q', 'big' || g % 2, 'lane', 'w' || g, now() - g * interval '1 millisecond' FROM generate_series(1, 150000) g`,
  `INSERT INTO work (queue, tenant_id, lane, id, due_at)
   SELECT 'q', 't' || g % 30, 'lane' || g % 900, 'x' || g, now() + (g % 2000 - 1000) * interval '1 second'
   FROM generate_series(1, 45000) g`,
  `INSERT INTO work (queue, tenant_id, lane, id, due_at, claim_owner, claim_epoch)
   SELECT 'q', 't' || g % 30, 'lane' || g % 900, 'c' || g, now() + (g - 20) * interval '1 second', 'p' || g % 4, 1
   FROM generate_series(1, 5000) g`,
  `INSERT INTO lanes (queue, tenant_id, lane, due_at)
   SELECT queue, tenant_id, lane, min(due_at) FROM work WHERE claim_owner IS NULL GROUP BY 1, 2, 3`,
  `UPDATE work SET counted = true WHERE queue = 'q' AND claim_owner IS NOT NULL AND tenant_id < 't2'`,
  `INSERT INTO lane_limits (queue, tenant_id, lane, most)
   SELECT 'other', 't' || g, 'lane' || g, 5 FROM generate_series(1, 20000) g`,
  `INSERT INTO lanes (queue, tenant_id, lane, due_at)
   SELECT 'other', 'o' || g, 'lane', now() + interval '1 day' FROM generate_series(1, 20000) g`,
];

const CLAIMING = ['q', 't2', 16, ['big0'], [3], 12, 'me', 30_000, ['big0'], ['lane'], [3], 8];

describe('The statements of the work queue on 200,000 rows', () => {
  let database: OpenTestDatabase;

  beforeAll(async () => {
    database = await openTestDatabase();
    for (const statement of SEED) await database.system.query(statement);
    const owner = new pg.Client({ connectionString: database.url });
    await owner.connect();
    await owner.query('VACUUM ANALYZE work, lanes, lane_limits');
    await owner.end();
  });
  afterAll(() => database.drop());

  const lanes = { tenants: ['big0', 'big1', 't3'], names: ['lane', 'lane', 'lane33'] };
  const fence = ['q', 't1', 'c1', 'p1', 1];
  it.each<{ name: string; statement: { name: string; text: string }; values: unknown[]; most: number }>([
    { name: 'a claim', statement: CLAIM, values: CLAIMING, most: 2500 },
    { name: 'locking ordered lanes', statement: LOCK_ORDERED, values: ['q', 't2', 16, [], [], 12], most: 12_000 },
    {
      name: 'claiming in order',
      statement: CLAIM_ORDERED,
      values: [
        'q',
        16,
        'me',
        30_000,
        lanes.tenants,
        lanes.names,
        [1, 2, 3],
        [1, 1, 1],
        [false, false, false],
        [5, 5, 5],
      ],
      // Every claim of the queue is looked at: nobody holds more than its handlers do.
      most: 12_000,
    },
    {
      name: 'settling lanes',
      statement: SETTLE,
      values: ['q', lanes.tenants, lanes.names, lanes.tenants, lanes.names],
      most: 50,
    },
    { name: 'completing', statement: COMPLETE, values: fence, most: 5 },
    { name: 'giving back', statement: GIVE_BACK, values: [...fence, new Date(), 1], most: 10 },
    {
      name: 'a heartbeat',
      statement: EXTEND,
      values: ['p1', ['q', 'q'], ['t1', 't5'], ['c1', 'c5'], [1, 1], [30_000, 30_000]],
      most: 10,
    },
    { name: 'a sweep', statement: SWEEP, values: [1000], most: 200 },
    { name: 'mending', statement: MEND, values: [], most: 4000 },
    // 10,000 pieces and 1,000 lanes of each of two queues at most, however many there are.
    { name: 'how deep queues are', statement: DEPTHS, values: [], most: 30_000 },
    { name: 'looking', statement: LOOK, values: [['q', 'other', 'none']], most: 10 },
  ])('$name reads by index, and little', async ({ statement, values, most }) => {
    const { scans, rowsRead } = await explainPrepared(database.system, statement, values);
    expect(scans).toEqual([]);
    expect(rowsRead).toBeLessThan(most);
  });

  it('how deep a queue is, is counted up to a bound, with the age of what has been due longest', async () => {
    const found = await database.system.query<{ queue: string; due: number; oldest_seconds: number | null }>(DEPTHS);
    expect(found).toEqual([
      { queue: 'other', due: 0, oldest_seconds: null },
      { queue: 'q', due: 10_000, oldest_seconds: expect.any(Number) },
    ]);
    // 1,000 s when it was seeded.
    expect(found[1]?.oldest_seconds).toBeGreaterThan(900);
  });

  it('a claim reads by index, and little more, where every third lane and every third tenant has a limit', async () => {
    await database.system.query(
      `INSERT INTO lane_limits (queue, tenant_id, lane, most)
       SELECT DISTINCT 'q', tenant_id, CASE lane WHEN 'lane33' THEN '' ELSE lane END, 20 FROM work
       WHERE queue = 'q' AND (lane LIKE '%3' OR lane = 'lane')`,
    );
    const { scans, rowsRead } = await explainPrepared(database.system, CLAIM, CLAIMING);
    expect(scans).toEqual([]);
    expect(rowsRead).toBeLessThan(12_000);
  });
});
