import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  aPlivoConnection,
  aRule,
  aTwilioConnection,
  eventually,
  startHub,
  type HubClient,
  type TestHub,
} from '@patchbay/testing';
import type { EvaluationDto, RoutingRuleDto } from './routing-rule.dto.ts';

const RULES = '/api/v1/routing-rules';

let hub: TestHub;
let tenant: HubClient;
let twilio: string;
let plivo: string;

beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());
beforeEach(async () => {
  tenant = (await hub.tenant()).client;
  twilio = await connect(aTwilioConnection());
  plivo = await connect(aPlivoConnection());
});

async function connect(body: object): Promise<string> {
  const { id } = await tenant.must<{ id: string }>(201, 'POST', '/api/v1/integrations', { body });
  await eventually(async () => {
    const { status } = await tenant.must<{ status: string }>(200, 'GET', `/api/v1/integrations/${id}`);
    expect(status).toBe('active');
  });
  return id;
}

const create = (body: object): Promise<RoutingRuleDto> => tenant.must(201, 'POST', RULES, { body });
const evaluate = (more: object = {}): Promise<EvaluationDto> =>
  tenant.must(200, 'POST', `${RULES}/evaluate`, {
    body: { capability: 'send_sms', environment: 'sandbox', ...more },
  });

describe('a routing rule', () => {
  it('is made with its defaults, shown, changed and deleted', async () => {
    const rule = await create(aRule(twilio));
    expect(rule).toMatchObject({
      capability: 'send_sms',
      integration_id: twilio,
      fallback_integration_id: null,
      priority: 100,
      is_default: false,
      conditions: [],
      enabled: true,
      name: null,
    });
    expect(await tenant.must(200, 'GET', `${RULES}/${rule.id}`)).toEqual(rule);
    const changed = await tenant.must<RoutingRuleDto>(200, 'PATCH', `${RULES}/${rule.id}`, {
      body: { fallback_integration_id: plivo, priority: 5, name: 'SMS' },
    });
    expect(changed).toMatchObject({ integration_id: twilio, fallback_integration_id: plivo, priority: 5, name: 'SMS' });
    expect((await tenant.request('GET', RULES)).body).toMatchObject({ data: [changed], meta: { total: 1 } });
    await tenant.must(200, 'DELETE', `${RULES}/${rule.id}`);
    expect(await tenant.request('GET', `${RULES}/${rule.id}`)).toMatchObject({
      status: 404,
      body: { code: 'not_found' },
    });
  });

  it.each([
    [{ capability: 'send_smoke' }, 'capability'],
    [{ integration_id: '01jd0000000000000000000000' }, 'integration_id'],
    [{ fallback_integration_id: '01jd0000000000000000000000' }, 'fallback_integration_id'],
    [{ capability: 'initiate_payment' }, 'integration_id'],
    [{ priority: -1 }, 'priority'],
    [{ conditions: [{ field: 'input.nobody', operator: 'eq', value: 1 }] }, 'conditions.0.field'],
    [{ conditions: [{ field: 'input.to', operator: 'like', value: 1 }] }, 'conditions.0.operator'],
    [{ unknown: 1 }, 'unknown'],
  ])('%j is refused with its field', async (changes, field) => {
    const { status, body } = await tenant.request('POST', RULES, { body: aRule(twilio, changes) });
    expect(status).toBe(422);
    expect(Object.keys(body.errors ?? {})).toContain(field);
  });

  it('cannot fall back to itself, nor be the second default of its capability', async () => {
    const itself = await tenant.request('POST', RULES, { body: aRule(twilio, { fallback_integration_id: twilio }) });
    expect(itself).toMatchObject({ status: 422, body: { errors: { fallback_integration_id: [expect.any(String)] } } });
    await create(aRule(twilio, { is_default: true }));
    const second = await tenant.request('POST', RULES, { body: aRule(plivo, { is_default: true }) });
    expect(second).toMatchObject({ status: 422, body: { errors: { is_default: [expect.any(String)] } } });
  });

  it('can be changed and switched off although its connection was deleted, but not be given another unknown one', async () => {
    const rule = await create(aRule(twilio, { fallback_integration_id: plivo }));
    await tenant.must(200, 'DELETE', `/api/v1/integrations/${twilio}`);
    const off = await tenant.must(200, 'PATCH', `${RULES}/${rule.id}`, { body: { enabled: false, priority: 7 } });
    expect(off).toMatchObject({ enabled: false, priority: 7, integration_id: twilio });
    const body = { integration_id: twilio };
    expect(await tenant.request('PATCH', `${RULES}/${rule.id}`, { body })).toMatchObject({ status: 422 });
  });

  it('is put in order with the others, all at once or not at all', async () => {
    const [first, second] = [await create(aRule(twilio)), await create(aRule(plivo))];
    await tenant.must(200, 'POST', `${RULES}/reorder`, { body: { ids: [second.id, first.id] } });
    expect((await evaluate()).integration_id).toBe(plivo);
    const unknown = await tenant.request('POST', `${RULES}/reorder`, {
      body: { ids: [first.id, '01jd0000000000000000000000'] },
    });
    expect(unknown).toMatchObject({ status: 422, body: { errors: { 'ids.1': [expect.any(String)] } } });
    expect((await evaluate()).integration_id).toBe(plivo);
  });
});

