import { describe, expect, it } from '@jest/globals';
import { accountOf, bearerToken, isBadCredential } from './sandbox-auth.ts';
import { defineSandbox } from './define-sandbox.ts';
import type { FaultInput } from './fault.ts';
import { SandboxJournal } from './sandbox-journal.ts';
import type { RawSandboxRequest } from './sandbox-request.ts';
import { SandboxVendor } from './sandbox-vendor.ts';

interface State {
  made: number;
}

const definition = defineSandbox<State>({
  provider: 'acme',
  displayName: 'Acme',
  createState: () => ({ made: 0 }),
  authenticate: (request) => {
    const token = bearerToken(request) ?? 'invalid';
    if (isBadCredential(token)) return { ok: false, response: { status: 401, body: { error: 'key' } } };
    return { ok: true, account: accountOf(token) };
  },
  routes: [
    {
      method: 'POST',
      path: '/things/:name.json',
      handle: ({ params, state, effect, request }) => {
        state.made += 1;
        const id = `${params['name'] ?? ''}-${state.made}`;
        effect({ kind: 'thing', id, reference: request.headers['idempotency-key'] ?? null });
        return { status: request.body === 'bad' ? 400 : 201, body: { id, secret: 'hidden' } };
      },
    },
  ],
  idempotency: {
    in: 'header',
    name: 'idempotency-key',
    methods: ['POST'],
    windowHours: 1,
    maxLength: 10,
    keeps: ({ status }) => status !== 400,
    whileRunning: () => ({ status: 409, body: null }),
    otherParameters: () => ({ status: 422, body: null }),
    tooLong: () => ({ status: 413, body: null }),
  },
  answers: {
    notFound: () => ({ status: 404, body: null }),
    rateLimited: () => ({ status: 429, body: null }),
    serverError: (status) => ({ status, body: null }),
    revoked: () => ({ status: 401, body: null }),
  },
});

function setUp() {
  const journal = new SandboxJournal(10);
  const clock = { now: new Date('2026-11-21T10:00:00Z') };
  const sleeping: (() => void)[] = [];
  const sleep = () => new Promise<void>((resolve) => void sleeping.push(resolve));
  const vendor = new SandboxVendor(definition, { journal, now: () => clock.now, sleep });
  const send = (more: Partial<RawSandboxRequest> = {}) =>
    vendor.handle({
      method: 'POST',
      path: '/things/a.json',
      query: '',
      body: '',
      ...more,
      headers: { authorization: 'Bearer good', ...more.headers },
    });
  const statusOf = async (more?: Partial<RawSandboxRequest>) => {
    const outcome = await send(more);
    return outcome.kind === 'answered' ? outcome.response.status : outcome.kind;
  };
  const keyed = (key: string, body = '') => ({ headers: { 'idempotency-key': key }, body });
  const effects = () => journal.after(0).flatMap((entry) => entry.effects);
  return { vendor, journal, clock, sleeping, send, statusOf, keyed, effects };
}

