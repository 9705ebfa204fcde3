import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aStripeConnection,
  aTwilioConnection,
  connect,
  eventually,
  spawnHub,
  startTestHome,
  type SpawnedHub,
  type TestHome,
} from '@patchbay/testing';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { EmbeddedServer } from './embedded-server.ts';
import { effectsIn, storedOperations, violations, type Asked, type History } from './history.ts';
import { asManyCallers } from './load.ts';
import { ask, type Wish } from './wish.ts';

const WISHES = 240;

describe('Embedded Postgres killed with -9 under load', () => {
  let home: TestHome;
  let dataDir: string;
  let server: EmbeddedServer;
  let processes: readonly SpawnedHub[] = [];
  let asked: readonly Asked[];
  let pids: readonly number[];
  let history: History;

  beforeAll(async () => {
    [home, dataDir] = await Promise.all([startTestHome(), mkdtemp(join(tmpdir(), 'patchbay-lost-'))]);
    server = new EmbeddedServer(dataDir);
    const env: Record<string, string> = { ...home.env, PATCHBAY_DATA_DIR: dataDir };
    delete env['DATABASE_URL'];
    const roles = ['http', 'worker,scheduler'];
    processes = await Promise.all(roles.map((each) => spawnHub({ ...env, PATCHBAY_ROLES: each })));
    const { client } = processes[0]!;
    await Promise.all([aTwilioConnection(), aStripeConnection()].map((body) => connect(client, body)));
    // Some are always under way.
    for (const name of ['twilio', 'stripe']) {
      home.sandbox.vendors
        .get(name)
        ?.faults.add({ kind: 'slow', when: 'after', delay_ms: 50, method: 'POST', count: null });
    }
    asked = await underLoad();
    history = await settled();
  });
  afterAll(async () => {
    await Promise.all(processes.map((hub) => hub.stop()));
    await home.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  /** Callers insist, with the same key, until they are told an operation; in the middle of it the server dies. */
  async function underLoad(): Promise<Asked[]> {
    const told: Asked[] = [];
    const wishes = Array.from({ length: WISHES }, (_unused, index): Wish => ({
      marker: `wish-${index}`,
      mode: index % 2 === 0 ? 'sync' : 'async',
      capability: index % 20 === 0 ? 'initiate_payment' : 'send_sms',
      waitMs: 2_000,
    }));
    const before = await server.pid();
    const kill = eventually(() => told.length > WISHES / 4).then(() => process.kill(before, 'SIGKILL'));
    await asManyCallers(wishes, async (wish) => {
      const answer = await eventually(async () => {
        const answer = await ask(processes[0]!, wish);
        if (answer.operationId === null) throw new Error(`${wish.marker} was answered ${answer.status} ${answer.code}`);
        return answer;
      });
      told.push(answer);
    });
    await kill;
    pids = [before, await server.pid()];
    return told;
  }

  async function settled(): Promise<History> {
    await eventually(async () => {
      // As if a lease had passed for what nobody has touched for seconds.
      await server.query(
        `UPDATE work SET due_at = now() - interval '1 minute' WHERE claim_owner IS NOT NULL AND queue = 'operations'
           AND due_at BETWEEN now() AND now() + interval '41 seconds'`,
      );
      const open = await server.query(`SELECT id, status FROM operations WHERE completed_at IS NULL`);
      if (open.length > 0) throw new Error(`Not ended: ${JSON.stringify(open)}`);
    });
    const operations = await storedOperations((sql) => server.query(sql));
    return { asked, operations, effects: effectsIn(home.sandbox.journal.after(0)) };
  }

  it('is started again by the hub itself', () => {
    expect(pids[1]).not.toBe(pids[0]);
  });

  it('loses no operation that was acknowledged and doubles none', () => {
    expect(violations(history)).toEqual([]);
    expect(new Set(asked.map(({ operationId }) => operationId)).size).toBe(WISHES);
    expect(history.operations).toHaveLength(WISHES);
  });

  it('costs no payment: they are asked for again with the same key', () => {
    const payments = history.operations.filter(({ marker }) => Number(marker.slice('wish-'.length)) % 20 === 0);
    expect(payments.map(({ status }) => status)).toEqual(Array(WISHES / 20).fill('delivered'));
  });

  it('leaves only what was under way at that moment unknown', () => {
    const unknown = history.operations.filter(({ error_code: code }) => code === 'outcome_unknown');
    expect(unknown.length).toBeLessThan(WISHES / 4);
    expect(history.operations.filter(({ status }) => status === 'delivered').length + unknown.length).toBe(WISHES);
  });
});
