import { createHmac } from 'node:crypto';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BARE_TENANT, eventually, startBareHub, type Answer, type BareHub } from '@patchbay/testing';
import { IsInt, IsOptional, IsString } from 'class-validator';
import type { Context } from '../context/context.ts';
import { Database } from '../database/database.ts';
import { conflict } from '../errors/factories.ts';
import { newId } from '../ids/ids.ts';
import { RequireScope } from './access.decorators.ts';
import { canonicalJson } from './canonical-json.ts';
import { Ctx } from './context.decorators.ts';
import { ok } from './envelope.ts';
import { NonTransactional, SecretOnce } from './idempotency.decorators.ts';
import { Idempotency } from './idempotency.service.ts';

class NoteDto {
  @IsString()
  text!: string;

  @IsOptional()
  @IsInt()
  fail?: number;
}

/** Handlers stop here until the test lets them go on; null lets everybody pass. */
let gate: Promise<void> | null = null;
let entered = 0;

@Controller('api/v1/notes')
class NotesController {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  @Post()
  @RequireScope('things:write')
  @SecretOnce('secret')
  async create(@Ctx() ctx: Context, @Body() body: NoteDto): Promise<object> {
    const id = await this.#write(ctx, body);
    return ok({ id, secret: 'shown once', text: body.text });
  }

  @Post('vendor/:name')
  @RequireScope('things:write')
  @NonTransactional()
  async ask(@Ctx() ctx: Context, @Body() body: NoteDto, @Param('name') name: string): Promise<object> {
    expect(ctx.tx).toBeUndefined();
    return ok({ id: await this.#write(ctx, body), name });
  }

  async #write(ctx: Context, body: NoteDto): Promise<string> {
    const id = newId();
    await this.#database.inTransaction(ctx, async ({ tx }) => {
      await tx.query(`INSERT INTO outbox (id, tenant_id, type, subject_id, data) VALUES ($1, $2, 'note', $3, '{}')`, [
        id,
        ctx.tenantId,
        body.text,
      ]);
    });
    entered += 1;
    if (gate !== null) await gate;
    if (body.fail !== undefined) throw conflict('Not this time.');
    return id;
  }
}

let bare: BareHub;

beforeAll(async () => {
  bare = await startBareHub({ controllers: [NotesController], defaultKey: 'things:read,things:write' });
});

afterAll(() => bare.close());

beforeEach(() => {
  gate = null;
  entered = 0;
});

interface Post {
  readonly path?: string;
  readonly key?: string;
  readonly as?: string;
  readonly body?: unknown;
}

function post({ path = '/api/v1/notes', key = newId(), as, body = { text: key } }: Post): Promise<Answer> {
  return bare.send('POST', path, {
    body,
    headers: { 'idempotency-key': key },
    ...(as === undefined ? {} : { key: as }),
  });
}

async function notes(text: string): Promise<number> {
  const rows = await bare.database.system.query(`SELECT 1 FROM outbox WHERE subject_id = $1`, [text]);
  return rows.length;
}

async function expire(key: string): Promise<void> {
  await bare.database.system.query(`UPDATE idempotency_keys SET expires_at = now() WHERE key = $1`, [key]);
}

function holdHandlers(): () => void {
  let open = (): void => undefined;
  gate = new Promise((resolve) => {
    open = resolve;
  });
  return open;
}

describe.each([
  ['in the transaction of the write', '/api/v1/notes'],
  ['around a write that talks to a vendor', '/api/v1/notes/vendor/acme'],
])('an Idempotency-Key %s', (_where, path) => {
  it('replays the first answer to the same body, and does the work once', async () => {
    const key = newId();
    const first = await post({ path, key, body: { text: key } });
    const again = await post({ path, key, body: { text: key } });
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(again.status).toBe(first.status);
    expect(again.body['data']).toMatchObject({ id: (first.body['data'] as { id: string }).id });
    expect(await notes(key)).toBe(1);
  });

  it('is refused with another body', async () => {
    const key = newId();
    await post({ path, key });
    const other = await post({ path, key, body: { text: 'other' } });
    expect([other.status, other.body['code']]).toEqual([409, 'idempotency_key_reused']);
  });

  it('lets requests that come while the first one runs wait for its answer', async () => {
    const key = newId();
    const open = holdHandlers();
    const all = [1, 2, 3, 4, 5].map(() => post({ path, key }));
    await eventually(() => entered === 1);
    open();
    const answers = await Promise.all(all);
    const ids = answers.map(({ body }) => (body['data'] as { id: string }).id);
    expect(new Set(ids).size).toBe(1);
    expect(answers.filter(({ headers }) => headers.get('idempotent-replayed') === 'true')).toHaveLength(4);
    expect(await notes(key)).toBe(1);
  });

  it('does not record refusals', async () => {
    const key = newId();
    expect((await post({ path, key, body: { text: key, fail: 1 } })).status).toBe(409);
    expect((await post({ path, key, body: { wrong: 1 } })).status).toBe(422);
    expect((await post({ path, key, body: { text: key } })).status).toBe(201);
  });

  it('is forgotten after its day', async () => {
    const key = newId();
    await post({ path, key });
    await expire(key);
    const later = await post({ path, key });
    expect(later.headers.get('idempotent-replayed')).toBeNull();
    expect(await notes(key)).toBe(2);
  });

  it('means nothing to another tenant', async () => {
    const key = newId();
    await post({ path, key });
    const theirs = await post({ path, key, as: `${newId()}|things:write`, body: { text: 'theirs' } });
    expect(theirs.status).toBe(201);
    expect(theirs.headers.get('idempotent-replayed')).toBeNull();
  });
});

