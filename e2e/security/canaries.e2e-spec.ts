import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLog, EmbeddedPostgres, Log } from '@patchbay/platform';
import { providers } from '@patchbay/providers';
import type { TestHome } from '@patchbay/testing';
import { startHubIn, startTestHome } from '@patchbay/testing';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { CanaryExercise, RECIPIENT } from './canary-exercise.ts';
import { Canaries, filesBelow } from './canary.ts';
import { startEchoVendor, type EchoVendor } from './echo-vendor.ts';

// Secrets nobody else has are given to the hub in every way there is; then they are looked for wherever it leaves traces.

const canaries = new Canaries();
let home: TestHome;
let postgres: EmbeddedPostgres;
let dataDir: string;
let vendor: EchoVendor;
let exercise: CanaryExercise;
let logged = '';
let patient: pg.Client;
/** Undone last first, also when the start stopped half-way. */
const endings: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  home = await startTestHome();
  endings.push(() => home.close());
  dataDir = await mkdtemp(join(tmpdir(), 'patchbay-canaries-'));
  endings.push(() => rm(dataDir, { recursive: true, force: true }));
  // A cluster of its own: its files hold this test's rows and nobody else's.
  postgres = await EmbeddedPostgres.start({ dataDir, log: new Log() });
  endings.push(() => postgres.stop());
  vendor = await startEchoVendor(home.sandbox.url);
  endings.push(() => vendor.close());
  rememberKeys();
  const hub = await startHubIn(home, {
    env: environment(),
    logs: createLog('debug', { write: (line) => (logged += line) }),
  });
  exercise = new CanaryExercise(hub, canaries, vendor);
  await exercise.run().finally(() => hub.close());
  const inDatabase = new URL(postgres.superuserUrl());
  inDatabase.pathname = new URL(postgres.url()).pathname;
  patient = new pg.Client(inDatabase.href);
  await patient.connect();
  endings.push(() => patient.end());
  await patient.query('CHECKPOINT');
});

afterAll(async () => {
  for (const end of endings.reverse()) await end();
});

function environment(): Record<string, string> {
  const urls = providers.map(({ name }) => [name, `${vendor.url}/${name}`] as const);
  return { DATABASE_URL: postgres.url(), PATCHBAY_VENDOR_BASE_URLS: JSON.stringify(Object.fromEntries(urls)) };
}

/** The hub's own secrets. */
function rememberKeys(): void {
  const [, master = ''] = (home.env['PATCHBAY_MASTER_KEYS'] ?? '').split(':');
  canaries.add('the master key', Buffer.from(master, 'base64'));
  canaries.add('the master key as it is written', master);
  canaries.add('the platform key', home.platformKey);
  canaries.add('the bootstrap key', home.apiKey);
  canaries.add("the sandbox's token", home.env['PATCHBAY_SANDBOX_TOKEN'] ?? '');
}

describe('no secret is found', () => {
  it('in what was exercised: good and bad ends of everything', () => {
    const statuses = new Set(exercise.heard.map(({ status }) => status));
    expect([...statuses]).toEqual(expect.arrayContaining([200, 201, 202, 400, 401, 404, 409, 422, 502]));
    expect([...statuses].filter((status) => status === 500)).toEqual([]);
    expect(exercise.heard.length).toBeGreaterThan(400);
  });

  it('in any answer, but a new key in the one that shows it', () => {
    const leaks = exercise.heard.flatMap((answer) => {
      const own = exercise.shown.filter((each) => each.answer === answer).map(() => `the key of ${answer.asked}`);
      return canaries.find(`the answer to ${answer.asked}`, answer.text, own);
    });
    expect(leaks.slice(0, 10)).toEqual([]);
  });

  it('in the logs, at the most talkative level', () => {
    expect(logged).toContain('"level":"debug"');
    expect(
      logged
        .split('\n')
        .flatMap((line) => canaries.find('the log', line))
        .slice(0, 10),
    ).toEqual([]);
  });

  it('in the rows of the database', async () => {
    const tables = await patient.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')`,
    );
    const leaks: string[] = [];
    let recipients = 0;
    for (const { name } of tables.rows) {
      const rows = await patient.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
      for (const { row } of rows.rows) {
        leaks.push(...canaries.find(`the table ${name}`, row), ...canaries.find(`bytes in ${name}`, bytesIn(row)));
        if (row.includes(RECIPIENT)) recipients += 1;
      }
    }
    expect(leaks.slice(0, 10)).toEqual([]);
    // The number a message goes to is no secret: that it is found shows that the search finds.
    expect(recipients).toBeGreaterThan(10);
  });

  it("in the database's files, dead rows, write-ahead log and server log included", async () => {
    const leaks: string[] = [];
    const kinds = new Set<string>();
    for await (const [path, bytes] of filesBelow(dataDir)) {
      leaks.push(...canaries.find(path, bytes));
      if (bytes.includes(RECIPIENT)) kinds.add(path.includes('pg_wal') ? 'write-ahead log' : 'tables');
    }
    expect(leaks.slice(0, 10)).toEqual([]);
    expect(kinds).toEqual(new Set(['tables', 'write-ahead log']));
  });

  it("in the hub's data folder", async () => {
    const leaks: string[] = [];
    for await (const [path, bytes] of filesBelow(home.dataDir)) leaks.push(...canaries.find(path, bytes));
    expect(leaks).toEqual([]);
  });
});

/** What a row's text shows as hexadecimal bytes. */
function bytesIn(row: string): Buffer {
  return Buffer.concat((row.match(/\\\\x[0-9a-f]+/g) ?? []).map((hex) => Buffer.from(hex.replace(/^\\+x/, ''), 'hex')));
}
