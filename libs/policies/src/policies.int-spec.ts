import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startHub, type HubClient, type TestHub } from '@patchbay/testing';
import type { PolicyEvaluationDto } from './policy-evaluation.dto.ts';
import type { PolicyDto } from './policy.dto.ts';

const POLICIES = '/api/v1/policies';
const WEEK_SECONDS = 604_800;

let hub: TestHub;
let tenant: HubClient;

beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());
beforeEach(async () => {
  tenant = (await hub.tenant()).client;
});

const create = (body: object): Promise<PolicyDto> => tenant.must(201, 'POST', POLICIES, { body });
const evaluate = (body: object, client = tenant): Promise<PolicyEvaluationDto> =>
  client.must(200, 'POST', `${POLICIES}/evaluate`, { body: { capability: 'send_sms', ...body } });

describe('a policy', () => {
  it('is made with its defaults, shown, listed, changed and deleted', async () => {
    const policy = await create({ effect: 'deny' });
    expect(policy).toEqual({
      id: expect.any(String),
      name: null,
      effect: 'deny',
      app: null,
      capability: null,
      provider: null,
      environment: null,
      approval_expires_in: null,
      enabled: true,
      created_at: expect.any(String),
      updated_at: expect.any(String),
    });
    expect(await tenant.must(200, 'GET', `${POLICIES}/${policy.id}`)).toEqual(policy);
    const changed = await tenant.must<PolicyDto>(200, 'PATCH', `${POLICIES}/${policy.id}`, {
      body: { app: 'desk', provider: 'twilio', environment: 'sandbox', name: 'Not the desk', enabled: false },
    });
    expect(changed).toMatchObject({ effect: 'deny', app: 'desk', provider: 'twilio', environment: 'sandbox' });
    expect((await tenant.request('GET', `${POLICIES}?app=desk`)).body).toMatchObject({
      data: [changed],
      meta: { total: 1 },
    });
    expect((await tenant.request('GET', `${POLICIES}?capability=send_sms`)).body).toMatchObject({ data: [] });
    await tenant.must(200, 'DELETE', `${POLICIES}/${policy.id}`);
    const gone = await tenant.request('GET', `${POLICIES}/${policy.id}`);
    expect(gone).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  it('is listed in pages, oldest first', async () => {
    const made = [await create({ effect: 'allow' }), await create({ effect: 'deny' })];
    const { body } = await tenant.request<PolicyDto[]>('GET', `${POLICIES}?per_page=1&page=2`);
    expect(body).toMatchObject({ data: [{ id: made[1]?.id }], meta: { total: 2, per_page: 1 } });
  });

  it('that requires an approval gives it a week unless told otherwise, and no other has such a time', async () => {
    const policy = await create({ effect: 'require_approval' });
    expect(policy.approval_expires_in).toBe(WEEK_SECONDS);
    const change = (body: object) => tenant.must<PolicyDto>(200, 'PATCH', `${POLICIES}/${policy.id}`, { body });
    expect((await change({ approval_expires_in: 60 })).approval_expires_in).toBe(60);
    expect((await change({ name: 'Asked' })).approval_expires_in).toBe(60);
    expect((await change({ effect: 'deny' })).approval_expires_in).toBeNull();
    const refused = await tenant.request('PATCH', `${POLICIES}/${policy.id}`, { body: { approval_expires_in: 60 } });
    expect(refused).toMatchObject({ status: 422, body: { errors: { approval_expires_in: [expect.any(String)] } } });
  });

  it.each([
    [{ effect: 'maybe' }, 'effect'],
    [{ effect: undefined }, 'effect'],
    [{ capability: 'send_smoke' }, 'capability'],
    [{ provider: 'nobody' }, 'provider'],
    [{ environment: 'staging' }, 'environment'],
    [{ app: '' }, 'app'],
    [{ approval_expires_in: 60 }, 'approval_expires_in'],
    [{ effect: 'require_approval', approval_expires_in: 0 }, 'approval_expires_in'],
    [{ effect: 'require_approval', approval_expires_in: 1.5 }, 'approval_expires_in'],
    [{ enabled: 'yes' }, 'enabled'],
    [{ unknown: 1 }, 'unknown'],
  ])('%j is refused with its field', async (changes, field) => {
    const { status, body } = await tenant.request('POST', POLICIES, { body: { effect: 'deny', ...changes } });
    expect(status).toBe(422);
    expect(Object.keys(body.errors ?? {})).toEqual([field]);
  });

  it.each(['effect', 'enabled'])('refuses null for %s, which is never null', async (field) => {
    const policy = await create({ effect: 'deny' });
    const { status, body } = await tenant.request('PATCH', `${POLICIES}/${policy.id}`, { body: { [field]: null } });
    expect([status, ...Object.keys(body.errors ?? {})]).toEqual([422, field]);
  });

  it('is nothing another tenant sees, changes, deletes or is held to', async () => {
    const { id } = await create({ effect: 'deny' });
    const other = (await hub.tenant()).client;
    for (const method of ['GET', 'PATCH', 'DELETE'] as const) {
      const body = method === 'PATCH' ? { body: { enabled: false } } : {};
      expect(await other.request(method, `${POLICIES}/${id}`, body)).toMatchObject({ status: 404 });
    }
    expect((await other.request('GET', POLICIES)).body).toMatchObject({ data: [], meta: { total: 0 } });
    expect((await evaluate({}, other)).effect).toBe('allow');
    expect((await evaluate({})).effect).toBe('deny');
  });

  it('leaves its changes in the audit log', async () => {
    const { id } = await create({ effect: 'deny', app: 'desk' });
    await tenant.must(200, 'PATCH', `${POLICIES}/${id}`, { body: { enabled: false } });
    await tenant.must(200, 'DELETE', `${POLICIES}/${id}`);
    await tenant.must(200, 'PUT', `${POLICIES}/default`, { body: { effect: 'deny' } });
    const entries = await tenant.must<{ action: string; details: object }[]>(
      200,
      'GET',
      '/api/v1/audit-log?per_page=4',
    );
    expect(entries.map(({ action }) => action)).toEqual([
      'policy_default.changed',
      'policy.deleted',
      'policy.changed',
      'policy.created',
    ]);
    expect(entries[3]?.details).toMatchObject({ effect: 'deny', app: 'desk', enabled: true });
  });
});

describe('what holds where no policy applies', () => {
  it('is to allow until it is set', async () => {
    expect(await tenant.must(200, 'GET', `${POLICIES}/default`)).toEqual({ effect: 'allow' });
    expect(await evaluate({})).toMatchObject({ effect: 'allow', decided_by: 'default' });
    await tenant.must(200, 'PUT', `${POLICIES}/default`, { body: { effect: 'deny' } });
    expect(await tenant.must(200, 'GET', `${POLICIES}/default`)).toEqual({ effect: 'deny' });
    expect(await evaluate({})).toMatchObject({ effect: 'deny', decided_by: 'default', policy_id: null });
    await tenant.must(200, 'PUT', `${POLICIES}/default`, { body: { effect: 'allow' } });
    expect((await evaluate({})).effect).toBe('allow');
  });

  it('is never an approval', async () => {
    const { status, body } = await tenant.request('PUT', `${POLICIES}/default`, {
      body: { effect: 'require_approval' },
    });
    expect(status).toBe(422);
    expect(body.errors).toMatchObject({ effect: [expect.any(String)] });
  });
});

describe('the dry run of policies', () => {
  it('names the policy that decided, and every other that applies', async () => {
    const allow = await create({ effect: 'allow', capability: 'send_sms' });
    const deny = await create({ effect: 'deny', provider: 'twilio', name: 'No Twilio' });
    expect(await evaluate({ provider: 'twilio', app: 'desk' })).toEqual({
      effect: 'deny',
      because: 'The policy "No Twilio" denies this.',
      decided_by: 'policy',
      policy_id: deny.id,
      approval_expires_in: null,
      provider: 'twilio',
      integration_id: null,
      environment: 'production',
      policies: [
        { policy_id: deny.id, name: 'No Twilio', effect: 'deny' },
        { policy_id: allow.id, name: null, effect: 'allow' },
      ],
      bindings: [],
    });
    expect(await evaluate({ provider: 'plivo' })).toMatchObject({ effect: 'allow', policy_id: allow.id });
  });

  it('sees each change in the next request', async () => {
    const { id } = await create({ effect: 'require_approval', approval_expires_in: 90 });
    expect(await evaluate({})).toMatchObject({ effect: 'require_approval', approval_expires_in: 90 });
    await tenant.must(200, 'PATCH', `${POLICIES}/${id}`, { body: { enabled: false } });
    expect((await evaluate({})).effect).toBe('allow');
    await tenant.must(200, 'PATCH', `${POLICIES}/${id}`, { body: { enabled: true, effect: 'deny' } });
    expect((await evaluate({})).effect).toBe('deny');
    await tenant.must(200, 'DELETE', `${POLICIES}/${id}`);
    expect((await evaluate({})).effect).toBe('allow');
  });

  it('tells that posting to social media requires an approval until an allow policy for the app names it', async () => {
    const post = { capability: 'post_to_social', provider: 'meta' };
    expect(await evaluate({ ...post, app: 'desk' })).toMatchObject({
      effect: 'require_approval',
      decided_by: 'capability',
      approval_expires_in: WEEK_SECONDS,
    });
    await create({ effect: 'allow', app: 'desk' });
    expect((await evaluate({ ...post, app: 'desk' })).effect).toBe('require_approval');
    const named = await create({ effect: 'allow', app: 'desk', capability: 'post_to_social' });
    expect(await evaluate({ ...post, app: 'desk' })).toMatchObject({ effect: 'allow', policy_id: named.id });
    expect((await evaluate({ ...post, app: 'shop' })).effect).toBe('require_approval');
  });

  it.each([
    [{ capability: 'send_smoke' }, 'capability'],
    [{ provider: 'nobody' }, 'provider'],
    [{ integration_id: '01jd0000000000000000000000' }, 'integration_id'],
    [{ environment: 'staging' }, 'environment'],
  ])('refuses %j with its field', async (changes, field) => {
    const body = { capability: 'send_sms', ...changes };
    const answer = await tenant.request('POST', `${POLICIES}/evaluate`, { body });
    expect(answer).toMatchObject({ status: 422, body: { errors: { [field]: [expect.any(String)] } } });
  });
});
