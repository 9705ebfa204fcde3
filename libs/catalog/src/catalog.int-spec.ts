import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { capabilities } from '@patchbay/provider-kit';
import { providers as available } from '@patchbay/providers';
import { startHub, type TestHub } from '@patchbay/testing';
import type { CapabilityDto, ProviderDto, ProviderGuideDto } from './catalog.dto.ts';

const PROVIDERS = '/api/v1/integrations/providers';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

async function providers(query = ''): Promise<ProviderDto[]> {
  const { status, body } = await hub.request<ProviderDto[]>('GET', PROVIDERS + query);
  expect(status).toBe(200);
  return body.data;
}
const namesOf = async (query: string) => (await providers(query)).map(({ name }) => name);

describe('GET /api/v1/integrations/providers/{name}/guide', () => {
  it('says in words what a provider powers, and where to read on', async () => {
    const { body } = await hub.request<ProviderGuideDto>('GET', `${PROVIDERS}/stripe/guide`);
    expect(body.data).toEqual({
      powers: ['initiate_payment', 'process_refund', 'verify_payment'].map((name) => ({
        name,
        title: expect.any(String),
        description: expect.any(String),
        effect: expect.stringMatching(/^(?:read|native_key)$/),
      })),
      docs_url: expect.stringMatching(/^https:\/\//),
      permissions: [],
    });
    expect((await hub.request('GET', `${PROVIDERS}/slack/guide`)).status).toBe(200);
    expect((await hub.request('GET', `${PROVIDERS}/nobody/guide`)).status).toBe(404);
  });
});

describe('GET /api/v1/integrations/providers', () => {
  it('shows Stripe in exactly the documented shape', async () => {
    const { status, body } = await hub.request<ProviderDto>('GET', `${PROVIDERS}/stripe`);
    expect(status).toBe(200);
    expect(body.data).toEqual({
      name: 'stripe',
      slug: 'stripe',
      display_name: 'Stripe',
      description: expect.any(String),
      category: 'payments',
      group: 'payment',
      provider_url: 'https://stripe.com',
      provider_logo: expect.stringMatching(/^http.*\/stripe\/logo\.svg$/),
      availability: 'available',
      featured: true,
      auth_types: ['api_key'],
      oauth_scopes: [],
      requirements: expect.any(Array),
      capabilities: ['initiate_payment', 'process_refund', 'verify_payment'],
      credential_schema: {
        publishable_key: expect.objectContaining({ sensitive: false, required: false }),
        secret_key: {
          type: 'string',
          label: 'Secret key',
          sensitive: true,
          required: true,
          pattern: expect.any(String),
          help: expect.any(String),
        },
        webhook_secret: expect.objectContaining({ sensitive: true, required: false }),
      },
      config_schema: { type: 'object', properties: {}, additionalProperties: false },
      api_base_url: 'https://api.stripe.com',
      webhook_support: false,
      sync_streams: [],
      environments: ['sandbox', 'production'],
      multiple: false,
      is_configured: false,
      validated_on: '2026-11-21',
    });
  });

  it('lists the whole road: what can be connected first, then every planned vendor in the same shape', async () => {
    const all = await providers();
    const [now, soon] = [all.slice(0, available.length), all.slice(available.length)];
    expect(now.map(({ name }) => name)).toEqual(available.map(({ name }) => name));
    expect(soon.every(({ availability }) => availability === 'coming_soon')).toBe(true);
    expect(all.length).toBeGreaterThan(50);
    const fields = new Set(all.map((provider) => Object.keys(provider).sort().join()));
    expect(fields.size).toBe(1);
  });

  it('describes the settings of a custom API as JSON Schema', async () => {
    const { body } = await hub.request<ProviderDto>('GET', `${PROVIDERS}/custom`);
    expect(body.data).toMatchObject({
      multiple: true,
      api_base_url: null,
      auth_types: ['custom'],
      config_schema: { type: 'object', required: ['base_url'], properties: { base_url: { type: 'string' } } },
    });
  });

  it.each([
    ['?category=sms&availability=available', ['twilio', 'plivo', 'messagebird']],
    ['?category=payment&availability=available', ['stripe', 'square']],
    ['?capability=http_request', ['custom']],
    ['?capability=send_sms&auth_type=basic', ['twilio', 'plivo']],
    ['?capability=send_email&availability=available', ['sendgrid', 'postmark']],
    ['?capability=generate_text&auth_type=api_key', ['openai', 'anthropic']],
    ['?q=CARD%20refunds%20your%20stripe', ['stripe']],
    ['?category=nothing-like-it', []],
  ])('filters by %s', async (query, expected) => expect(await namesOf(query)).toEqual(expected));

  it.each([
    ['stripe', 'payments', 'publishable_key secret_key!* webhook_secret!'],
    ['twilio', 'sms', 'account_sid* auth_token!* from_number*'],
    ['plivo', 'sms', 'auth_id* auth_token!* from_number*'],
    ['sendgrid', 'email', 'api_key!* from_email* webhook_public_key'],
    ['postmark', 'email', 'server_token!* from_email*'],
    ['openai', 'ai-llm', 'api_key!* organization webhook_secret!'],
    ['custom', 'custom', 'secret!*'],
  ])('asks for the credentials of %s by the names that are fixed', async (name, category, fields) => {
    const found = (await providers()).find((each) => each.name === name);
    const schema = Object.entries((found?.credential_schema ?? {}) as Record<string, Record<string, boolean>>);
    // ! is sensitive, * is required.
    const shown = schema.map(
      ([field, { sensitive, required }]) => field + (sensitive ? '!' : '') + (required ? '*' : ''),
    );
    expect([found?.category, shown.join(' ')]).toEqual([category, fields]);
  });

  it('finds planned vendors by what they will do', async () => {
    expect(await namesOf('?capability=send_email&availability=coming_soon')).toContain('mailgun');
    expect(await namesOf('?category=crm')).toContain('github');
    expect(await namesOf('?category=communication')).toEqual(expect.arrayContaining(['twilio', 'sendgrid', 'slack']));
  });

  it.each([
    ['?colour=red', 'colour'],
    ['?availability=soon', 'availability'],
    ['?auth_type=magic', 'auth_type'],
    ['?page=2', 'page'],
  ])('refuses %s', async (query, field) => {
    const { status, body } = await hub.request('GET', PROVIDERS + query);
    expect({ status, code: body.code, fields: Object.keys(body.errors ?? {}) }).toEqual({
      status: 422,
      code: 'validation_failed',
      fields: [field],
    });
  });

  it('answers 404 for an unknown provider, 401 without a key', async () => {
    expect((await hub.request('GET', `${PROVIDERS}/nobody`)).status).toBe(404);
    expect((await hub.request('GET', PROVIDERS, { key: null })).status).toBe(401);
  });

  it('serves logos without a key, as images that can run nothing', async () => {
    for (const { name, provider_logo: logo } of await providers()) {
      const response = await fetch(new URL(new URL(logo).pathname, hub.url));
      expect([name, response.status, response.headers.get('content-type')]).toEqual([
        name,
        200,
        expect.stringMatching(/^image\/svg\+xml/),
      ]);
      expect(await response.text()).toMatch(/^<svg /);
    }
    expect((await fetch(`${hub.url}${PROVIDERS}/nobody/logo.svg`)).status).toBe(404);
  });

  it('tells each tenant what it has configured, and only that', async () => {
    const other = await hub.tenant();
    const made = await hub.request('POST', '/api/v1/integrations', {
      body: {
        provider: 'twilio',
        environment: 'sandbox',
        credentials: { account_sid: `AC${'0'.repeat(32)}`, auth_token: 'good', from_number: '+15005550006' },
        enabled_capabilities: ['send_sms'],
      },
    });
    expect(made.status).toBe(201);
    expect((await providers()).filter((each) => each.is_configured).map(({ name }) => name)).toEqual(['twilio']);
    const { body } = await other.client.request<ProviderDto[]>('GET', PROVIDERS);
    expect(body.data.filter((each) => each.is_configured)).toEqual([]);
  });
});

/** Names of a schema's fields, those that may be left out with a question mark. */
function fieldsOf(schema: object | undefined): string {
  const { properties = {}, required = [] } = (schema ?? {}) as { properties?: object; required?: string[] };
  return Object.keys(properties)
    .map((name) => (required.includes(name) ? name : `${name}?`))
    .join(' ');
}

describe('GET /api/v1/capabilities', () => {
  it('lists every capability with its schemas, who offers it, and what repeating it would do', async () => {
    const { status, body } = await hub.request<CapabilityDto[]>('GET', '/api/v1/capabilities');
    expect(status).toBe(200);
    const byName = new Map(body.data.map((capability) => [capability.name, capability]));
    expect([...byName.keys()].sort()).toEqual(Object.keys(capabilities).sort());
    expect(byName.get('send_sms')).toMatchObject({
      providers: ['twilio', 'plivo', 'messagebird'],
      effect: { twilio: 'opaque', plivo: 'opaque', messagebird: 'opaque' },
      input: { type: 'object', required: ['to', 'body'], additionalProperties: false },
      output: { type: 'object', properties: { message_id: { type: 'string' } } },
    });
    expect(byName.get('initiate_payment')?.effect).toEqual({ stripe: 'native_key', square: 'native_key' });
    expect(byName.get('verify_payment')?.effect).toEqual({ stripe: 'read', square: 'read' });
    expect(byName.get('send_email')?.effect).toEqual({ sendgrid: 'opaque', postmark: 'opaque' });
    expect(byName.get('generate_text')?.effect).toEqual({ openai: 'opaque', anthropic: 'opaque' });
    expect(byName.get('embed_text')?.effect).toEqual({ openai: 'read' });
    expect(byName.get('http_request')?.effect).toEqual({ custom: 'opaque' });
    expect(byName.get('http_request')?.requires_approval).toBe(false);
  });

  it.each([
    ['send_sms', 'to body from?', 'message_id status'],
    ['send_whatsapp', 'to body from?', 'message_id status'],
    ['send_email', 'to subject text? html? cc? bcc? reply_to? template? variables?', 'message_id? status'],
    [
      'initiate_payment',
      'amount currency customer? payment_method? description? channel? metadata?',
      'payment_id status client_secret?',
    ],
    ['process_refund', 'payment_id amount? reason?', 'refund_id status'],
    ['verify_payment', 'payment_id', 'payment_id status amount currency'],
    ['generate_text', 'messages model? max_tokens?', 'text model usage'],
    ['http_request', 'method path query? body?', 'status body'],
    ['create_issue', 'owner repo title body?', 'issue_id number url'],
  ])('takes and gives for %s what callers were promised', async (name, input, output) => {
    const { body } = await hub.request<CapabilityDto[]>('GET', '/api/v1/capabilities');
    const found = body.data.find((capability) => capability.name === name);
    expect([fieldsOf(found?.input), fieldsOf(found?.output)]).toEqual([input, output]);
  });

  it('lists one that nobody offers yet, with an empty list of providers', async () => {
    const { body } = await hub.request<CapabilityDto[]>('GET', '/api/v1/capabilities');
    const social = body.data.find(({ name }) => name === 'post_to_social');
    expect(social).toMatchObject({ providers: [], effect: {}, requires_approval: true });
  });

  it('refuses a query parameter', async () => {
    expect((await hub.request('GET', '/api/v1/capabilities?q=x')).status).toBe(422);
  });
});
