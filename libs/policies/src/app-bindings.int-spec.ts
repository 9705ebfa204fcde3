import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  aPlivoConnection,
  aRule,
  aTextMessage,
  aTwilioConnection,
  connect,
  startHub,
  type HubClient,
  type TestHub,
} from '@patchbay/testing';
import type { AppBindingDto } from './app-binding.dto.ts';
import { PolicyBook } from './policy-book.service.ts';
import type { PolicyEvaluationDto } from './policy-evaluation.dto.ts';

const BINDINGS = '/api/v1/app-bindings';
const NOBODY = '01jd0000000000000000000000';

interface RouteEvaluation {
  readonly outcome: string;
  readonly integration_id: string | null;
  readonly rules: readonly { readonly fate: string }[];
}

let hub: TestHub;
let tenant: HubClient;
let tenantId: string;
let twilio: string;
let plivo: string;

beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());
beforeEach(async () => {
  const made = await hub.tenant();
  [tenant, tenantId] = [made.client, made.id];
  const connections = await Promise.all([connect(tenant, aTwilioConnection()), connect(tenant, aPlivoConnection())]);
  [twilio, plivo] = connections.map(({ id }) => id) as [string, string];
});

const aBinding = (changes: object = {}): object => ({
  app: 'desk',
  environment: 'sandbox',
  slot: 'texts',
  integration_id: twilio,
  ...changes,
});
const bind = (changes: object = {}): Promise<AppBindingDto> =>
  tenant.must(201, 'POST', BINDINGS, { body: aBinding(changes) });
const judged = (changes: object = {}): Promise<PolicyEvaluationDto> =>
  tenant.must(200, 'POST', '/api/v1/policies/evaluate', {
    body: { app: 'desk', capability: 'send_sms', integration_id: twilio, ...changes },
  });
const routed = (app: string | null = 'desk'): Promise<RouteEvaluation> =>
  tenant.must(200, 'POST', '/api/v1/routing-rules/evaluate', {
    body: { capability: 'send_sms', environment: 'sandbox', ...(app === null ? {} : { app }) },
  });

