import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aTextMessage, eventually, startHub, type TestHub, type TestTenant } from '@patchbay/testing';
import { get, type IncomingMessage } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { seedMany, seedOperations } from './operation-seeds.fixture.ts';
import type { OperationView } from './operation.types.ts';
import { OperationsFixture } from './operations.fixture.ts';

const MANY = 20_000;
const NOTE_BYTES = 2_000;
const MEGABYTE = 1024 * 1024;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

let hub: TestHub;
let tenant: TestTenant;

beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());
beforeEach(async () => {
  tenant = await hub.tenant();
});

const EXPORT = '/api/v1/operations/export';

/** An answer that nobody has read from yet. */
function open(query: string, method = 'GET'): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${tenant.apiKey}` };
    get(`${hub.url}${EXPORT}${query}`, { method, headers, agent: false }, resolve).on('error', reject);
  });
}

async function textOf(answer: IncomingMessage): Promise<string> {
  answer.setEncoding('utf8');
  let text = '';
  for await (const part of answer) text += String(part);
  return text;
}

const lines = async (query: string): Promise<OperationView[]> =>
  (await textOf(await open(`?format=jsonl${query}`)))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as OperationView);

async function metric(name: string): Promise<number> {
  const text = await (await fetch(`${hub.url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? 0);
}

const running = (): Promise<number> => metric('patchbay_operation_exports_running');
const exported = (): Promise<number> => metric('patchbay_operations_exported_total');

describe('an export', () => {
  it('shows each operation as the API does, with what is sensitive hidden, as JSON lines', async () => {
    const desk = await OperationsFixture.create(hub);
    tenant = { ...tenant, apiKey: desk.tenant.key ?? '' };
    await desk.connectTwilio();
    const { data } = (await desk.ask(aTextMessage())).body;
    const answer = await open('?format=jsonl');
    expect(answer.headers).toMatchObject({
      'content-type': 'application/x-ndjson; charset=utf-8',
      'content-disposition': expect.stringMatching(/^attachment; filename="operations-\d{4}-\d\d-\d\d\.jsonl"$/),
    });
    const [line] = (await textOf(answer)).split('\n');
    expect(JSON.parse(line ?? '')).toEqual(await desk.operation(data.id));
    expect(line).not.toContain('Your table is ready.');
  });

  it('is CSV unless told otherwise, with a header, quoted, and with nothing a spreadsheet would run', async () => {
    const at = new Date('2026-11-20T10:00:00.000Z');
    const [id] = await seedOperations(hub.database.superuserUrl, tenant.id, [
      { at, app: '=HYPERLINK("http://evil.example")', idempotency_key: '+1,2', metadata: { note: 'a "b"\nc' } },
    ]);
    const answer = await open('');
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': expect.stringMatching(/\.csv"$/),
    });
    expect((await textOf(answer)).split('\r\n')).toEqual([
      'id,capability,status,input,result,error,vendor_status,provider,integration_id,app,environment,idempotency_key,metadata,attempts_count,next_retry_at,created_at,updated_at,completed_at',
      `${String(id)},send_sms,delivered,"{""to"":""+15005550006""}",,,,,,"'=HYPERLINK(""http://evil.example"")",sandbox,"'+1,2","{""note"":""a \\""b\\""\\nc""}",0,,"2026-11-20T10:00:00.000Z","2026-11-20T10:00:00.000Z",`,
      '',
    ]);
  });

  it('of nothing has no lines but a header', async () => {
    expect(await textOf(await open('?format=jsonl'))).toBe('');
    expect(await textOf(await open('?format=csv'))).toMatch(/^id,[a-z_,]+\r\n$/);
  });

  it('takes the filters of the list, and its order', async () => {
    const seeds = [{ app: 'crm' }, { app: 'billing', status: 'exhausted' }, { app: 'billing' }];
    const ids = await seedOperations(hub.database.superuserUrl, tenant.id, seeds);
    const exportedIds = async (query: string): Promise<string[]> => (await lines(query)).map(({ id }) => id);
    expect(await exportedIds('')).toEqual([...ids].reverse());
    expect(await exportedIds('&app=billing')).toEqual([ids[2], ids[1]]);
    expect(await exportedIds('&status=exhausted')).toEqual([ids[1]]);
    expect(await exportedIds('&to=2020-01-01')).toEqual([]);
  });

  it('refuses what it does not know, in the envelope', async () => {
    for (const [query, field] of [
      ['format=xml', 'format'],
      ['per_page=5', 'per_page'],
      ['status=lost', 'status'],
    ]) {
      const { status, body } = await tenant.client.request('GET', `${EXPORT}?${String(query)}`);
      expect([status, Object.keys(body.errors ?? {})]).toEqual([422, [field]]);
    }
  });

  it('ends a batch early when payloads are large', async () => {
    await seedMany(hub.database.superuserUrl, tenant.id, 300, 100_000);
    expect(await lines('')).toHaveLength(300);
  });

  it('reads nothing when only its head is asked for', async () => {
    await seedMany(hub.database.superuserUrl, tenant.id, 100, 10);
    const before = await exported();
    const answer = await open('', 'HEAD');
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(await exported()).toBe(before);
  });
});

