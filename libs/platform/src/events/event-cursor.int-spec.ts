import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, openTestDatabase, type OpenTestDatabase } from '@patchbay/testing';
import { SystemClock } from '../clock/clock.ts';
import { newId } from '../ids/ids.ts';
import { EventCursor } from './event-cursor.ts';
import { EventTail } from './event-tail.ts';
import { CREATE_CURSORS } from './event.statements.ts';

describe('The place of a consumer', () => {
  let database: OpenTestDatabase;

  beforeAll(async () => {
    database = await openTestDatabase();
    await database.system.query(CREATE_CURSORS, [['alerts']]);
  });
  afterAll(() => database.drop());

  it('is moved by who holds its lease alone: a process that was frozen past its own changes nothing', async () => {
    const { system } = database;
    const cursorOf = (owner: string) =>
      new EventCursor(system, new SystemClock(), { consumer: 'alerts', owner, leaseMs: 3_600_000 });
    const [frozen, next] = [cursorOf('frozen'), cursorOf('next')];
    expect(await frozen.take()).not.toBeNull();
    expect(await next.take()).toBeNull();
    await system.query(`UPDATE event_cursors SET lease_until = now() - interval '1 second'`);
    expect(await next.take()).toMatchObject({ tries: 1 });
    const row = () => system.query('SELECT * FROM event_cursors');
    const taken = await row();

    const elsewhere = { xid: '99', id: 'z' };
    expect(await frozen.advance(elsewhere)).toBe(false);
    expect(frozen.holds()).toBe(false);
    expect(await frozen.renew()).toBe(false);
    await frozen.release(elsewhere, 3, 1000);
    expect(await row()).toEqual(taken);
    expect(await next.advance(elsewhere)).toBe(true);
  });
});

describe('The tail of the events', () => {
  let database: OpenTestDatabase;

  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.drop());

  it('shows the tenants it is read for and nobody else, and of them the types that were asked for', async () => {
    const append = (tenantId: string, type: string) =>
      database.system.query(
        `INSERT INTO outbox (id, tenant_id, type, subject_id, data) VALUES ($1, $2, $3, 's', '{}')`,
        [newId(), tenantId, type],
      );
    for (const tenantId of ['ours', 'theirs', 'others']) {
      for (const type of ['alert.raised', 'operation.delivered']) await append(tenantId, type);
    }
    const tail = new EventTail(database.system);
    const read = async (tenants: string[], patterns: string[]): Promise<string[]> => {
      const { events } = await tail.read({ xid: '0', id: '' }, { tenants, patterns }, 100);
      return events.map(({ tenantId, type }) => `${tenantId} ${type}`);
    };
    // Whatever else runs on this server withholds them for a moment.
    await eventually(async () => (await read(['ours', 'theirs', 'others'], ['%'])).length === 6);
    expect(await read(['ours'], ['%'])).toEqual(['ours alert.raised', 'ours operation.delivered']);
    expect(await read(['ours', 'others'], ['alert.%'])).toEqual(['ours alert.raised', 'others alert.raised']);
    expect(await read([], ['%'])).toEqual([]);
  });
});
