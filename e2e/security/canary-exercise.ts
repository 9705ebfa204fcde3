import { eventually, StreamClient, type TestHub } from '@patchbay/testing';
import process from 'node:process';
import type { Canaries } from './canary.ts';
import { holdAndDecide } from './canary-approvals.ts';
import { acceptingBodies, headOf, urlsWith, valuesWith } from './canary-places.ts';
import { ECHOES, type Echo, type EchoVendor } from './echo-vendor.ts';
import { hubRoutes } from './hub-routes.ts';
import { withEachField } from './mutations.ts';

/** An answer as it came, and what was asked. */
export interface Heard {
  readonly asked: string;
  readonly status: number;
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The name of the variable that a reference of the exercise points at. */
export const REFERENCED = 'PATCHBAY_SECRET_CANARY';

/** Found in the clear on purpose: what is searched must be what was written. */
export const RECIPIENT = '+15005550123';

interface Connection {
  readonly id: string;
  readonly operation: object;
  /** Beginning of the paths at which the vendor is asked for it. */
  readonly at: string;
}

/** Does with secrets whatever can be done with them through the door, well and badly, and keeps every answer. */
export class CanaryExercise {
  readonly heard: Heard[] = [];
  /** Keys the hub made, each with the one answer that showed it. */
  readonly shown: { readonly key: string; readonly answer: Heard }[] = [];
  readonly #hub: TestHub;
  readonly #canaries: Canaries;
  readonly #vendor: EchoVendor;
  #key = '';

  constructor(hub: TestHub, canaries: Canaries, vendor: EchoVendor) {
    this.#hub = hub;
    this.#canaries = canaries;
    this.#vendor = vendor;
  }

