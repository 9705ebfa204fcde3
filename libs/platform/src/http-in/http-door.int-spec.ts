import { connect } from 'node:net';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BARE_TENANT, startBareHub, type Answer, type BareHub } from '@patchbay/testing';
import { IsString } from 'class-validator';
import type { Context } from '../context/context.ts';
import { conflict, rateLimited } from '../errors/factories.ts';
import { newId } from '../ids/ids.ts';
import { PlatformOnly, RequireScope } from './access.decorators.ts';
import { Ctx, RequestUrl } from './context.decorators.ts';
import { ok } from './envelope.ts';
import { PageQuery, pageOf } from './paging.ts';

const PLATFORM_KEY = 'platform-key-of-this-test';

class ThingDto {
  @IsString()
  name!: string;
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

  @Get('of/platform')
  @PlatformOnly()
  platform(@Ctx() ctx: Context): object {
    return ok(ctx.actor);
  }
}

let bare: BareHub;
const send: BareHub['send'] = (...request) => bare.send(...request);

beforeAll(async () => {
  bare = await startBareHub({
    controllers: [ThingsController],
    defaultKey: 'things:read,things:write',
    env: { PATCHBAY_PLATFORM_KEY: PLATFORM_KEY },
  });
});

afterAll(() => bare.close());

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
      body: {
        success: true,
        message: 'OK',
        data: { id, tenant: BARE_TENANT, request_id: 'mine-1' },
        meta: {},
        links: {},
      },
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
    'offset=5',
    'per_page=0',
    'per_page=101',
    'per_page=',
    'per_page=0x10',
    'page=0',
    'page=99999999999',
    'pgae=1',
    'page=1&page=2',
    'page=%00',
    'constructor=1',
    '__proto__=1',
    'toString=1',
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
    expect(bare.lines.some((line) => line.includes('secret detail') && line.includes('fault-1'))).toBe(true);
  });

  it('logs template, status and ids of a request, and nothing the caller wrote', async () => {
    await send('POST', '/api/v1/things?canary=1', {
      body: { name: 'canary' },
      headers: { 'x-request-id': 'log-1', 'x-canary': 'canary' },
    });
    const line = bare.lines
      .map((text) => JSON.parse(text) as Record<string, unknown>)
      .find((entry) => entry['request_id'] === 'log-1');
    expect(line).toMatchObject({
      method: 'POST',
      route: '/api/v1/things',
      status: 422,
      tenant_id: BARE_TENANT,
      ms: expect.any(Number),
    });
    expect(bare.lines.join('')).not.toContain('canary');
  });

  it.each([
    ['authorization', 'Bearer \u00ff'],
    ['authorization', 'Basic Og=='],
    ['idempotency-key', '\u00ff{}"\\'],
    ['x-request-id', '\u00ff'],
    ['accept', ';;;'],
    ['content-encoding', 'gzip'],
    ['if-none-match', '\u00ff'],
    ['range', 'bytes=z-'],
    ['cookie', '=;=\u00ff'],
    ['x-http-method-override', 'DELETE'],
  ])('takes the header %s: %p for what it is', async (name, value) => {
    const { status } = await send('POST', '/api/v1/things', { body: { name: newId() }, headers: { [name]: value } });
    expect([201, 401]).toContain(status);
  });

  it('answers bytes that are not HTTP with 400, not with silence', async () => {
    const port = Number(new URL(bare.hub.url).port);
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
    expect((await fetch(`${bare.hub.url}/healthz`)).status).toBe(200);
    const ready = await fetch(`${bare.hub.url}/readyz`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({ status: 'ready', checks: { database: 'ok' } });
  });

  it('count requests by template', async () => {
    await send('GET', `/api/v1/things/${newId()}`);
    const text = await (await fetch(`${bare.hub.url}/metrics`)).text();
    expect(text).toContain('http_request_duration_seconds_count{method="GET",route="/api/v1/things/:id",status="200"}');
    expect(text).toContain('nodejs_eventloop_lag');
  });

  it('show metrics to strangers only for the platform key', async () => {
    const stranger = { 'x-forwarded-for': '203.0.113.9' };
    expect((await fetch(`${bare.hub.url}/metrics`, { headers: stranger })).status).toBe(401);
    const known = { ...stranger, authorization: `Bearer ${PLATFORM_KEY}` };
    expect((await fetch(`${bare.hub.url}/metrics`, { headers: known })).status).toBe(200);
  });
});
