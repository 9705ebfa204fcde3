import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { FaultInput } from '@patchbay/provider-kit';
import {
  aTwilioConnection,
  connect,
  createTenant,
  describeWithRedis,
  eventually,
  type HubClient,
  type SpawnedHub,
  type TestRedis,
} from '@patchbay/testing';
import { Fleet } from './fleet.ts';
import type { Asked } from './history.ts';
import { ask } from './wish.ts';

/** Longer than a breaker cools down. */
const COOL_DOWN_SECONDS = 61;
const BUDGET = 20;

function twoProcesses(name: string, redis: (() => TestRedis) | null): void {
  describe(name, () => {
    let fleet: Fleet;
    let processes: readonly [SpawnedHub, SpawnedHub];
    /** The tenant of the test, at the one and at the other process. */
    let here: HubClient;
    let there: HubClient;
    let asked: number;

    beforeAll(async () => {
      fleet = await Fleet.start(redis === null ? {} : { REDIS_URL: redis().url });
      processes = await Promise.all([fleet.spawnMovable('http,worker'), fleet.spawnMovable('http,worker')]);
    });
    afterAll(() => fleet.close());
    beforeEach(async () => {
      for (const vendor of fleet.home.sandbox.vendors.values()) vendor.faults.clear();
      const name = `tenant-${fleet.home.sandbox.journal.newest}`;
      here = (await createTenant(processes[0].client, fleet.home.platformKey, name)).client;
      there = here.at(processes[1].url);
      asked = 0;
    });

    function inject(fault: FaultInput): void {
      fleet.home.sandbox.vendors.get('twilio')?.faults.add({ method: 'POST', ...fault });
    }

    function send(client: HubClient, waitMs = 500): Promise<Asked> {
      asked += 1;
      return ask({ client }, { marker: `${fleet.home.sandbox.journal.newest}-${asked}`, waitMs });
    }

    const messages = (): number =>
      fleet.home.sandbox.journal.after(0, 'twilio').filter(({ method }) => method === 'POST').length;

    async function announced(type: string, connectionId: string): Promise<number> {
      return (await fleet.query('SELECT FROM outbox WHERE type = $1 AND subject_id = $2', [type, connectionId])).length;
    }

    it('both keep the silence a vendor has asked one of them for', async () => {
      await connect(here, aTwilioConnection());
      expect(await send(there)).toMatchObject({ status: 200 });
      inject({ kind: 'rate_limit', retry_after_seconds: 600 });
      expect(await send(here)).toMatchObject({ status: 502, code: 'vendor_error' });
      await eventually(async () => (await send(there)).status === 502);
      const before = messages();
      const answers = await Promise.all([here, there, here, there].map((client) => send(client)));
      expect(answers.map(({ status }) => status)).toEqual([502, 502, 502, 502]);
      expect(messages()).toBe(before);
    });

    it('share one budget', async () => {
      const minute = await fleet.minute();
      const { id } = await connect(here, aLimitedApi());
      const body = { ...aRequest(), integration_id: id };
      const requests = Array.from({ length: 3 * BUDGET }, (_unused, index) =>
        (index % 2 === 0 ? here : there).request('POST', '/api/v1/operations', { body }),
      );
      const delivered = (await Promise.all(requests)).filter(({ status }) => status === 200).length;
      const arrived = fleet.home.sandbox.journal.after(0, 'custom').length;
      const minutes = (await fleet.minute()) - minute + 1;
      expect(arrived).toBeLessThanOrEqual(BUDGET * minutes);
      // The verification was one of them.
      expect(delivered).toBe(arrived - 1);
      expect(delivered).toBeGreaterThan(BUDGET / 2);
    });

    it('follow a limit that a person sets, lowers and lifts through one of them, within a second', async () => {
      const { id } = await connect(here, aTwilioConnection());
      for (const client of [here, there]) expect(await send(client)).toMatchObject({ status: 200 });
      const path = `/api/v1/integrations/${id}/limits`;
      const change = (rate_limit: object | null) => here.must(200, 'PATCH', path, { body: { rate_limit } });
      await change({ max: 1_000, per_seconds: 86_400 });
      for (const client of [here, there]) expect(await send(client)).toMatchObject({ status: 200 });
      // Both hold permits of the old limit.
      await change({ max: 1, per_seconds: 86_400 });
      for (const client of [here, there]) await eventually(async () => (await send(client)).status === 502);
      const before = messages();
      const refused = await Promise.all([here, there, here, there].map((client) => send(client)));
      expect(refused.map(({ status }) => status)).toEqual([502, 502, 502, 502]);
      expect(messages()).toBe(before);
      await change(null);
      for (const client of [here, there]) await eventually(async () => (await send(client)).status === 200);
    });

    it('open the breaker together, let one probe through, and close it together', async () => {
      const { id } = await connect(here, aTwilioConnection());
      inject({ kind: 'server_error', status: 503, count: null });
      for (let pair = 0; pair < 5; pair += 1) {
        for (const client of [here, there]) expect(await send(client)).toMatchObject({ code: 'outcome_unknown' });
      }
      for (const client of [here, there]) await eventually(async () => (await send(client)).status === 409);
      const before = messages();
      expect((await Promise.all([here, there].map((client) => send(client)))).map(({ code }) => code)).toEqual(
        Array(2).fill('no_active_provider'),
      );
      expect(messages()).toBe(before);
      expect(await announced('breaker.opened', id)).toBe(1);

      for (const vendor of fleet.home.sandbox.vendors.values()) vendor.faults.clear();
      inject({ kind: 'slow', delay_ms: 1_500 });
      await fleet.passTime(COOL_DOWN_SECONDS);
      await fleet.query(`UPDATE breakers SET open_until = now() WHERE connection_id = $1`, [id]);
      const burst = Array.from({ length: 10 }, (_unused, index) => send(index % 2 === 0 ? here : there));
      const told = (await Promise.all(burst)).map(({ status }) => status);
      // The probe takes longer than its caller waits; nobody else is let through meanwhile.
      expect(told.filter((status) => status === 202)).toHaveLength(1);
      expect(told.filter((status) => status === 409 || status === 502)).toHaveLength(9);
      await eventually(() => messages() > before);
      expect(messages()).toBe(before + 1);

      for (const client of [here, there]) await eventually(async () => (await send(client)).status === 200);
      expect(await announced('breaker.closed', id)).toBe(1);
    });
  });
}

function aLimitedApi(): object {
  return {
    provider: 'custom',
    label: 'limited',
    environment: 'sandbox',
    credentials: { secret: 'key-of-a-limited-api' },
    config: { base_url: 'https://api.example.com', rate_limit_per_minute: BUDGET },
    enabled_capabilities: ['http_request'],
  };
}

function aRequest(): object {
  return { capability: 'http_request', mode: 'sync', wait_ms: 500, input: { method: 'GET', path: '/things' } };
}

twoProcesses('Two processes on one Postgres', null);
describeWithRedis('With a Redis', (redis) => twoProcesses('two processes on one Postgres', redis));
