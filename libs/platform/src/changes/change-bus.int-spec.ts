import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually, openTestDatabase, type OpenTestDatabase } from '@patchbay/testing';
import { createServer, type Server, type Socket } from 'node:net';
import { connect } from 'node:net';
import pg from 'pg';
import { systemContext } from '../context/context.ts';
import { SystemDatabase } from '../database/system-database.ts';
import { newId } from '../ids/ids.ts';
import { Log } from '../telemetry/log.ts';
import { Notifications } from './notifications.ts';
import { PostgresChangeBus } from './postgres-change-bus.ts';

interface Member {
  readonly bus: PostgresChangeBus;
  readonly db: SystemDatabase;
  readonly notifications: Notifications;
  readonly heard: unknown[];
  close(): Promise<void>;
}

describe('The change bus', () => {
  let database: OpenTestDatabase;
  let members: Member[] = [];

  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(() => {
    members = [];
  });
  afterEach(() => Promise.all(members.map((member) => member.close())));

  async function join(url = database.url): Promise<Member> {
    const log = new Log();
    const db = new SystemDatabase({ address: () => url, log });
    const times = { keepAliveMs: 100, answerMs: 100, firstRetryMs: 10, longestRetryMs: 50 };
    const notifications = new Notifications(db, log, times);
    const bus = new PostgresChangeBus(notifications, newId(), log);
    const heard: unknown[] = [];
    bus.subscribe('thing', (change) => heard.push(change === 'all' ? 'all' : change.id));
    const close = async (): Promise<void> => {
      await notifications.stop();
      await db.close();
    };
    const member = { bus, db, notifications, heard, close };
    members.push(member);
    await notifications.start();
    return member;
  }

  const change = (id: string): { topic: string; tenantId: string; id: string } => ({
    topic: 'thing',
    tenantId: 't',
    id,
  });

  it('tells this process right after the commit, and others soon', async () => {
    const here = await join();
    const there = await join();
    const before = here.heard.length;
    await here.db.inTransaction(async (tx) => {
      await here.bus.announce(tx, change('a'));
      expect(here.heard).toHaveLength(before);
    });
    expect(here.heard.at(-1)).toBe('a');
    await eventually(() => there.heard.at(-1) === 'a');
    expect(here.heard.filter((id) => id === 'a')).toHaveLength(1);
  });

  it('works in a transaction of a request, under row-level security', async () => {
    const here = await join();
    await database.database.inTransaction(systemContext('t', 'test'), (ctx) => here.bus.announce(ctx.tx, change('r')));
    expect(here.heard.at(-1)).toBe('r');
  });

  it('tells nobody of what was rolled back, or of another topic', async () => {
    const here = await join();
    const there = await join();
    const doomed = here.db.inTransaction(async (tx) => {
      await here.bus.announce(tx, change('lost'));
      throw new Error('no');
    });
    await expect(doomed).rejects.toThrow('no');
    await here.db.inTransaction((tx) => here.bus.announce(tx, { ...change('b'), topic: 'other' }));
    await here.db.inTransaction((tx) => here.bus.announce(tx, change('c')));
    await eventually(() => there.heard.at(-1) === 'c');
    expect(there.heard).toEqual(['all', 'c']);
  });

  it('says that everything may be stale when its connection is lost, and again when it is back', async () => {
    const here = await join();
    expect(here.bus.connected).toBe(true);
    const seen: boolean[] = [];
    here.bus.subscribe('thing', (heard) => {
      if (heard === 'all') seen.push(here.bus.connected);
    });
    await cutListeners(database);
    await eventually(() => seen.length === 2);
    expect(seen).toEqual([false, true]);
  });

  it('notices a connection that is half open: nobody resets it, nothing arrives', async () => {
    const proxy = await startProxy(database.url);
    const here = await join(proxy.url);
    await eventually(() => here.bus.connected);
    proxy.freeze();
    await eventually(() => !here.bus.connected);
    proxy.thaw();
    await eventually(() => here.bus.connected);
    await proxy.close();
  });

  it('is not connected before it starts, and drops everything on what it does not understand', async () => {
    const log = new Log();
    const bus = new PostgresChangeBus(new Notifications(database.system, log), newId(), log);
    expect(bus.connected).toBe(false);
    const here = await join();
    const before = here.heard.length;
    await here.db.query(`SELECT pg_notify('patchbay_changes', '{"newer": 1}')`);
    await eventually(() => here.heard.length > before);
    expect(here.heard.at(-1)).toBe('all');
  });

  it('goes on with the other listeners when one fails', async () => {
    const here = await join();
    let heard = 0;
    here.bus.subscribe('thing', () => {
      throw new Error('broken');
    });
    here.bus.subscribe('thing', () => (heard += 1));
    await here.db.inTransaction((tx) => here.bus.announce(tx, change('x')));
    expect(heard).toBe(1);
  });
});

/** Only a superuser may. */
async function cutListeners(database: OpenTestDatabase): Promise<void> {
  const client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  await client.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'patchbay listen'`,
  );
  await client.end();
}

interface Proxy {
  readonly url: string;
  /** Sockets stay open and say nothing; new ones are accepted and hear nothing. */
  freeze(): void;
  thaw(): void;
  close(): Promise<void>;
}

async function startProxy(target: string): Promise<Proxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let frozen = false;
  const server: Server = createServer((socket) => {
    const upstream = connect(Number(port), hostname);
    for (const each of [socket, upstream]) {
      sockets.add(each);
      each.on('error', () => undefined);
      each.on('close', () => sockets.delete(each));
    }
    socket.on('data', (data) => frozen || upstream.write(data));
    upstream.on('data', (data) => frozen || socket.write(data));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = new URL(target);
  url.host = `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  return {
    url: url.href,
    freeze: () => (frozen = true),
    thaw: () => {
      frozen = false;
      for (const socket of sockets) socket.destroy();
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
