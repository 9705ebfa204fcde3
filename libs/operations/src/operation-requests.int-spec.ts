import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '@patchbay/platform';
import { aTextMessage, startHub, type TestHub } from '@patchbay/testing';
import { seedOperations } from './operation-seeds.fixture.ts';
import type { OperationView } from './operation.types.ts';
import { OperationsFixture } from './operations.fixture.ts';

let hub: TestHub;
let desk: OperationsFixture;

beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());
beforeEach(async () => {
  desk = await OperationsFixture.create(hub);
});

describe('an idempotency key', () => {
  it('makes twenty requests at once one effect with one answer', async () => {
    await desk.connectTwilio();
    const since = desk.mark();
    const key = newId();
    const answers = await Promise.all(Array.from({ length: 20 }, () => desk.ask(aTextMessage(), key)));
    expect(answers.map((answer) => answer.status)).toEqual(Array(20).fill(200));
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect(answers.filter((answer) => answer.headers.get('idempotent-replayed') === 'true')).toHaveLength(19);
    expect(desk.effects('twilio', since)).toBe(1);
  });

  it('refuses another body, and replays though the connection has gone', async () => {
    const twilio = await desk.connectTwilio();
    const key = newId();
    const first = await desk.ask(aTextMessage(), key);
    const other = await desk.ask(aTextMessage({ metadata: { other: true } }), key);
    expect(other).toMatchObject({ status: 409, body: { code: 'idempotency_key_reused' } });
    await desk.tenant.must(200, 'DELETE', `/api/v1/integrations/${twilio}`);
    const again = await desk.ask(aTextMessage(), key);
    expect(again).toMatchObject({ status: 200, body: { data: { id: first.body.data.id } } });
  });

  it('belongs to its tenant', async () => {
    await desk.connectTwilio();
    const key = newId();
    const mine = await desk.ask(aTextMessage(), key);
    desk = await OperationsFixture.create(hub);
    await desk.connectTwilio();
    const theirs = await desk.ask(aTextMessage(), key);
    expect(theirs.status).toBe(200);
    expect(theirs.body.data.id).not.toBe(mine.body.data.id);
  });
});

describe('a request that is not right', () => {
  it.each([
    [{ capability: 'send_smoke' }, 'capability'],
    [{ input: { to: 'nobody', body: 'x' } }, 'input.to'],
    [{ input: { to: '+15005550009', body: 'x', extra: 1 } }, 'input.extra'],
    [{ mode: 'later' }, 'mode'],
    [{ wait_ms: -1 }, 'wait_ms'],
    [{ integration_id: '01jd0000000000000000000000' }, 'integration_id'],
    [{ unknown: true }, 'unknown'],
  ])('%j is refused with its field', async (changes, field) => {
    const { status, body } = await desk.ask(aTextMessage(changes));
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'validation_failed', errors: { [field]: [expect.any(String)] } });
  });

  it('refuses an app that the key does not belong to', async () => {
    const { api_key: key } = await desk.tenant.must<{ api_key: string }>(201, 'POST', '/api/v1/api-keys', {
      body: { name: 'billing', scopes: ['operations:write'], app: 'billing' },
    });
    const answer = await desk.tenant.request('POST', '/api/v1/operations', {
      key,
      body: aTextMessage({ app: 'crm' }),
    });
    expect(answer).toMatchObject({ status: 422, body: { errors: { app: [expect.any(String)] } } });
  });
});

describe('the list of operations', () => {
  it('pages by cursor, newest first, and filters', async () => {
    await desk.connectTwilio();
    const made: string[] = [];
    for (let index = 0; index < 5; index += 1) made.unshift((await desk.ask()).body.data.id);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const suffix = cursor === '' ? '' : `&cursor=${cursor}`;
      const page = await desk.tenant.request<OperationView[]>('GET', `/api/v1/operations?per_page=2${suffix}`);
      seen.push(...page.body.data.map((each) => each.id));
      cursor = page.body.meta?.['next_cursor'] as string | null;
    }
    expect(seen).toEqual(made);
    const count = async (query: string): Promise<number> =>
      (await desk.tenant.must<unknown[]>(200, 'GET', `/api/v1/operations?${query}`)).length;
    expect(await count('status=delivered&capability=send_sms&provider=twilio')).toBe(5);
    expect(await count('status=exhausted')).toBe(0);
    expect(await count(`to=${encodeURIComponent('2020-01-01T00:00:00Z')}`)).toBe(0);
  });

  it('takes every filter of the contract', async () => {
    const at = (time: string): Date => new Date(`2026-11-20T${time}:00.000Z`);
    const [twilio, plivo] = [newId(), newId()];
    const ids = await seedOperations(hub.database.superuserUrl, desk.tenantId, [
      { at: at('08:00'), app: 'crm', integration_id: twilio, provider: 'twilio', idempotency_key: 'order-1' },
      { at: at('09:00'), app: 'billing', integration_id: twilio, provider: 'twilio', status: 'exhausted' },
      { at: at('10:00'), integration_id: plivo, provider: 'plivo', capability: 'send_whatsapp' },
    ]);
    const found = async (query: string): Promise<number[]> => {
      const rows = await desk.tenant.must<OperationView[]>(200, 'GET', `/api/v1/operations?${query}`);
      return rows.map(({ id }) => ids.indexOf(id) + 8);
    };
    expect(await found('app=crm')).toEqual([8]);
    expect(await found('idempotency_key=order-1')).toEqual([8]);
    expect(await found(`integration_id=${twilio}`)).toEqual([9, 8]);
    expect(await found('provider=plivo')).toEqual([10]);
    expect(await found('capability=send_whatsapp')).toEqual([10]);
    expect(await found('status=exhausted')).toEqual([9]);
    expect(await found('from=2026-11-20T09:00:00Z')).toEqual([10, 9]);
    expect(await found('to=2026-11-20T09:00:00Z')).toEqual([8]);
    expect(await found('from=2026-11-20T09:00:00Z&to=2026-11-20T09:00:00.001Z')).toEqual([9]);
    expect(await found('from=2026-11-20&to=2026-11-21')).toEqual([10, 9, 8]);
    expect(await found(`integration_id=${twilio}&app=billing&status=delivered`)).toEqual([]);
  });

  it.each([
    ['status=lost', 'status'],
    ['from=yesterday', 'from'],
    ['to=2026-11-20T09:00', 'to'],
    ['environment=sandbox', 'environment'],
    [`app=${'a'.repeat(101)}`, 'app'],
  ])('refuses %s', async (query, field) => {
    const { status, body } = await desk.tenant.request('GET', `/api/v1/operations?${query}`);
    expect([status, Object.keys(body.errors ?? {})]).toEqual([422, [field]]);
  });
});