describe('an app binding', () => {
  it('is made with its defaults, shown, listed, changed and deleted', async () => {
    const binding = await bind();
    expect(binding).toEqual({
      id: expect.any(String),
      name: null,
      app: 'desk',
      environment: 'sandbox',
      slot: 'texts',
      integration_id: twilio,
      required_category: null,
      required_capabilities: [],
      capabilities: null,
      workflows: [],
      created_at: expect.any(String),
      updated_at: expect.any(String),
    });
    expect(await tenant.must(200, 'GET', `${BINDINGS}/${binding.id}`)).toEqual(binding);
    const body = { integration_id: plivo, capabilities: ['send_sms'], workflows: ['remind'], required_category: 'sms' };
    const changed = await tenant.must(200, 'PATCH', `${BINDINGS}/${binding.id}`, { body });
    expect(changed).toMatchObject({ ...body, slot: 'texts' });
    const listed = await tenant.request('GET', `${BINDINGS}?app=desk&environment=sandbox&integration_id=${plivo}`);
    expect(listed.body).toMatchObject({ data: [changed], meta: { total: 1 } });
    expect((await tenant.request('GET', `${BINDINGS}?environment=production`)).body).toMatchObject({ data: [] });
    await tenant.must(200, 'DELETE', `${BINDINGS}/${binding.id}`);
    expect(await tenant.request('GET', `${BINDINGS}/${binding.id}`)).toMatchObject({ status: 404 });
    const entries = await tenant.must<{ action: string }[]>(200, 'GET', '/api/v1/audit-log?per_page=3');
    expect(entries.map(({ action }) => action)).toEqual([
      'app_binding.deleted',
      'app_binding.changed',
      'app_binding.created',
    ]);
  });

  it('that could never be used, or is none, is refused with its field', async () => {
    const refusals: [object, string][] = [
      [{ integration_id: NOBODY }, 'integration_id'],
      [{ environment: 'production' }, 'environment'],
      [{ environment: undefined }, 'environment'],
      [{ required_category: 'payments' }, 'required_category'],
      [{ required_category: 'smoke' }, 'required_category'],
      [{ required_capabilities: ['send_whatsapp'] }, 'required_capabilities'],
      [{ required_capabilities: ['send_smoke'] }, 'required_capabilities'],
      [{ capabilities: ['initiate_payment'] }, 'capabilities'],
      [{ slot: '' }, 'slot'],
      [{ app: undefined }, 'app'],
      [{ workflows: [1] }, 'workflows'],
      [{ unknown: 1 }, 'unknown'],
    ];
    for (const [changes, field] of refusals) {
      const { status, body } = await tenant.request('POST', BINDINGS, { body: aBinding(changes) });
      expect([status, ...Object.keys(body.errors ?? {})]).toEqual([422, expect.stringContaining(field)]);
    }
  });

  it('is the only one of its slot, whoever comes second', async () => {
    const [one, other] = await Promise.all([
      tenant.request('POST', BINDINGS, { body: aBinding() }),
      tenant.request('POST', BINDINGS, { body: aBinding({ integration_id: plivo }) }),
    ]);
    expect([one.status, other.status].sort()).toEqual([201, 422]);
    expect((one.status === 422 ? one : other).body.errors).toMatchObject({ slot: [expect.any(String)] });
    const second = await bind({ slot: 'more' });
    const renamed = await tenant.request('PATCH', `${BINDINGS}/${second.id}`, { body: { slot: 'texts' } });
    expect(renamed).toMatchObject({ status: 422, body: { errors: { slot: [expect.any(String)] } } });
  });

  it('is nothing another tenant sees, changes or deletes, nor may it name another tenant’s integration', async () => {
    const { id } = await bind();
    const other = (await hub.tenant()).client;
    for (const method of ['GET', 'PATCH', 'DELETE'] as const) {
      const body = method === 'PATCH' ? { body: { workflows: ['mine'] } } : {};
      expect(await other.request(method, `${BINDINGS}/${id}`, body)).toMatchObject({ status: 404 });
    }
    expect((await other.request('GET', BINDINGS)).body).toMatchObject({ data: [] });
    const taken = await other.request('POST', BINDINGS, { body: aBinding() });
    expect(taken).toMatchObject({ status: 422, body: { errors: { integration_id: [expect.any(String)] } } });
  });

  it('is told to who disables or deletes its integration, and can be changed afterwards', async () => {
    const binding = await bind({ name: 'Texts of the desk' });
    const asked = await tenant.must(200, 'GET', `/api/v1/integrations/${twilio}/references`);
    const { id, app, slot, name } = binding;
    expect(asked).toMatchObject({ references: [{ type: 'app_binding', id, details: { app, slot, name } }] });
    const disabled = await tenant.request('POST', `/api/v1/integrations/${twilio}/disable`);
    expect(disabled.body.meta).toEqual({ referenced_by: [expect.stringContaining(binding.id)] });
    await tenant.must(200, 'DELETE', `/api/v1/integrations/${twilio}`);
    await tenant.must(200, 'PATCH', `${BINDINGS}/${binding.id}`, { body: { name: 'Was Twilio' } });
    // The app stays bound: that its integration is gone gives it no others.
    expect(await judged({ integration_id: plivo })).toMatchObject({ effect: 'deny', decided_by: 'binding' });
    const moved = await tenant.must(200, 'PATCH', `${BINDINGS}/${binding.id}`, { body: { integration_id: plivo } });
    expect(moved).toMatchObject({ integration_id: plivo });
  });
});

