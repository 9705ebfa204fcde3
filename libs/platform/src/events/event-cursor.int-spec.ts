import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestDatabase, type OpenTestDatabase } from '@patchbay/testing';
import { SystemClock } from '../clock/clock.ts';
import { EventCursor } from './event-cursor.ts';
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
