import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually, openTestDatabase, type OpenTestDatabase } from '@patchbay/testing';
import pg from 'pg';
import { Notifications } from '../changes/notifications.ts';
import { SystemClock } from '../clock/clock.ts';
import { systemContext } from '../context/context.ts';
import { newId } from '../ids/ids.ts';
import { Log } from '../telemetry/log.ts';
import { Metrics } from '../telemetry/metrics.ts';
import type { DomainEvent, EventConsumer } from './domain-event.ts';
import { EventBus } from './event-bus.ts';
import { EventSignal } from './event-signal.ts';
import { Outbox } from './outbox.ts';

interface Member {
  readonly bus: EventBus;
  readonly outbox: Outbox;
  readonly owner: string;
  close(): Promise<void>;
}

describe('Events', () => {
  let database: OpenTestDatabase;
  let members: Member[] = [];
  let name: string;
  let type: string;
  let seen: string[] = [];

  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(() => {
    name = `consumer-${newId()}`;
    type = `type.${newId()}`;
    seen = [];
    members = [];
  });
  afterEach(() => Promise.all(members.map((member) => member.close())));

  async function join(consumers: readonly EventConsumer[], deliver = true, lookMs = 3_600_000): Promise<Member> {
    const log = new Log();
    const db = database.system;
    const notifications = new Notifications(db, log);
    const signal = new EventSignal(db, notifications, log);
    const owner = newId();
    const times = { firstRetryMs: 10, renewMs: 100 };
    const bus = new EventBus({
      db,
      clock: new SystemClock(),
      log,
      metrics: new Metrics(),
      signal,
      owner,
      leaseMs: 1000,
      lookMs,
      times,
    });
    for (const consumer of consumers) bus.register(consumer);
    await notifications.start();
    await bus.start(deliver);
    const close = async (): Promise<void> => {
      await bus.stop();
      await bus.stopSignalling();
      await notifications.stop();
    };
    const member = { bus, outbox: new Outbox(signal), owner, close };
    members.push(member);
    return member;
  }

  function consumer(handle: EventConsumer['handle'] = (event) => remember(event.subjectId)): EventConsumer {
    return { name, types: [type], handle };
  }

  function remember(subject: string): Promise<void> {
    seen.push(subject);
    return Promise.resolve();
  }

  function event(subjectId: string, more: Partial<DomainEvent> = {}): DomainEvent {
    return { type, tenantId: 't1', subjectId, data: { n: subjectId }, ...more };
  }

  async function append(member: Member, ...events: DomainEvent[]): Promise<void> {
    await database.system.inTransaction((tx) => member.outbox.append(tx, events));
  }

  it('reach the consumers of their type, in order, with what they carry', async () => {
    const whole: unknown[] = [];
    const member = await join([
      consumer((got) => {
        whole.push([got.tenantId, got.data, got.createdAt instanceof Date, got.id.length]);
        return remember(got.subjectId);
      }),
    ]);
    await append(member, event('a'), event('other', { type: 'nobody.cares' }), event('b'));
    await append(member, event('c'));
    await eventually(() => seen.length === 3);
    expect(seen).toEqual(['a', 'b', 'c']);
    expect(whole[0]).toEqual(['t1', { n: 'a' }, true, 26]);
  });

  it('leave with the transaction of a request, and not when it rolls back', async () => {
    const member = await join([consumer()]);
    const doomed = database.database.inTransaction(systemContext('t1', 'test'), async ({ tx }) => {
      await member.outbox.append(tx, [event('lost')]);
      throw new Error('no');
    });
    await expect(doomed).rejects.toThrow('no');
    await database.database.inTransaction(systemContext('t1', 'test'), ({ tx }) =>
      member.outbox.append(tx, [event('a')]),
    );
    await eventually(() => seen.length === 1);
    expect(seen).toEqual(['a']);
  });

  it('are not skipped when their transaction commits after younger ones were read', async () => {
    const member = await join([consumer()]);
    let commit = (): void => undefined;
    const mayCommit = new Promise<void>((resolve) => (commit = resolve));
    let inserted = (): void => undefined;
    const isInserted = new Promise<void>((resolve) => (inserted = resolve));
    const late = database.system.inTransaction(async (tx) => {
      await member.outbox.append(tx, [event('late')]);
      inserted();
      await mayCommit;
    });
    await isInserted;
    await append(member, event('early'));
    const before = database.system.counter.queriesTotal;
    await eventually(() => database.system.counter.queriesTotal > before + 6);
    commit();
    await late;
    await eventually(() => seen.length === 2);
    expect(seen).toEqual(['late', 'early']);
  });

  it('wait without a signal for the older transaction that withholds them', async () => {
    const member = await join([consumer()]);
    let end = (): void => undefined;
    const mayEnd = new Promise<void>((resolve) => (end = resolve));
    let begun = (): void => undefined;
    const hasBegun = new Promise<void>((resolve) => (begun = resolve));
    const unrelated = database.system.inTransaction(async (tx) => {
      await tx.query('SELECT pg_current_xact_id()');
      begun();
      await mayEnd;
    });
    await hasBegun;
    await append(member, event('a'));
    const before = database.system.counter.queriesTotal;
    await eventually(() => database.system.counter.queriesTotal > before + 6);
    expect(seen).toEqual([]);
    end();
    await unrelated;
    await eventually(() => seen.length === 1);
  });

  it('are handled by one process at a time', async () => {
    let running = 0;
    let most = 0;
    const slow = consumer(async (got) => {
      running += 1;
      most = Math.max(most, running);
      await database.system.query('SELECT pg_sleep(0.002)');
      running -= 1;
      await remember(got.subjectId);
    });
    const first = await join([slow]);
    const second = await join([slow]);
    for (let index = 0; index < 30; index += 1) await append(index % 2 === 0 ? first : second, event(`e${index}`));
    await eventually(() => seen.length === 30);
    expect(most).toBe(1);
    expect(seen).toEqual(Array.from({ length: 30 }, (_, index) => `e${index}`));
  });

  it('are tried again after a failure, without going on to the next', async () => {
    let failures = 2;
    const member = await join([
      consumer((got) => {
        if (got.subjectId === 'b' && failures > 0) {
          failures -= 1;
          return Promise.reject(new Error('not now'));
        }
        return remember(got.subjectId);
      }),
    ]);
    await append(member, event('a'), event('b'), event('c'));
    await eventually(() => seen.length === 3);
    expect(seen).toEqual(['a', 'b', 'c']);
  });

  it('are set aside when they fail five times, and do not block those behind them', async () => {
    let tries = 0;
    const member = await join([
      consumer((got) => {
        if (got.subjectId !== 'poison') return remember(got.subjectId);
        tries += 1;
        return Promise.reject(new Error('poison'));
      }),
    ]);
    await append(member, event('a'), event('poison'), event('b'));
    await eventually(() => seen.length === 2);
    expect(tries).toBe(5);
    const aside = await database.system.query('SELECT subject_id, reason FROM events_set_aside WHERE consumer = $1', [
      name,
    ]);
    expect(aside).toEqual([{ subject_id: 'poison', reason: 'Error: poison' }]);
  });

  it('of a process that died are delivered by another once its lease has run out', async () => {
    const absent = await join([consumer()], false);
    await append(absent, event('a'));
    await database.system.query(
      `UPDATE event_cursors SET owner = 'dead', lease_until = now() + interval '300 milliseconds' WHERE consumer = $1`,
      [name],
    );
    await join([consumer()], true, 100);
    await eventually(() => seen.length === 1);
  });

  it('are kept for a consumer that was registered while nobody delivered', async () => {
    const absent = await join([consumer()], false);
    await append(absent, event('a'), event('b'));
    expect(seen).toEqual([]);
    await join([consumer()]);
    await eventually(() => seen.length === 2);
  });

  it('are found by looking when the signal was lost', async () => {
    await join([consumer()], true, 50);
    await database.system.query(
      `INSERT INTO outbox (id, tenant_id, type, subject_id, data) VALUES ($1, 't1', $2, 'quiet', '{}')`,
      [newId(), type],
    );
    await eventually(() => seen.length === 1);
  });

  it('cost no notification when nobody consumes them, and few when many come', async () => {
    const member = await join([consumer()]);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const payloads: string[] = [];
    client.on('notification', ({ payload }) => payloads.push(payload ?? ''));
    await client.query('LISTEN patchbay_events');
    for (let index = 0; index < 200; index += 1) member.outbox.appended([`nobody.${index}`, type]);
    await append(member, event('a'));
    await eventually(() => seen.length === 1);
    await eventually(() => payloads.length > 0);
    await client.query('SELECT 1');
    await client.end();
    expect(payloads.length).toBeLessThan(20);
    expect(new Set(payloads)).toEqual(new Set([type]));
  });

  it('stop the delivery of a handler that never answers, and set its event aside in the end', async () => {
    const log = new Log();
    const notifications = new Notifications(database.system, log);
    const signal = new EventSignal(database.system, notifications, log);
    const times = { firstRetryMs: 1, handlerMs: 20, renewMs: 1000 };
    const options = { db: database.system, clock: new SystemClock(), log, metrics: new Metrics(), signal };
    const bus = new EventBus({ ...options, owner: newId(), times });
    bus.register(
      consumer((got) => (got.subjectId === 'hangs' ? new Promise(() => undefined) : remember(got.subjectId))),
    );
    await notifications.start();
    await bus.start(true);
    await database.system.inTransaction((tx) => new Outbox(signal).append(tx, [event('hangs'), event('b')]));
    await eventually(() => seen.length === 1);
    await bus.stop();
    await bus.stopSignalling();
    await notifications.stop();
  });

  it('restored from another server, whose transaction ids mean nothing here, are delivered and not repeated', async () => {
    const absent = await join([consumer()], false);
    await append(absent, event('old'));
    await database.system.query(
      `UPDATE outbox SET xid = '4000000000', created_at = now() - interval '1 hour' WHERE type = $1`,
      [type],
    );
    await database.system.query(`UPDATE event_cursors SET xid = '4000000001', id = '' WHERE consumer = $1`, [name]);
    await append(absent, event('new'));
    await join([consumer()]);
    await eventually(() => seen.includes('new'));
    expect(seen).toEqual(['new']);
  });
});
