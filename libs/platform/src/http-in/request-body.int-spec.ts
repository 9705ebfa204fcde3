import { Body, Controller, Post, Req } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startBareHub, type Answer, type BareHub } from '@patchbay/testing';
import { Type } from 'class-transformer';
import { IsArray, IsInt, IsObject, IsOptional, IsString, ValidateNested } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Public, RequireScope } from './access.decorators.ts';
import { ok } from './envelope.ts';

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
  @Post()
  @RequireScope('things:write')
  create(@Body() body: ThingDto): object {
    return ok(body);
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
}

let bare: BareHub;
const send: BareHub['send'] = (...request) => bare.send(...request);

beforeAll(async () => {
  bare = await startBareHub({
    controllers: [ThingsController],
    defaultKey: 'things:read,things:write',
  });
});

afterAll(() => bare.close());

async function codeOf(answer: Promise<Answer>): Promise<string> {
  const { status, body } = await answer;
  expect(body).toMatchObject({ success: false, request_id: expect.any(String), errors: expect.any(Object) });
  return `${status} ${String(body['code'])}`;
}

describe('a request body', () => {
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

  it.each(['constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty'])(
    'refuses the field %s wherever it stands, rather than lose it',
    async (name) => {
      const sent = { name: 'x', [name]: 1, parts: [{ count: 1, [name]: 1 }], metadata: { deep: { [name]: 1 } } };
      const { status, body } = await send('POST', '/api/v1/things', { body: sent });
      expect(status).toBe(422);
      expect(Object.keys(body['errors'] as object)).toEqual([name, `parts.0.${name}`, `metadata.deep.${name}`]);
    },
  );

  it('gives a raw route its bytes, whatever they are', async () => {
    const { body } = await send('POST', '/api/v1/things/bytes', {
      raw: 'a=1&b',
      headers: { 'content-type': 'text/x' },
    });
    expect(body['data']).toBe(5);
  });
});