  async run(): Promise<void> {
    process.env[REFERENCED] = this.#canaries.make('reference');
    await this.#keys();
    const connections = await this.#connections();
    const stream = await StreamClient.ready(this.#hub.url, { key: this.#key });
    await this.#use(connections);
    await holdAndDecide(this.#ask.bind(this), connections);
    await Promise.all(connections.map((connection) => this.#rotate(connection)));
    await this.#mistakes(connections[0]!);
    await this.#readEverything(connections);
    for (const { id } of connections) await this.#ask('POST', `/api/v1/integrations/${id}/disconnect`);
    for (const { id } of connections) await this.#ask('DELETE', `/api/v1/integrations/${id}`);
    await this.#readEverything(connections);
    await stream.hears('connection.deleted');
    stream.close();
    this.heard.push({ asked: 'GET /api/v1/stream', status: stream.status, text: stream.text, data: {} });
    Reflect.deleteProperty(process.env, REFERENCED);
  }

  async #ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Heard> {
    const response = await fetch(new URL(path, this.#hub.url), {
      method,
      headers: {
        authorization: `Bearer ${this.#key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      redirect: 'manual',
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
    const { data } = isJson ? (JSON.parse(text) as { data?: Record<string, unknown> | null }) : {};
    const answer = {
      asked: `${method} ${path}`,
      status: response.status,
      text: headOf(response) + text,
      data: data ?? {},
    };
    this.heard.push(answer);
    return answer;
  }

  /** A tenant, keys and their rotation; each is shown once, and its replay shows none. */
  async #keys(): Promise<void> {
    const platform = { authorization: `Bearer ${this.#hub.platformKey}` };
    const tenant = { name: 'Canaries', slug: `canaries-${Date.now()}`, secret_prefixes: ['env://PATCHBAY_SECRET_'] };
    this.#key = await this.#once('/api/v1/tenants', tenant, { ...platform, 'idempotency-key': 'tenant' });
    const body = { name: 'Another', scopes: ['*'] };
    await this.#once('/api/v1/api-keys', body, { 'idempotency-key': 'key' });
    const id = String(this.heard.at(-1)?.data['id']);
    await this.#once(`/api/v1/api-keys/${id}/rotate`, { overlap_seconds: 60 }, { 'idempotency-key': 'rotation' });
  }

  async #once(path: string, body: object, headers: Record<string, string>): Promise<string> {
    const answer = await this.#ask('POST', path, body, headers);
    const key = String(answer.data['api_key']);
    this.shown.push({ key, answer });
    this.#canaries.add(`the key of ${answer.asked}`, key);
    const replay = await this.#ask('POST', path, body, {
      ...headers,
      authorization: headers['authorization'] ?? `Bearer ${this.#key || key}`,
    });
    if (replay.status !== 201 || replay.data['api_key'] !== null) throw new Error(`No replay: ${replay.text}`);
    return key;
  }

  async #connections(): Promise<Connection[]> {
    const { make } = { make: (...parts: Parameters<Canaries['make']>) => this.#canaries.make(...parts) };
    const sms = { capability: 'send_sms', input: { to: RECIPIENT, body: make('message', 'Your code is ') } };
    const pay = {
      capability: 'initiate_payment',
      input: { amount: 100, currency: 'eur', payment_method: make('pm', 'pm_') },
    };
    const http = {
      capability: 'http_request',
      input: { method: 'POST', path: '/things', query: { a: 'b' }, body: { c: 'd' } },
    };
    const twilio = {
      account_sid: `AC${'0123456789abcdef'.repeat(2)}`,
      auth_token: make('twilio'),
      from_number: '+15005550006',
    };
    const plivo = {
      auth_id: 'MAXXXXXXXXXXXXXXXXXX',
      auth_token: make('plivo', '', ' "é+&=%/'),
      from_number: '+15005550007',
    };
    const stripe = { secret_key: make('stripe', 'sk_test_'), webhook_secret: make('webhook', 'whsec_') };
    return [
      await this.#connect('twilio', twilio, ['send_sms'], sms),
      await this.#connect('plivo', plivo, ['send_sms'], sms),
      await this.#connect('stripe', stripe, ['initiate_payment', 'verify_payment'], pay),
      ...(await this.#customs(http)),
    ];
  }

  async #customs(operation: object): Promise<Connection[]> {
    const secret = (name: string): string => this.#canaries.make(name, '', '+/=&% "');
    const ways: [string, object, string][] = [
      ['bearer', { auth: 'bearer' }, this.#canaries.make('bearer')],
      ['header', { auth: 'header', header_name: 'X-Key', header_prefix: 'Token ' }, this.#canaries.make('header')],
      ['basic', { auth: 'basic', username: 'user' }, secret('basic')],
      ['query', { auth: 'query', query_parameter: 'k' }, secret('query')],
      ['reference', { auth: 'bearer' }, `env://${REFERENCED}`],
    ];
    const made: Connection[] = [];
    for (const [label, way, value] of ways) {
      const config = { base_url: `https://api.example.com/${label}`, ...way };
      made.push(
        await this.#connect('custom', { secret: value.trim() }, ['http_request'], operation, { label, config }),
      );
    }
    return made;
  }

  async #connect(
    provider: string,
    credentials: object,
    capabilities: string[],
    operation: object,
    more: object = {},
  ): Promise<Connection> {
    const body = { provider, environment: 'sandbox', credentials, enabled_capabilities: capabilities, ...more };
    const headers = { 'idempotency-key': `${provider} ${JSON.stringify(more)}`.slice(0, 200) };
    const made = await this.#ask('POST', '/api/v1/integrations', body, headers);
    if (made.status !== 201) throw new Error(made.text);
    const replay = await this.#ask('POST', '/api/v1/integrations', body, headers);
    if (replay.data['id'] !== made.data['id']) throw new Error(`No replay: ${replay.text}`);
    const id = String(made.data['id']);
    await this.#settled(id);
    const at = 'label' in more ? `/custom/${String(more.label)}/` : `/${provider}/`;
    return { id, operation: { ...operation, integration_id: id }, at };
  }

  async #settled(id: string): Promise<void> {
    await eventually(async () => {
      const { data } = await this.#ask('GET', `/api/v1/integrations/${id}`);
      return data['status'] !== 'pending_verify';
    });
  }

  async #use(connections: readonly Connection[]): Promise<void> {
    for (const { id, operation } of connections) {
      // Failures without end would open the breaker, and keep the next echo from us.
      await this.#ask('PATCH', `/api/v1/integrations/${id}/breaker`, { state: 'closed' });
      const key = { 'idempotency-key': `op ${id}` };
      await this.#ask('POST', '/api/v1/operations', { ...operation, mode: 'sync' }, key);
      await this.#ask('POST', '/api/v1/operations', { ...operation, mode: 'sync' }, key);
      await this.#ask('POST', '/api/v1/operations', { ...operation, mode: 'async' });
      await this.#ask('POST', `/api/v1/integrations/${id}/activate`);
    }
    for (const echo of ECHOES) await Promise.all(connections.map((connection) => this.#provoke(connection, echo)));
    await Promise.all(connections.map(({ id }) => this.#verifyUntilGood(id)));
  }

  async #provoke({ id, operation, at }: Connection, echo: Echo): Promise<void> {
    this.#vendor.echo(at, echo);
    await this.#ask('POST', '/api/v1/operations', { ...operation, mode: 'sync', wait_ms: 100 });
    // A verification tries again for seconds what may pass: a refusal is enough to see what it tells.
    if (echo.status < 429) await this.#ask('POST', `/api/v1/integrations/${id}/verify`);
    this.#vendor.echo(at, null);
    // A refused key has made the connection red.
    if (echo.status === 401 || echo.status === 403) await this.#verifyUntilGood(id);
  }

  async #verifyUntilGood(id: string): Promise<void> {
    await eventually(async () => {
      const { data } = await this.#ask('POST', `/api/v1/integrations/${id}/verify`);
      return data['ok'] === true;
    });
  }

  async #rotate({ id }: Connection): Promise<void> {
    const { data } = await this.#ask('GET', `/api/v1/integrations/${id}`);
    const secrets = Object.entries(data['credentials'] as object).filter(([, value]) => value === null);
    const prefixes: Record<string, string> = { secret_key: 'sk_test_', webhook_secret: 'whsec_' };
    for (const word of ['rotated', 'invalid']) {
      const credentials = Object.fromEntries(
        secrets.map(([name]) => [name, this.#canaries.make(word, prefixes[name])]),
      );
      await this.#ask('PATCH', `/api/v1/integrations/${id}`, { credentials });
      await this.#settled(id);
    }
    const moved = { config: { base_url: 'https://other.example.com' } };
    await this.#ask('PATCH', `/api/v1/integrations/${id}`, moved);
  }

  /** A secret in every place where it does not belong. */
  async #mistakes({ id }: Connection): Promise<void> {
    const secret = this.#canaries.make('misplaced');
    for (const [method, path, body] of acceptingBodies(id)) {
      for (const text of withEachField(body, JSON.stringify(secret))) await this.#ask(method, path, text);
      for (const tail of ['}', ' "', '\\x', '']) await this.#ask(method, path, `{"auth_token": "${secret}${tail}`);
      await this.#ask(method, path, secret);
      await this.#ask(method, path, JSON.stringify(secret));
    }
    for (const url of urlsWith(secret)) {
      const body = { provider: 'custom', credentials: { secret }, config: { base_url: url }, enabled_capabilities: [] };
      await this.#ask('POST', '/api/v1/integrations', body);
    }
    for (const [name, value] of valuesWith(secret)) {
      const credentials = { account_sid: name, auth_token: value, from_number: '' };
      await this.#ask('POST', '/api/v1/integrations', { provider: 'twilio', credentials, enabled_capabilities: [] });
    }
    await this.#ask('GET', `/api/v1/integrations/${secret}`);
    await this.#ask('GET', `/api/v1/${secret}`);
    for (const query of [`status=${secret}`, `cursor=${secret}`, `per_page=${secret}`, `from=${secret}`]) {
      for (const path of ['integrations', 'operations', 'audit-log', 'alerts'])
        await this.#ask('GET', `/api/v1/${path}?${query}`);
    }
    for (const authorization of [`Bearer ${secret}`, `Basic ${Buffer.from(secret).toString('base64')}`, secret]) {
      await this.#ask('GET', '/api/v1/integrations', undefined, {
        authorization,
        'x-request-id': 'mine',
        cookie: secret,
      });
    }
    await this.#ask('POST', '/api/v1/operations', '{}', { 'content-type': secret, 'x-forwarded-for': secret });
  }

  async #readEverything(connections: readonly Connection[]): Promise<void> {
    const lists = (await hubRoutes(this.#hub)).filter(
      (route) => route.method === 'GET' && route.parameters.length === 0 && !route.isStream,
    );
    for (const { path, queryParameters } of lists) {
      await this.#ask('GET', queryParameters.includes('per_page') ? `${path}?per_page=100` : path);
    }
    for (const { id } of connections) {
      for (const part of ['', '/health', '/calls?per_page=100', '/breaker'])
        await this.#ask('GET', `/api/v1/integrations/${id}${part}`);
    }
    const list = JSON.parse(
      (await this.#ask('GET', '/api/v1/operations?per_page=100')).text.split('\n').at(-1) ?? '',
    ) as { data: { id: string }[] };
    for (const { id } of list.data) {
      for (const part of ['', '/attempts']) await this.#ask('GET', `/api/v1/operations/${id}${part}`);
    }
    for (const path of ['/metrics', '/api/openapi.json', '/readyz', '/healthz', '/api/docs'])
      await this.#ask('GET', path);
  }
}