describe('an export of 20,000 operations', () => {
  beforeEach(() => seedMany(hub.database.superuserUrl, tenant.id, MANY, NOTE_BYTES));

  it('needs the memory of a batch, and is whole', async () => {
    const answer = await open('?format=jsonl');
    collectGarbage();
    const before = inUse();
    let [bytes, ends, most, sampledAt] = [0, 0, 0, 0];
    for await (const part of answer) {
      const chunk = part as Buffer;
      bytes += chunk.length;
      for (const byte of chunk) ends += byte === 10 ? 1 : 0;
      if (bytes - sampledAt < 4 * MEGABYTE) continue;
      collectGarbage();
      [most, sampledAt] = [Math.max(most, inUse() - before), bytes];
    }
    expect(ends).toBe(MANY);
    expect(bytes).toBeGreaterThan(MANY * NOTE_BYTES);
    expect(most / MEGABYTE).toBeLessThan(16);
  });

  it('waits for a slow reader', async () => {
    const before = await exported();
    const answer = await open('?format=jsonl');
    // Nothing is read yet: what the hub makes fills the sockets' buffers, and no more.
    let last = -1;
    await eventually(async () => {
      const now = (await exported()) - before;
      const hasStopped = now === last && now > 0;
      last = now;
      expect(hasStopped).toBe(true);
    });
    expect(last).toBeLessThan(MANY / 2);
    expect((await textOf(answer)).split('\n')).toHaveLength(MANY + 1);
    expect((await exported()) - before).toBe(MANY);
  });

  it('stops when its reader goes away', async () => {
    const before = await exported();
    const answer = await open('?format=jsonl');
    expect(await running()).toBe(1);
    answer.on('error', () => undefined).destroy();
    await eventually(async () => expect(await running()).toBe(0));
    expect((await exported()) - before).toBeLessThan(MANY / 2);
  });

  it('is not given to more readers at once than there is memory for', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => open('?format=jsonl')));
    const refused = await tenant.client.request('GET', EXPORT);
    expect(refused).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
    expect(refused.headers.get('content-disposition')).toBeNull();
    for (const answer of answers) answer.on('error', () => undefined).destroy();
    await eventually(async () => expect(await running()).toBe(0));
  });
});

describe('a hub that stops', () => {
  it('does not wait for an export that nobody reads; the reader sees that it is not whole', async () => {
    const own = await startHub();
    const [first, mine] = [hub, await own.tenant()];
    [hub, tenant] = [own, mine];
    await seedMany(own.database.superuserUrl, mine.id, MANY, NOTE_BYTES);
    const answer = await open('?format=jsonl');
    hub = first;
    await own.close();
    await expect(textOf(answer)).rejects.toThrow('aborted');
  });
});

function inUse(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
