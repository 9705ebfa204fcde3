import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { systemContext } from '../context/context.ts';
import { newId } from '../ids/ids.ts';
import { Log } from '../telemetry/log.ts';
import { EmbeddedPostgres } from './embedded/embedded-postgres.ts';
import { openDatabase } from './open-database.ts';

// A cluster that no Patchbay has seen yet; the shared one of the test run has its roles already.
let folder: string;
let cluster: EmbeddedPostgres;
let superuser: pg.Client;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'patchbay-external-'));
  cluster = await EmbeddedPostgres.start({ dataDir: folder, log: new Log() });
  superuser = new pg.Client(cluster.superuserUrl());
  await superuser.connect();
  await superuser.query('DROP DATABASE patchbay WITH (FORCE)');
  await superuser.query('DROP ROLE patchbay_request, patchbay_system');
});
afterAll(async () => {
  await superuser.end();
  await cluster.stop();
  await rm(folder, { recursive: true, force: true });
});

async function databaseOf(attributes: string): Promise<string> {
  const name = `ext_${newId()}`;
  await superuser.query(`CREATE ROLE ${name} LOGIN PASSWORD 'p@ss:w/rd' ${attributes}`);
  await superuser.query(`CREATE DATABASE ${name} OWNER ${name}`);
  const url = new URL(cluster.superuserUrl());
  url.username = name;
  url.password = encodeURIComponent('p@ss:w/rd');
  url.pathname = `/${name}`;
  return url.href;
}

const retention = { operations: 90, vendorCalls: 30, healthHistory: 90, auditLog: 365, outbox: 7 };

async function rolesSeenThrough(databaseUrl: string): Promise<unknown[]> {
  const opened = await openDatabase({ databaseUrl, dataDir: folder, retention }, new Log());
  const asked = 'SELECT current_user AS role';
  const roles = [
    ...(await opened.database.inTransaction(systemContext(newId(), 'test'), (ctx) => ctx.tx.query(asked))),
    ...(await opened.system.query(asked)),
  ];
  await opened.closePools();
  await opened.stopServer();
  return roles;
}

const BOTH = [{ role: 'patchbay_request' }, { role: 'patchbay_system' }];

describe('DATABASE_URL', () => {
  it('of a user that may create roles needs no preparation', async () => {
    expect(await rolesSeenThrough(await databaseOf('CREATEROLE'))).toEqual(BOTH);
  });

  it('of a superuser works, and the runtime does not use what it could', async () => {
    expect(await rolesSeenThrough(await databaseOf('SUPERUSER'))).toEqual(BOTH);
  });

  it('keeps options that it names itself', async () => {
    const url = new URL(await databaseOf('SUPERUSER'));
    url.searchParams.set('options', '-c work_mem=5MB');
    const opened = await openDatabase({ databaseUrl: url.href, dataDir: folder, retention }, new Log());
    expect(await opened.system.query('SHOW work_mem')).toEqual([{ work_mem: '5MB' }]);
    await opened.closePools();
  });

  it('that nobody answers is refused with where it points, without its password', async () => {
    const opening = openDatabase(
      { databaseUrl: 'postgres://somebody:hunter2@127.0.0.1:1/patchbay', dataDir: folder, retention },
      new Log(),
    );
    const failure = String(await opening.catch((error: unknown) => error));
    expect(failure).toMatch(/DATABASE_URL .*127\.0\.0\.1:1\/patchbay/);
    expect(failure).not.toContain('hunter2');
  });

  it('with a wrong password is refused in plain words', async () => {
    const url = new URL(await databaseOf('CREATEROLE'));
    url.password = 'wrong';
    const opening = openDatabase({ databaseUrl: url.href, dataDir: folder, retention }, new Log());
    await expect(opening).rejects.toThrow(/DATABASE_URL .*password authentication failed/);
  });

  it('restored from a dump before the roles were there is refused with the cure', async () => {
    const url = await databaseOf('SUPERUSER');
    await rolesSeenThrough(url);
    const restored = new pg.Client(url);
    await restored.connect();
    await restored.query('REVOKE ALL ON ALL TABLES IN SCHEMA public FROM patchbay_request, patchbay_system');
    await restored.end();
    await expect(rolesSeenThrough(url)).rejects.toThrow(
      /lack the rights of patchbay_request .*restore the dump once more/,
    );
  });
});