describe('an app that is bound', () => {
  it('may use there only what it is bound to, from the next request on', async () => {
    expect((await judged({ integration_id: plivo })).effect).toBe('allow');
    const binding = await bind();
    expect(await judged()).toMatchObject({ effect: 'allow', bindings: [{ fate: 'permits', slot: 'texts' }] });
    expect(await judged({ integration_id: plivo })).toMatchObject({
      effect: 'deny',
      decided_by: 'binding',
      bindings: [{ app_binding_id: binding.id, fate: 'other_integration' }],
    });
    expect((await judged({ integration_id: plivo, app: 'shop' })).effect).toBe('allow');
    await tenant.must(200, 'DELETE', `${BINDINGS}/${binding.id}`);
    expect((await judged({ integration_id: plivo })).effect).toBe('allow');
  });

  it('may not use a connection any more that has lost what the slot requires', async () => {
    const both = { enabled_capabilities: ['send_sms', 'send_whatsapp'] };
    await tenant.must(200, 'PATCH', `/api/v1/integrations/${twilio}`, { body: both });
    await bind({ required_capabilities: ['send_whatsapp'] });
    expect((await judged()).effect).toBe('allow');
    await tenant.must(200, 'PATCH', `/api/v1/integrations/${twilio}`, { body: { enabled_capabilities: ['send_sms'] } });
    expect(await judged()).toMatchObject({ effect: 'deny', bindings: [{ fate: 'slot_unfulfilled' }] });
  });

  it('is routed past what it may not use, which the dry run of routing tells', async () => {
    const rule = aRule(plivo, { fallback_integration_id: twilio });
    await tenant.must(201, 'POST', '/api/v1/routing-rules', { body: rule });
    await bind();
    expect(await routed()).toMatchObject({
      outcome: 'chosen',
      integration_id: twilio,
      rules: [{ fate: 'fallback_serves' }],
      integrations: expect.arrayContaining([
        expect.objectContaining({ integration_id: plivo, effect: 'deny', because: expect.stringContaining('"desk"') }),
        expect.objectContaining({ integration_id: twilio, effect: 'allow', policy_id: null }),
      ]),
    });
    expect(await routed('shop')).toMatchObject({ integration_id: plivo, rules: [{ fate: 'serves' }] });
    const body = { effect: 'deny', provider: 'twilio' };
    await tenant.must(201, 'POST', '/api/v1/policies', { body });
    expect(await routed()).toMatchObject({ outcome: 'denied', integration_id: null, rules: [{ fate: 'denied' }] });
  });

  it('needs no rule where its bindings leave one connection', async () => {
    expect((await routed()).outcome).toBe('none');
    await bind();
    expect(await routed()).toMatchObject({ outcome: 'chosen', integration_id: twilio });
    expect((await routed(null)).outcome).toBe('none');
  });

  it('has its operations carried out by what it is bound to, and no other', async () => {
    await bind();
    const operate = (changes: Record<string, unknown>) =>
      tenant.request<{ integration_id: string }>('POST', '/api/v1/operations', { body: aTextMessage(changes) });
    expect(await operate({ app: 'desk' })).toMatchObject({ status: 200, body: { data: { integration_id: twilio } } });
    const pinned = { integration_id: plivo };
    expect(await operate({ app: 'desk', ...pinned })).toMatchObject({ status: 403, body: { code: 'policy_denied' } });
    expect(await operate({ app: 'shop', ...pinned })).toMatchObject({ status: 200 });
    await tenant.must(200, 'PATCH', `/api/v1/integrations/${twilio}`, {
      body: { enabled_capabilities: ['send_sms', 'send_whatsapp'] },
    });
    const whatsapp = { capability: 'send_whatsapp', app: 'desk', integration_id: twilio };
    const { data } = (await tenant.request<AppBindingDto[]>('GET', BINDINGS)).body;
    await tenant.must(200, 'PATCH', `${BINDINGS}/${data[0]?.id}`, { body: { capabilities: ['send_sms'] } });
    expect(await operate(whatsapp)).toMatchObject({ status: 403, body: { code: 'policy_denied' } });
  });

  it('may start the workflow runs its bindings name, which a warm process knows without waiting', async () => {
    await bind({ workflows: ['remind'] });
    const book = hub.hub.app.get(PolicyBook, { strict: false });
    const policies = await book.compiled(tenantId);
    expect(book.compiled(tenantId)).toBe(policies);
    expect(policies.mayRunWorkflow('desk', 'sandbox', 'remind')).toBe(true);
    expect(policies.mayRunWorkflow('desk', 'sandbox', 'erase')).toBe(false);
  });
});
