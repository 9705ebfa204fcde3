import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sharedPostgres } from '@patchbay/testing';
import pg from 'pg';
import { newId } from '../ids/ids.ts';
import { Log } from '../telemetry/log.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { DatabaseSetupError } from './runtime-roles.ts';

let superuser: pg.Client;
let name: string;
let url: string;
beforeEach(async () => {
  const postgres = await sharedPostgres();
  superuser = new pg.Client(postgres.superuserUrl());
  await superuser.connect();
  name = `migrate_${newId()}`;
  await superuser.query(`CREATE DATABASE ${name} OWNER patchbay_owner`);
  url = inDatabase(postgres.url());
});
afterEach(async () => {
  await superuser.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await superuser.end();
});

function inDatabase(address: string): string {
  const changed = new URL(address);
  changed.pathname = `/${name}`;
  return changed.href;
}

async function ask<Row>(sql: string, as = url): Promise<Row[]> {
  const client = new pg.Client(as);
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}

/** Collects what is said. */
class SpokenLog extends Log {
  readonly said: string[] = [];
  override info(message: string): void {
    this.said.push(message);
  }
  override warn(message: string): void {
    this.said.push(message);
  }
}

/** A login role of its own in the same cluster, and the connection string with it. */
async function userWith(attributes: string): Promise<string> {
  const user = `user_${newId()}`;
  await superuser.query(`CREATE ROLE ${user} LOGIN PASSWORD 'secret' ${attributes}`);
  await superuser.query(`ALTER DATABASE ${name} OWNER TO ${user}`);
  const changed = new URL(url);
  changed.username = user;
  changed.password = 'secret';
  return changed.href;
}

describe('migrate', () => {
  it('runs every migration once, also when two processes start at once', async () => {
    await Promise.all([migrate(() => url, new Log()), migrate(() => url, new Log()), migrate(() => url, new Log())]);
    const applied = await ask<{ name: string }>('SELECT name FROM migrations ORDER BY id');
    expect(applied.map((row) => row.name)).toEqual(MIGRATIONS.map((migration) => new migration().name));
  });

  it('says nothing when there is nothing to do', async () => {
    await migrate(() => url, new Log());
    const log = new SpokenLog();
    await migrate(() => url, log);
    expect(log.said).toEqual([]);
  });

  it('goes on with a schema newer than it knows, and says so', async () => {
    await migrate(() => url, new Log());
    await ask(`INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'FromTheFuture9999999999999')`);
    const log = new SpokenLog();
    await migrate(() => url, log);
    expect(log.said).toEqual([expect.stringContaining('newer than this process')]);
  });

  it('stores nothing of a history that cannot be finished', async () => {
    await ask('CREATE TABLE work (taken text)');
    await expect(migrate(() => url, new Log())).rejects.toThrow('already exists');
    expect(await ask(`SELECT to_regclass('tenants') AS found`)).toEqual([{ found: null }]);
  });
});

describe('a database user of DATABASE_URL', () => {
  it('may be an ordinary one that was granted the two roles', async () => {
    const user = await userWith('');
    await superuser.query(`GRANT patchbay_request, patchbay_system TO ${new URL(user).username}`);
    await migrate(() => user, new Log());
    expect(await ask(`SELECT to_regclass('tenants') IS NOT NULL AS found`, user)).toEqual([{ found: true }]);
  });

  it('is told the cure when it may not act as the two roles', async () => {
    const user = await userWith('');
    const failure: unknown = await migrate(() => user, new Log()).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(DatabaseSetupError);
    expect(String(failure)).toContain(`GRANT patchbay_request, patchbay_system TO ${new URL(user).username}`);
  });

  it('is told the cure when it may not create tables', async () => {
    const user = await userWith('');
    await superuser.query(`GRANT patchbay_request, patchbay_system TO ${new URL(user).username}`);
    await superuser.query(`ALTER DATABASE ${name} OWNER TO patchbay_owner`);
    await expect(migrate(() => user, new Log())).rejects.toThrow(/GRANT CREATE, USAGE ON SCHEMA public TO user_/);
  });
});
