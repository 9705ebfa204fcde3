import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Context } from '@patchbay/platform';
import { Database, SystemDatabase, systemContext } from '@patchbay/platform';
import type { CoreHub, TestAnswer } from '@patchbay/testing';
import { startCoreHub, TEST_PLATFORM_KEY } from '@patchbay/testing';
import { AuditLog } from './audit-log.service.ts';

let core: CoreHub;
let database: Database;
let log: AuditLog;
let ctx: Context;
beforeAll(async () => {
  core = await startCoreHub();
  database = core.hub.app.get(Database);
  log = core.hub.app.get(AuditLog, { strict: false });
  ctx = systemContext(core.tenantId, 'test');
});
afterAll(() => core.close());

const record = (action: string, subjectId = 's1', details = {}, as = ctx): Promise<void> =>
  database.inTransaction(as, (inside) => log.record(inside, { action, subjectType: 'thing', subjectId, details }));
const get = (query: string): Promise<TestAnswer> =>
  core.request('GET', `/api/v1/audit-log?subject_type=thing&${query}`);
const entries = (answer: TestAnswer): { action: string; subject_id: string; created_at: string }[] =>
  answer.body.data as never;

describe('AuditLog', () => {
  it('writes in the caller’s transaction, or not at all', async () => {
    await record('thing.made', 'kept', { name: 'x' });
    const failed = database.inTransaction(ctx, async (inside) => {
      await log.record(inside, { action: 'thing.made', subjectType: 'thing', subjectId: 'lost' });
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(entries(await get('action=thing.made'))).toMatchObject([
      {
        action: 'thing.made',
        subject_id: 'kept',
        actor: { kind: 'system', name: 'test' },
        request_id: ctx.requestId,
        details: { name: 'x' },
      },
    ]);
  });

  it.each([
    'UPDATE audit_log SET action = action',
    'DELETE FROM audit_log',
    'TRUNCATE audit_log',
    'DELETE FROM audit_log_default',
  ])('cannot be changed: %s', async (statement) => {
    await expect(core.hub.app.get(SystemDatabase).query(statement)).rejects.toThrow('permission denied');
    await expect(database.inTransaction(ctx, ({ tx }) => tx.query(statement))).rejects.toThrow('permission denied');
  });
});

describe('GET /api/v1/audit-log/kinds', () => {
  it('lists what there are entries of, each once', async () => {
    for (const action of ['thing.bent', 'thing.bent', 'thing.broken']) await record(action);
    const { body } = await core.request('GET', '/api/v1/audit-log/kinds');
    const { actions, subject_types: subjects } = body.data as Readonly<Record<string, string[]>>;
    expect(actions?.filter((action) => /bent|broken/.test(action))).toEqual(['thing.bent', 'thing.broken']);
    expect(subjects).toContain('thing');
  });
});

describe('GET /api/v1/audit-log', () => {
  it('pages by cursor, newest first, each entry once', async () => {
    for (let index = 0; index < 7; index += 1) await record('thing.paged', `p${index}`);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const answer: TestAnswer = await get(
        `action=thing.paged&per_page=3${cursor === null ? '' : `&cursor=${cursor}`}`,
      );
      seen.push(...entries(answer).map((entry) => entry.subject_id));
      expect(answer.body.meta).toEqual({ per_page: 3, next_cursor: answer.body.meta['next_cursor'] });
      cursor = answer.body.meta['next_cursor'] as string | null;
    } while (cursor !== null);
    expect(seen).toEqual(['p6', 'p5', 'p4', 'p3', 'p2', 'p1', 'p0']);
  });

  it('filters by subject and time', async () => {
    await record('thing.filtered', 'mine');
    await record('thing.filtered', 'other');
    const [mine] = entries(await get('action=thing.filtered&subject_id=mine'));
    expect(mine).toMatchObject({ subject_id: 'mine' });
    const at = mine?.created_at ?? '';
    const until = new Date(new Date(at).getTime() + 1).toISOString();
    expect(entries(await get(`subject_id=mine&from=${at}&to=${until}`))).toHaveLength(1);
    expect(entries(await get(`subject_id=mine&to=${at}`))).toHaveLength(0);
    expect(entries(await get(`subject_id=mine&from=${until}`))).toHaveLength(0);
  });

  it('filters by who did it', async () => {
    const actor = { kind: 'api_key', keyId: 'k1', app: null, scopes: [] } as const;
    await record('thing.by', 'of-the-hub');
    await record('thing.by', 'of-a-key', {}, { ...ctx, actor });
    const by = async (query: string): Promise<string[]> =>
      entries(await get(`action=thing.by&${query}`)).map((entry) => entry.subject_id);
    expect(await by('actor_kind=system')).toEqual(['of-the-hub']);
    expect(await by('actor_kind=api_key')).toEqual(['of-a-key']);
    expect(await by('actor_id=k1')).toEqual(['of-a-key']);
    expect(await by('actor_kind=nobody')).toEqual([]);
    expect(await by('actor_id=nobody')).toEqual([]);
  });

  it.each([
    'cursor=nonsense',
    'per_page=0',
    'per_page=101',
    'from=yesterday',
    'to=2026-W01',
    'actor=me',
    'action=',
    'subject_id[]=x',
  ])('answers to ?%s without a fault of the hub', async (query) => {
    expect([200, 422]).toContain((await get(query)).status);
  });

  it.each(['cursor=nonsense', 'per_page=0', 'from=yesterday', 'to=2026-W01', 'actor=me'])(
    'answers 422 to ?%s',
    async (query) => {
      const { status, body } = await get(query);
      expect([status, Object.keys(body.errors ?? {})]).toEqual([422, [query.split('=')[0]]]);
    },
  );

  it('shows a tenant its own entries only, and needs audit:read', async () => {
    const { body } = await core.request('POST', '/api/v1/tenants', {
      key: TEST_PLATFORM_KEY,
      body: { name: 'O', slug: 'o' },
    });
    const key = String(body.data['api_key']);
    const theirs = await core.request('GET', '/api/v1/audit-log', { key });
    expect(
      entries(theirs)
        .map((entry) => entry.action)
        .sort(),
    ).toEqual(['api_key.created', 'tenant.created']);
    const limited = await core.request('POST', '/api/v1/api-keys', { key, body: { name: 'x', scopes: ['keys:read'] } });
    const answer = await core.request('GET', '/api/v1/audit-log', { key: String(limited.body.data['api_key']) });
    expect(answer).toMatchObject({ status: 403 });
  });
});