describe('changing a routing rule', () => {
  it.each(['capability', 'integration_id', 'priority', 'is_default', 'conditions', 'enabled'])(
    'refuses null for %s, which is never null',
    async (field) => {
      const rule = await create(aRule(twilio));
      const { status, body } = await tenant.request('PATCH', `${RULES}/${rule.id}`, { body: { [field]: null } });
      expect(status).toBe(422);
      expect(Object.keys(body.errors ?? {})).toEqual([field]);
    },
  );

  it('takes null for what may be null', async () => {
    const rule = await create(aRule(twilio, { name: 'SMS', fallback_integration_id: plivo }));
    const body = { name: null, fallback_integration_id: null };
    expect(await tenant.must(200, 'PATCH', `${RULES}/${rule.id}`, { body })).toMatchObject(body);
  });
});

describe('evaluating', () => {
  it('tells which connection would serve an input, and the fate of every rule', async () => {
    const german = await create(
      aRule(plivo, { priority: 1, conditions: [{ field: 'input.to', operator: 'starts_with', value: '+49' }] }),
    );
    const rest = await create(aRule(twilio, { fallback_integration_id: plivo }));
    expect(await evaluate({ input: { to: '+4930123456' } })).toMatchObject({
      outcome: 'chosen',
      integration_id: plivo,
      rule_id: german.id,
      rules: [
        { rule_id: german.id, fate: 'serves' },
        { rule_id: rest.id, fate: 'not_reached' },
      ],
    });
    expect(await evaluate({ input: { to: '+15005550006' } })).toMatchObject({
      integration_id: twilio,
      fallback_integration_id: plivo,
      rules: [{ fate: 'conditions_not_met' }, { fate: 'serves' }],
    });
  });

  it('shows what each condition met, and the state of each connection a rule names', async () => {
    await create(
      aRule(plivo, {
        priority: 1,
        conditions: [
          { field: 'input.to', operator: 'starts_with', value: '+49' },
          { field: 'metadata.tier', operator: 'eq', value: 'gold' },
        ],
      }),
    );
    await create(aRule(twilio, { fallback_integration_id: plivo }));
    await tenant.must(200, 'POST', `/api/v1/integrations/${twilio}/disable`);
    await tenant.must(200, 'PATCH', `/api/v1/integrations/${plivo}/breaker`, { body: { state: 'open' } });
    const { rules, integrations } = await evaluate({ input: { to: '+4930123456' } });
    expect(rules).toMatchObject([
      {
        conditions: [
          { field: 'input.to', operator: 'starts_with', value: '+49', actual: '+4930123456', holds: true },
          { field: 'metadata.tier', actual: null, holds: false },
        ],
        integration: { integration_id: plivo, availability: 'breaker_open' },
        fallback: null,
      },
      {
        conditions: [],
        integration: { integration_id: twilio, availability: 'inactive' },
        fallback: { integration_id: plivo, availability: 'breaker_open' },
      },
    ]);
    expect(integrations).toMatchObject([{ integration_id: plivo, availability: 'breaker_open', effect: 'allow' }]);
    await tenant.must(200, 'DELETE', `/api/v1/integrations/${twilio}`);
    expect((await evaluate()).rules[1]?.integration).toEqual({ integration_id: twilio, availability: 'absent' });
  });

  it('considers the fallback of a rule whose connection was disabled, which is told who names it', async () => {
    const rule = await create(aRule(twilio, { fallback_integration_id: plivo, name: 'SMS' }));
    const disabled = await tenant.request('POST', `/api/v1/integrations/${twilio}/disable`);
    expect(disabled.body.meta).toEqual({ referenced_by: [expect.stringContaining(rule.id)] });
    expect(await evaluate()).toMatchObject({ integration_id: plivo, rules: [{ fate: 'fallback_serves' }] });
    await tenant.must(200, 'DELETE', `/api/v1/integrations/${twilio}`);
    expect(await evaluate()).toMatchObject({ integration_id: plivo, rules: [{ fate: 'fallback_serves' }] });
  });
});
