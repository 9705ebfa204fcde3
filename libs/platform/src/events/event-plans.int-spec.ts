import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestDatabase, type OpenTestDatabase } from '@patchbay/testing';
import pg from 'pg';
import { explainPrepared } from '../database/explain-plan.fixture.ts';
import { LOOK, READ } from './event.statements.ts';

/** A thousand events a transaction, all older than whatever runs. */
const SEED = [
  `INSERT INTO outbox (id, xid, tenant_id, type, subject_id, data)
   SELECT 'e' || g, (g / 1000 + 10)::text::xid8, 't' || g % 30, CASE WHEN g % 100 = 0 THEN 'rare' ELSE 'common' END, 's', '{}'
   FROM generate_series(1, 200000) g`,
  `INSERT INTO event_cursors (consumer, xid, id) SELECT 'behind' || g, '100', '' FROM generate_series(1, 5) g`,
];

describe('The statements of event delivery on 200,000 events', () => {
  let database: OpenTestDatabase;

  beforeAll(async () => {
    database = await openTestDatabase();
    for (const statement of SEED) await database.system.query(statement);
    const owner = new pg.Client({ connectionString: database.url });
    await owner.connect();
    await owner.query('VACUUM ANALYZE outbox, event_cursors');
    await owner.end();
  });
  afterAll(() => database.drop());

  it.each<{ name: string; statement: { name: string; text: string }; values: unknown[]; most: number }>([
    { name: 'a page', statement: READ, values: ['100', '', ['common'], 100], most: 600 },
    { name: 'a page near the end', statement: READ, values: ['209', '', ['rare'], 100], most: 200 },
    { name: 'looking', statement: LOOK, values: [['behind1', 'behind2', 'nobody']], most: 50 },
  ])('$name reads by index, and little', async ({ statement, values, most }) => {
    const { scans, rowsRead } = await explainPrepared(database.system, statement, values);
    expect(scans.filter((table) => table.startsWith('outbox'))).toEqual([]);
    expect(rowsRead).toBeLessThan(most);
  });
});
