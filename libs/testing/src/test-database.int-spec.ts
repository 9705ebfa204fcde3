import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { OpenTestDatabase } from './test-database.ts';
import { openTestDatabase } from './test-database.ts';

let db: OpenTestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.drop());

it('gives a database with the newest schema', async () => {
  expect(await db.system.query('SELECT count(*)::int AS count FROM tenants')).toEqual([{ count: 0 }]);
});
