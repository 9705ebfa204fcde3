import { connect } from 'node:net';
import { Body, Controller, Get, Module, Param, Post, Query, Req } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestDatabase, type OpenTestDatabase } from '@patchbay/testing';
import { Type } from 'class-transformer';
import { IsArray, IsInt, IsObject, IsOptional, IsString, ValidateNested } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { startHub, type Hub } from '../bootstrap/start-hub.ts';
import { loadSettings } from '../config/load-settings.ts';
import type { Context } from '../context/context.ts';
import { conflict, rateLimited } from '../errors/factories.ts';
import { newId } from '../ids/ids.ts';
import { createLog } from '../telemetry/create-log.ts';
import { PlatformOnly, Public, RequireScope } from './access.decorators.ts';
import { Ctx, RequestUrl } from './context.decorators.ts';
import { ok } from './envelope.ts';
import { PageQuery, pageOf } from './paging.ts';
import { ActorResolver, RequestFingerprint, type ResolvedActor } from './ports.ts';

const TENANT = newId();
const PLATFORM_KEY = 'platform-key-of-this-test';

class KeysByName extends ActorResolver {
  resolve(authorization: string | undefined): ResolvedActor | null | Promise<ResolvedActor | null> {
    const scopes = authorization?.replace('Bearer ', '').split(',');
    if (scopes === undefined || !(scopes[0] ?? '').startsWith('things:')) return null;
    const actor = { kind: 'api_key', keyId: newId(), app: null, scopes, tenantId: TENANT } as const;
    return scopes.includes('things:slow') ? Promise.resolve(actor) : actor;
  }
}

class NoFingerprint extends RequestFingerprint {
  fingerprint(): Promise<Buffer> {
    return Promise.resolve(Buffer.from('same'));
  }
}

class PartDto {
  @IsInt()
  count!: number;
}

class ThingDto {
  @IsString()
  name!: string;

  @IsOptional()
  @IsObject()
  metadata?: Record<string, unknown>;

  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => PartDto)
  parts?: PartDto[];
}

@Controller('api/v1/things')
class ThingsController {
  @Get()
  @RequireScope('things:read')
  list(@Query() query: PageQuery, @RequestUrl() url: string): object {
    return pageOf(query, ['a'], 60, url);
  }

  @Get(':id')
  @RequireScope('things:read')
  get(@Ctx() ctx: Context, @Param('id') id: string): object {
    return ok({ id, tenant: ctx.tenantId, request_id: ctx.requestId });
  }

  @Post()
  @RequireScope('things:write')
  create(@Body() body: ThingDto): object {
    return ok(body);
  }

  @Post('fail/:how')
  @RequireScope('things:write')
  fail(@Param('how') how: string): object {
    if (how === 'conflict') throw conflict('There is one already.', { id: 'x' });
    if (how === 'limit') throw rateLimited(3);
    throw new Error('a secret detail of the inside');
  }

  @Post('hot')
  @RequireScope('things:write', { idempotency: 'own', body: 'own' })
  hot(@Req() request: FastifyRequest): object {
    return ok(z.strictObject({ to: z.string(), input: z.object({ deep: z.number() }) }).parse(request.body));
  }

  @Post('bytes')
  @Public({ body: 'raw' })
  bytes(@Req() request: FastifyRequest): object {
    return ok(Buffer.isBuffer(request.body) ? request.body.length : null);
  }

  @Get('of/platform')
  @PlatformOnly()
  platform(@Ctx() ctx: Context): object {
    return ok(ctx.actor);
  }
}

@Module({
  controllers: [ThingsController],
  providers: [
    { provide: ActorResolver, useClass: KeysByName },
    { provide: RequestFingerprint, useClass: NoFingerprint },
  ],
})
class ThingsModule {}

let test: OpenTestDatabase;
let hub: Hub;
const lines: string[] = [];

beforeAll(async () => {
  test = await openTestDatabase();
  const env = { PORT: '0', DATABASE_URL: test.url, PATCHBAY_PLATFORM_KEY: PLATFORM_KEY, PATCHBAY_SANDBOX_PORT: '0' };
  const master = `m:${Buffer.alloc(32).toString('base64')}`;
  hub = await startHub({
    settings: loadSettings({ ...env, PATCHBAY_MASTER_KEYS: master }),
    logs: createLog('info', { write: (line) => void lines.push(line) }),
    modules: () => [ThingsModule],
  });
});

afterAll(async () => {
  await hub.close();
  await test.drop();
});

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

interface Sent {
  readonly key?: string | null;
  readonly body?: unknown;
  readonly raw?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Record<string, string>;
}

