import { describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import {
  baseUrlOf,
  capabilities,
  type CapabilityHandler,
  type CapabilityName,
  credentialSchema,
  describeCredentials,
  effectOf,
  gapsOf,
  jsonSchemaOf,
  patternOf,
  type ProviderDefinition,
  type ProviderSamples,
  RateLimit,
  simulate,
  VendorFailure,
} from '@patchbay/provider-kit';
import { logoOf, planned, providers, sandboxes } from './index.ts';

const CATEGORIES = [
  'payments',
  'email',
  'calendar',
  'sms',
  'ai-llm',
  'ai-voice',
  'speech-to-text',
  'vector-db',
  'storage',
  'open-banking',
  'accounting',
  'crm',
  'helpdesk',
  'e-signature',
  'social',
  'advertising',
  'mapping',
  'analytics',
  'rewards',
  'custom',
];
/** Categories beyond the vocabulary, each for a vendor that none of them fits. */
const OPEN_CATEGORIES = ['communication', 'ai-media', 'e-commerce'];

/** Words that say a field is a secret. */
const SECRET_WORDS = /(secret|token|password|private)/;

async function samplesOf({ name }: ProviderDefinition): Promise<ProviderSamples> {
  const loaded = (await import(`./${name}/${name}.samples.ts`)) as { samples: ProviderSamples };
  return loaded.samples;
}

function sandboxOf({ name }: ProviderDefinition) {
  const definition = sandboxes.find((sandbox) => sandbox.provider === name);
  if (definition === undefined) throw new Error(`${name} has no simulated vendor`);
  return definition;
}

function connect(provider: ProviderDefinition, samples: ProviderSamples, credentials = samples.credentials) {
  return simulate(provider, sandboxOf(provider), { ...samples, credentials });
}

function handlersOf(provider: ProviderDefinition): [CapabilityName, CapabilityHandler<CapabilityName, never, never>][] {
  return Object.entries(provider.capabilities) as never;
}

async function failureOf(call: Promise<unknown>): Promise<VendorFailure['detail']> {
  const error = await call.then(
    () => new Error('it succeeded'),
    (reason: unknown) => reason,
  );
  if (error instanceof VendorFailure) return error.detail;
  throw error;
}

describe('the list of providers', () => {
  it('names everyone once', () => {
    const names = [...providers, ...planned].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('has a simulated vendor for each provider, and none beside', () => {
    expect(sandboxes.map(({ provider }) => provider).sort()).toEqual(providers.map(({ name }) => name).sort());
  });

  // A custom API is whatever it is; of the vendors so far, one offers embeddings, and none posts or takes issues yet.
  const withoutChoice = ['http_request', 'embed_text', 'post_to_social', 'create_issue'];
  it.each(Object.keys(capabilities).filter((name) => !withoutChoice.includes(name)))(
    'has two vendors for %s to choose between',
    (capability) => {
      const able = providers.filter((provider) => Object.hasOwn(provider.capabilities, capability));
      expect(able.length).toBeGreaterThanOrEqual(2);
    },
  );

  it.each(planned.map((vendor) => [vendor.name, vendor] as const))('shows %s as planned, complete', (_name, vendor) => {
    expect(vendor.availability).toBe('coming_soon');
    expect(vendor.slug).toMatch(/^[a-z0-9-]+$/);
    expect([...CATEGORIES, ...OPEN_CATEGORIES]).toContain(vendor.category);
    expect(vendor.description).toMatch(/^.{20,120}\.$/);
    for (const capability of vendor.capabilities) expect(capability).toMatch(/^[a-z]+(_[a-z]+)*$/);
    expect(logoOf(vendor)).toMatch(/^<svg .*<\/svg>\s*$/s);
  });
});

describe.each(providers.map((provider) => [provider.name, provider] as const))('%s', (name, provider) => {
  it('has nothing left to write', async () => {
    expect(await gapsOf(provider, await samplesOf(provider), sandboxOf(provider))).toEqual([]);
  });

  it('is complete: identity, category, environments, the day and source of its facts', () => {
    expect(provider.slug).toMatch(/^[a-z0-9-]+$/);
    expect(CATEGORIES).toContain(provider.category);
    expect(provider.availability).toBe('available');
    expect(provider.description.length).toBeGreaterThan(20);
    expect(provider.environments.length).toBeGreaterThan(0);
    expect(provider.validatedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(provider.sources.length).toBeGreaterThan(0);
    expect(Object.keys(provider.capabilities).length).toBeGreaterThan(0);
    expect(provider.url === null || URL.canParse(provider.url)).toBe(true);
  });

  it('has a logo of its own: SVG without scripts, links or foreign content', () => {
    expect(existsSync(new URL(`./${name}/logo.svg`, import.meta.url))).toBe(true);
    expect(logoOf(provider)).toMatch(/^<svg /);
    expect(logoOf(provider)).not.toMatch(/<script|<image|href=|foreignObject|\son\w+=/i);
  });

  it('marks every secret as sensitive, and labels every field', async () => {
    const { credentials } = await samplesOf(provider);
    for (const [field, { label, sensitive, kind }] of Object.entries(provider.credentials)) {
      expect(label).not.toBe('');
      if (SECRET_WORDS.test(field)) expect({ field, sensitive }).toEqual({ field, sensitive: true });
      if (sensitive) expect(kind).toBeDefined();
      expect(credentials).toHaveProperty(field);
    }
    expect(JSON.stringify(describeCredentials(provider.credentials))).not.toContain('canary');
  });

  it('accepts its sample credentials and config, and describes them as JSON Schema', async () => {
    const samples = await samplesOf(provider);
    expect(credentialSchema(provider.credentials).safeParse(samples.credentials).success).toBe(true);
    expect(credentialSchema(provider.credentials).safeParse({ ...samples.credentials, ...samples.wrong }).success).toBe(
      true,
    );
    expect(provider.config.safeParse(samples.config ?? {}).success).toBe(true);
    expect(provider.config.safeParse({ ...samples.config, unknown_setting: 1 }).success).toBe(false);
    expect(jsonSchemaOf(provider.config)).toMatchObject({ type: 'object', additionalProperties: false });
    for (const field of Object.values(provider.credentials)) expect(() => patternOf(field)).not.toThrow();
  });

  it('shows examples of values that are no secrets and in the right form', () => {
    const shown = Object.values(provider.credentials).filter(({ example }) => example !== undefined);
    expect(shown.filter((field) => field.sensitive || patternOf(field)?.test(field.example ?? '') === false)).toEqual(
      [],
    );
  });

  it.each(provider.environments)('has an https base URL in %s', async (environment) => {
    const config = provider.config.parse((await samplesOf(provider)).config ?? {});
    const url = baseUrlOf(provider, config, environment);
    if (url === null) return; // no test host of its own: the simulated vendor stands in
    expect(new URL(url).protocol).toBe('https:');
    expect(url).not.toMatch(/\/$/);
  });

  it('has sane rate limits', async () => {
    const config = provider.config.parse((await samplesOf(provider)).config ?? {});
    for (const environment of provider.environments) {
      const { rateLimit } = provider;
      const limit = typeof rateLimit === 'function' ? rateLimit(environment, config) : (rateLimit ?? null);
      if (limit === null) continue;
      expect(limit).toBeInstanceOf(RateLimit);
      expect(Number.isInteger(limit.limit) && limit.limit > 0).toBe(true);
      expect((limit.limit / limit.windowMs) * 1000).toBeLessThanOrEqual(100_000);
    }
  });

  it('is verified by its simulated vendor, without a change', async () => {
    const { connection, journal } = connect(provider, await samplesOf(provider));
    const report = await provider.healthCheck(connection.scope());
    expect(report.account).not.toBe('');
    expect(report.account).not.toContain('canary');
    expect(journal.after(0).flatMap(({ effects }) => effects)).toEqual([]);
    expect(new Set(connection.exchanges.map(({ method }) => method))).toEqual(new Set(['GET']));
  });

  it('is verified with any secret that has the form its schema asks for', async () => {
    const samples = await samplesOf(provider);
    const free = Object.entries(provider.credentials).filter(([, field]) => field.sensitive && !field.pattern);
    const secrets = Object.fromEntries(free.map(([name]) => [name, `any-${name}-0123456789`]));
    const { connection } = connect(provider, samples, { ...samples.credentials, ...secrets });
    expect((await provider.healthCheck(connection.scope())).account).not.toBe('');
  });

  it('has a wrong key refused, and that classified as auth', async () => {
    const samples = await samplesOf(provider);
    const { connection } = connect(provider, samples, { ...samples.credentials, ...samples.wrong });
    const refused = { class: 'auth', delivery: 'refused', status: samples.wrongStatus ?? 401 };
    expect(await failureOf(provider.healthCheck(connection.scope()))).toMatchObject(refused);
  });

  it('has a revoked key, a rate limit and an outage classified', async () => {
    const { connection, vendor } = connect(provider, await samplesOf(provider));
    const check = () => failureOf(provider.healthCheck(connection.scope()));
    vendor.faults.add({ kind: 'revoked' });
    vendor.faults.add({ kind: 'rate_limit' });
    vendor.faults.add({ kind: 'server_error' });
    expect(await check()).toMatchObject({ class: 'auth', delivery: 'refused' });
    expect(await check()).toMatchObject({ class: 'throttle', delivery: 'refused' });
    expect(await check()).toMatchObject({ class: 'upstream', delivery: 'unknown' });
  });

  it('does each of its capabilities: input taken, effect as declared, answer in the neutral form', async () => {
    const samples = await samplesOf(provider);
    const { connection, journal } = connect(provider, samples);
    expect(Object.keys(samples.inputs).sort()).toEqual(Object.keys(provider.capabilities).sort());
    const results: Record<string, unknown> = {};
    for (const capability of Object.keys(samples.inputs) as CapabilityName[]) {
      const sample: unknown = samples.inputs[capability];
      const given: unknown = typeof sample === 'function' ? (sample as (earlier: object) => unknown)(results) : sample;
      const input = capabilities[capability].input.parse(given);
      const [, handler] = handlersOf(provider).find(([each]) => each === capability) ?? [];
      const before = journal.newest;
      results[capability] = await handler?.handle(connection.scope(`ref-${capability}`) as never, input);
      expect(capabilities[capability].output.parse(results[capability])).toEqual(results[capability]);
      const effect = handler && effectOf(handler, input as never);
      const done = journal.after(before);
      expect(done.flatMap(({ effects }) => effects)).toHaveLength(effect === 'read' ? 0 : 1);
      const keys = done.filter(({ method }) => method !== 'GET').map((entry) => entry.idempotency_key);
      if (effect === 'native_key') expect(keys).toEqual([`ref-${capability}`]);
    }
  });

  it('has a place for our reference where it says that it honours a key', () => {
    const { idempotency } = provider;
    const keyed = handlersOf(provider).some(([, { effect }]) => effect === 'native_key');
    expect(keyed).toBe(idempotency !== undefined);
    // A reference has 26 characters; a second request of one run gets two more.
    if (idempotency !== undefined) expect(idempotency.maxLength ?? 255).toBeGreaterThanOrEqual(28);
  });

  it('acts once however often a native key is sent', async () => {
    const samples = await samplesOf(provider);
    for (const [capability, handler] of handlersOf(provider)) {
      const sample: unknown = samples.inputs[capability];
      if (handler.effect !== 'native_key' || typeof sample === 'function') continue;
      const { connection, journal } = connect(provider, samples);
      const input = capabilities[capability].input.parse(sample) as never;
      const scope = connection.scope('one-reference') as never;
      const [first, again] = [await handler.handle(scope, input), await handler.handle(scope, input)];
      expect(again).toEqual(first);
      expect(journal.after(0).flatMap(({ effects }) => effects)).toHaveLength(1);
    }
  });

  it('finds by our reference what it did, and nothing before, where it says that it can', async () => {
    const samples = await samplesOf(provider);
    for (const [capability, handler] of handlersOf(provider)) {
      expect(handler.lookup !== undefined).toBe(handler.effect === 'lookup');
      const sample: unknown = samples.inputs[capability];
      if (handler.lookup === undefined || typeof sample === 'function') continue;
      const { connection } = connect(provider, samples);
      const input = capabilities[capability].input.parse(sample) as never;
      const scope = connection.scope('one-reference') as never;
      expect(await handler.lookup(scope, input)).toBeNull();
      await handler.handle(scope, input);
      expect(await handler.lookup(scope, input)).not.toBeNull();
    }
  });

  it('leaves no secret in what is recorded, at either end', async () => {
    const samples = await samplesOf(provider);
    const { connection, journal } = connect(provider, samples);
    await provider.healthCheck(connection.scope());
    for (const [capability, handler] of handlersOf(provider)) {
      const sample: unknown = samples.inputs[capability];
      if (typeof sample === 'function') continue;
      await handler.handle(connection.scope() as never, capabilities[capability].input.parse(sample));
    }
    expect(connection.exchanges.length).toBeGreaterThan(1);
    const recorded = JSON.stringify([connection.exchanges, journal.after(0)]);
    expect(recorded).not.toContain('canary');
    expect(recorded).not.toContain('simulated-auth-token');
    for (const value of Object.values(samples.credentials).filter((each) => each.includes('canary'))) {
      expect(recorded).not.toContain(Buffer.from(value).toString('base64'));
    }
  });
});