describe('a simulated vendor', () => {
  it('answers its routes, refuses a bad key, and writes down what it did', async () => {
    const { statusOf, journal } = setUp();
    expect(await statusOf()).toBe(201);
    expect(await statusOf({ path: '/nothing' })).toBe(404);
    expect(await statusOf({ headers: { authorization: 'Bearer an-INVALID-key' } })).toBe(401);
    expect(journal.after(0)).toMatchObject([
      {
        seq: 1,
        status: 201,
        effects: [{ kind: 'thing', id: 'a-1' }],
        response_body: '{"id":"a-1","secret":"[redacted]"}',
      },
      { seq: 2, status: 404, effects: [] },
      { seq: 3, status: 401, effects: [] },
    ]);
  });

  it('never writes a header down', async () => {
    const { send, journal } = setUp();
    await send({ headers: { authorization: 'Bearer canary-value', 'x-key': 'canary-value' } });
    expect(JSON.stringify(journal.after(0))).not.toContain('canary-value');
  });

  it.each<[FaultInput, string | number, number]>([
    [{ kind: 'timeout' }, 'silent', 0],
    [{ kind: 'timeout', when: 'after' }, 'silent', 1],
    [{ kind: 'reset' }, 'reset', 0],
    [{ kind: 'reset', when: 'after' }, 'reset', 1],
    [{ kind: 'server_error' }, 503, 0],
    [{ kind: 'server_error', when: 'after', status: 500 }, 500, 1],
    [{ kind: 'rate_limit', when: 'after' }, 429, 0],
    [{ kind: 'revoked' }, 401, 0],
    [{ kind: 'refused', refusal: 403 }, 403, 0],
  ])('injects %j: answers %s after %i effects, then works again', async (fault, seen, acted) => {
    const { vendor, statusOf, effects } = setUp();
    vendor.faults.add(fault);
    expect(await statusOf()).toBe(seen);
    expect(effects()).toHaveLength(acted);
    expect(await statusOf()).toBe(201);
  });

  it('sends Retry-After in either form', async () => {
    const { vendor, send } = setUp();
    vendor.faults.add({ kind: 'rate_limit', retry_after_seconds: 7 });
    vendor.faults.add({ kind: 'rate_limit', retry_after_seconds: 7, retry_after_form: 'date' });
    const headers = [await send(), await send()].map(
      (outcome) => outcome.kind === 'answered' && outcome.response.headers,
    );
    expect(headers).toEqual([{ 'retry-after': '7' }, { 'retry-after': 'Sat, 21 Nov 2026 10:00:07 GMT' }]);
  });

  it('limits a fault to a path and a number of requests, or keeps it until cleared', async () => {
    const { vendor, statusOf } = setUp();
    vendor.faults.add({ kind: 'server_error', path: '/things/*.json', count: 2 });
    const { id } = vendor.faults.add({ kind: 'revoked', path: '*/b.json', count: null });
    expect(await statusOf({ path: '/other' })).toBe(404);
    expect([await statusOf(), await statusOf(), await statusOf()]).toEqual([503, 503, 201]);
    expect([await statusOf({ path: '/things/b.json' }), await statusOf({ path: '/things/b.json' })]).toEqual([
      401, 401,
    ]);
    expect(vendor.faults.clear(id)).toBe(1);
    expect(await statusOf({ path: '/things/b.json' })).toBe(201);
  });

  it('honours idempotency keys: one effect, other parameters refused, forgotten after the window', async () => {
    const { clock, statusOf, keyed, effects, journal } = setUp();
    expect([await statusOf(keyed('k')), await statusOf(keyed('k'))]).toEqual([201, 201]);
    expect(effects()).toHaveLength(1);
    expect(journal.after(1)).toMatchObject([{ replayed: true, idempotency_key: 'k' }]);
    expect(await statusOf(keyed('k', 'other'))).toBe(422);
    expect(await statusOf(keyed('far-too-long-a-key'))).toBe(413);
    clock.now = new Date(clock.now.getTime() + 3_600_001);
    await statusOf(keyed('k'));
    expect(effects()).toHaveLength(2);
  });

  it('keeps no answer for a key that was refused before acting', async () => {
    const { statusOf, keyed } = setUp();
    expect(await statusOf(keyed('k', 'bad'))).toBe(400);
    expect(await statusOf(keyed('k', 'good'))).toBe(201);
  });

  it('replays the failure its front gave instead of its answer', async () => {
    const { vendor, statusOf, keyed, effects } = setUp();
    vendor.faults.add({ kind: 'server_error', when: 'after', status: 500 });
    expect([await statusOf(keyed('k')), await statusOf(keyed('k'))]).toEqual([500, 500]);
    expect(effects()).toHaveLength(1);
  });

  it('replays what it did before it judges the request, but not before it decides who may ask', async () => {
    const { vendor, statusOf, keyed } = setUp();
    vendor.faults.add({ kind: 'refused', refusal: 422, count: 2 });
    expect(await statusOf(keyed('k'))).toBe(422);
    vendor.faults.clear();
    expect(await statusOf(keyed('k'))).toBe(201);
    vendor.faults.add({ kind: 'refused', refusal: 422 });
    vendor.faults.add({ kind: 'refused', refusal: 403 });
    expect([await statusOf(keyed('k')), await statusOf(keyed('k'))]).toEqual([201, 403]);
  });

  it('refuses a second request while the first with the key runs', async () => {
    const { vendor, statusOf, keyed, sleeping } = setUp();
    vendor.faults.add({ kind: 'slow', when: 'after', delay_ms: 1 });
    const first = statusOf(keyed('k'));
    expect(await statusOf(keyed('k'))).toBe(409);
    sleeping.forEach((wake) => wake());
    expect(await first).toBe(201);
  });

  it('forgets its oldest journal entries', async () => {
    const { send, journal } = setUp();
    for (let sent = 0; sent < 25; sent += 1) await send();
    expect(journal.after(0)).toHaveLength(10);
    expect(journal.newest).toBe(25);
  });
});