async function send(
  method: string,
  path: string,
  { key = 'things:read,things:write', body, raw, headers }: Sent = {},
): Promise<Answer> {
  const content = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const response = await fetch(`${hub.url}${path}`, {
    method,
    headers: {
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      ...(content === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(content === undefined ? {} : { body: content }),
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  };
}

async function codeOf(answer: Promise<Answer>): Promise<string> {
  const { status, body } = await answer;
  expect(body).toMatchObject({ success: false, request_id: expect.any(String), errors: expect.any(Object) });
  return `${status} ${String(body['code'])}`;
}

describe('the HTTP door', () => {
  it('lets a key with the scope in, with a context of its own', async () => {
    const id = newId();
    const { status, body, headers } = await send('GET', `/api/v1/things/${id}`, {
      headers: { 'x-request-id': 'mine-1' },
    });
    expect({ status, body }).toEqual({
      status: 200,
      body: { success: true, message: 'OK', data: { id, tenant: TENANT, request_id: 'mine-1' } },
    });
    expect(headers.get('x-request-id')).toBe('mine-1');
  });

  it('waits for a resolver that has to ask', async () => {
    expect((await send('GET', '/api/v1/things', { key: 'things:read,things:slow' })).status).toBe(200);
  });

  it.each(['two words', 'x'.repeat(200), '<script>'])('replaces the odd request id %p', async (id) => {
    const { headers } = await send('GET', '/api/v1/things', { headers: { 'x-request-id': id } });
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-z]{26}$/);
  });

  it('answers 401 without a key, 403 without the scope', async () => {
    expect(await codeOf(send('GET', '/api/v1/things', { key: null }))).toBe('401 unauthenticated');
    expect(await codeOf(send('GET', '/api/v1/things', { key: 'unknown' }))).toBe('401 unauthenticated');
    expect(await codeOf(send('POST', '/api/v1/things', { key: 'things:read', body: { name: 'x' } }))).toBe(
      '403 forbidden',
    );
  });

  it('keeps platform routes and tenants apart', async () => {
    expect((await send('GET', '/api/v1/things/of/platform', { key: PLATFORM_KEY })).body['data']).toEqual({
      kind: 'platform',
    });
    expect(await codeOf(send('GET', '/api/v1/things/of/platform'))).toBe('403 forbidden');
    expect(await codeOf(send('GET', '/api/v1/things/of/platform', { key: null }))).toBe('401 unauthenticated');
    expect(await codeOf(send('GET', '/api/v1/things', { key: PLATFORM_KEY }))).toBe('403 forbidden');
  });

  it('links the pages of a list and keeps its filters', async () => {
    const { body } = await send('GET', '/api/v1/things?page=2&per_page=25');
    expect(body['meta']).toEqual({ current_page: 2, per_page: 25, total: 60, last_page: 3 });
    expect(body['links']).toEqual({
      first: '/api/v1/things?page=1&per_page=25',
      last: '/api/v1/things?page=3&per_page=25',
      prev: '/api/v1/things?page=1&per_page=25',
      next: '/api/v1/things?page=3&per_page=25',
    });
  });

  it.each([
    'per_page=0',
    'per_page=101',
    'per_page=',
    'per_page=0x10',
    'page=0',
    'page=99999999999',
    'pgae=1',
    'page=1&page=2',
    'page=%00',
  ])('refuses the query %p with 422 on that parameter', async (query) => {
    const answer = await send('GET', `/api/v1/things?${query}`);
    expect(answer.status).toBe(422);
    expect(Object.keys(answer.body['errors'] as object)).toEqual([query.split('=')[0]]);
  });

  it('refuses query parameters and bodies where none are read', async () => {
    expect(await codeOf(send('GET', `/api/v1/things/${newId()}?x=1`))).toBe('422 validation_failed');
    expect(await codeOf(send('POST', '/api/v1/things?x=1', { body: { name: 'x' } }))).toBe('422 validation_failed');
    const { body } = await send('POST', '/api/v1/things/fail/conflict', { body: { surprise: 1 } });
    expect(body['errors']).toEqual({ surprise: ['This field is not known.'] });
  });

  it.each([
    'nope',
    '00000000-0000-0000-0000-000000000000',
    newId().toUpperCase(),
    '%00',
    '%F0',
    '%zz',
    'a'.repeat(300),
    '..%2f..',
  ])('answers 404 for the malformed id %p', async (id) => {
    expect(await codeOf(send('GET', `/api/v1/things/${id}`))).toBe('404 not_found');
  });

  it('answers 404 for unknown paths and methods, whatever the body', async () => {
    expect(await codeOf(send('GET', '/api/v1/nothing', { key: null }))).toBe('404 not_found');
    expect(await codeOf(send('PUT', '/api/v1/things', { raw: '{' }))).toBe('404 not_found');
  });

  it.each([
    ['broken JSON', { raw: '{"name":' }, '400 malformed_request'],
    [
      'bytes that are not UTF-8',
      { raw: new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]) },
      '400 malformed_request',
    ],
    [
      'another content type',
      { raw: 'name=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      '400 malformed_request',
    ],
    ['a content type that is junk', { raw: '{}', headers: { 'content-type': ';;;' } }, '400 malformed_request'],
    ['more than 1 MiB', { raw: `{"name":"${'x'.repeat(1_048_577)}"}` }, '413 payload_too_large'],
    ['a list', { body: [] }, '422 validation_failed'],
    ['null', { raw: 'null' }, '422 validation_failed'],
    ['a number', { raw: '7' }, '422 validation_failed'],
    ['no body', {}, '422 validation_failed'],
    ['an empty JSON body', { raw: '' }, '422 validation_failed'],
    [
      'endless nesting',
      { raw: `{"name":"x","metadata":{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}}` },
      '422 validation_failed',
    ],
    ['a NUL character', { raw: '{"name":"a\\u0000b"}' }, '422 validation_failed'],
    ['half a surrogate pair', { raw: '{"name":"\\ud800"}' }, '422 validation_failed'],
    ['a NUL in a name', { raw: '{"name":"x","metadata":{"\\u0000":1}}' }, '422 validation_failed'],
    ['a prototype', { raw: '{"name":"x","metadata":{"\\u005f_proto__":{"a":1}}}' }, '422 validation_failed'],
  ])('refuses %s', async (_what, sent, expected) => {
    expect(await codeOf(send('POST', '/api/v1/things', sent))).toBe(expected);
  });

  it('accepts what only looks odd', async () => {
    const body = { name: '\u{1F600} \\u0000 __proto_', metadata: { a: [1, { b: null }] } };
    expect((await send('POST', '/api/v1/things', { body })).body['data']).toEqual(body);
  });

  it('names the fields of a refusal by dotted path', async () => {
    const { body } = await send('POST', '/api/v1/things', { body: { parts: [{ count: 'x', y: 1 }], extra: 1 } });
    expect(Object.keys(body['errors'] as object).sort()).toEqual(['extra', 'name', 'parts.0.count', 'parts.0.y']);
  });

  it('does the same for a route that checks with zod', async () => {
    const { status, body } = await send('POST', '/api/v1/things/hot', { body: { input: { deep: 'x' }, other: 1 } });
    expect(status).toBe(422);
    expect(Object.keys(body['errors'] as object).sort()).toEqual(['input.deep', 'other', 'to']);
  });

  it('gives a raw route its bytes, whatever they are', async () => {
    const { body } = await send('POST', '/api/v1/things/bytes', {
      raw: 'a=1&b',
      headers: { 'content-type': 'text/x' },
    });
    expect(body['data']).toBe(5);
  });

  it('answers errors with code, data and Retry-After', async () => {
    expect((await send('POST', '/api/v1/things/fail/conflict')).body).toMatchObject({
      code: 'conflict',
      data: { id: 'x' },
    });
    expect((await send('POST', '/api/v1/things/fail/limit')).headers.get('retry-after')).toBe('3');
  });

  it('hides the cause of a fault, and logs it with the request id', async () => {
    const { status, body } = await send('POST', '/api/v1/things/fail/badly', {
      headers: { 'x-request-id': 'fault-1' },
    });
    expect({ status, code: body['code'] }).toEqual({ status: 500, code: 'internal_error' });
    expect(JSON.stringify(body)).not.toContain('secret detail');
    expect(lines.some((line) => line.includes('secret detail') && line.includes('fault-1'))).toBe(true);
  });

  it('logs template, status and ids of a request, and nothing the caller wrote', async () => {
    await send('POST', '/api/v1/things?canary=1', {
      body: { name: 'canary' },
      headers: { 'x-request-id': 'log-1', 'x-canary': 'canary' },
    });
    const line = lines
      .map((text) => JSON.parse(text) as Record<string, unknown>)
      .find((entry) => entry['request_id'] === 'log-1');
    expect(line).toMatchObject({
      method: 'POST',
      route: '/api/v1/things',
      status: 422,
      tenant_id: TENANT,
      ms: expect.any(Number),
    });
    expect(lines.join('')).not.toContain('canary');
  });

  it('answers bytes that are not HTTP with 400, not with silence', async () => {
    const port = Number(new URL(hub.url).port);
    const text = await new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.write('GARBAGE\r\n\r\n'));
      let got = '';
      socket.on('data', (chunk) => (got += chunk.toString()));
      socket.on('end', () => resolve(got));
      socket.on('error', reject);
    });
    expect(text).toContain('400 Bad Request');
    expect(text).toContain('malformed_request');
  });
});

describe('the probes', () => {
  it('say that the process lives and is ready', async () => {
    expect((await fetch(`${hub.url}/healthz`)).status).toBe(200);
    const ready = await fetch(`${hub.url}/readyz`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({ status: 'ready', checks: { database: 'ok' } });
  });

  it('count requests by template', async () => {
    await send('GET', `/api/v1/things/${newId()}`);
    const text = await (await fetch(`${hub.url}/metrics`)).text();
    expect(text).toContain('http_request_duration_seconds_count{method="GET",route="/api/v1/things/:id",status="200"}');
    expect(text).toContain('nodejs_eventloop_lag');
  });

  it('show metrics to strangers only for the platform key', async () => {
    const stranger = { 'x-forwarded-for': '203.0.113.9' };
    expect((await fetch(`${hub.url}/metrics`, { headers: stranger })).status).toBe(401);
    const known = { ...stranger, authorization: `Bearer ${PLATFORM_KEY}` };
    expect((await fetch(`${hub.url}/metrics`, { headers: known })).status).toBe(200);
  });
});