describe('an Idempotency-Key', () => {
  it('replays a secret that was shown once as null, and does not store it', async () => {
    const key = newId();
    const first = await post({ key });
    const again = await post({ key });
    expect(first.body['data']).toMatchObject({ secret: 'shown once' });
    expect(again.body['data']).toMatchObject({ secret: null });
    const rows = await bare.database.system.query(`SELECT answer::text FROM idempotency_keys WHERE key = $1`, [key]);
    expect(JSON.stringify(rows)).not.toContain('shown once');
  });

  it('leaves nothing of a refused write behind, in one transaction', async () => {
    const key = newId();
    await post({ key, body: { text: key, fail: 1 } });
    expect(await notes(key)).toBe(0);
  });

  it('counts for one path: another is another request', async () => {
    const key = newId();
    await post({ path: '/api/v1/notes/vendor/a', key });
    const other = await post({ path: '/api/v1/notes/vendor/b', key });
    expect(other.headers.get('idempotent-replayed')).toBeNull();
  });

  it.each(['', 'x'.repeat(256)])('of the wrong length is refused', async (key) => {
    const answer = await post({ key, body: { text: 'x' } });
    expect([answer.status, Object.keys(answer.body['errors'] as object)]).toEqual([422, ['idempotency_key']]);
  });

  it('may have 255 characters', async () => {
    expect((await post({ key: 'x'.repeat(255), body: { text: 'x' } })).status).toBe(201);
  });

  it('noted by another process is waited for, and free again when that process dies', async () => {
    const key = newId();
    const path = '/api/v1/notes/vendor/dead';
    const body = { text: key };
    const fingerprint = createHmac('sha256', BARE_TENANT)
      .update(canonicalJson([path, body]))
      .digest();
    await bare.database.system.query(
      `INSERT INTO idempotency_keys (tenant_id, route, key, fingerprint) VALUES ($1, $2, $3, $4)`,
      [BARE_TENANT, `POST ${path}`, key, fingerprint],
    );
    expect((await post({ path, key, body: { text: 'other' } })).body['code']).toBe('idempotency_key_reused');
    const waiting = post({ path, key, body });
    expect(await notes(key)).toBe(0);
    await expire(key);
    expect((await waiting).status).toBe(201);
    expect(await notes(key)).toBe(1);
  });

  it.each([
    ['was answered', {}],
    ['was refused', { fail: 1 }],
  ])('belongs to whoever took it over from a request that %s after its time', async (_, outcome) => {
    const key = newId();
    const open = holdHandlers();
    const late = post({ path: '/api/v1/notes/vendor/late', key, body: { text: key, ...outcome } });
    await eventually(() => entered === 1);
    const row = () => bare.database.system.query(`SELECT * FROM idempotency_keys WHERE key = $1`, [key]);
    const another = `created_at = created_at + interval '2 minutes', status = 200, answer = '"{}"'`;
    await bare.database.system.query(`UPDATE idempotency_keys SET ${another} WHERE key = $1`, [key]);
    const taken = await row();
    open();
    await late;
    expect(await row()).toEqual(taken);
  });

  it('is swept once it has expired', async () => {
    const key = newId();
    await post({ key });
    await expire(key);
    await bare.hub.app.get(Idempotency, { strict: false }).sweep();
    const rows = await bare.database.system.query(`SELECT 1 FROM idempotency_keys WHERE key = $1`, [key]);
    expect(rows).toHaveLength(0);
  });
});
