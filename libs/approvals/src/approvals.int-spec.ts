import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually, startHubIn, startTestHome, type TestHome, type TestHub } from '@patchbay/testing';
import pg from 'pg';
import { ApprovalExpiry } from './approval-expiry.service.ts';
import { AheadClock, ApprovalsFixture } from './approvals.fixture.ts';

const HOUR_MS = 3_600_000;
const clock = new AheadClock();

let home: TestHome;
let hub: TestHub;
let desk: ApprovalsFixture;

beforeAll(async () => {
  home = await startTestHome();
  hub = await startHubIn(home, { clock });
});
afterAll(async () => {
  await hub.close();
  await home.close();
});
beforeEach(async () => {
  clock.aheadMs = 0;
  desk = await ApprovalsFixture.create(hub);
});

describe('an approval', () => {
  it('says who asked for what, and why, and hides what is not for people', async () => {
    const approval = await desk.asked(await desk.key({ app: 'billing' }));
    expect(approval).toMatchObject({
      capability: 'send_sms',
      app: 'billing',
      provider: 'twilio',
      integration_id: desk.twilio,
      environment: 'sandbox',
      requested_by: expect.stringMatching(/^api_key:/),
      input: { to: '+15005550009', body: '[redacted]' },
      policy_id: desk.policyId,
      because: 'The policy "Texts" requires an approval for this.',
      status: 'pending',
      decided_by: null,
      decided_at: null,
      note: null,
    });
    expect(Date.parse(approval.expires_at) - Date.parse(approval.created_at)).toBe(HOUR_MS);
    expect(await desk.audited(approval.id)).toMatchObject([
      { action: 'approval.requested', actor: { app: 'billing' }, details: { operation_id: approval.operation_id } },
    ]);
  });

  it('is found by what it is about, newest first', async () => {
    const ours = await desk.asked(await desk.key({ app: 'billing' }));
    const newer = await desk.asked();
    await desk.decide(newer.id, 'reject');
    const ids = async (query: string): Promise<string[]> => (await desk.list(query)).map(({ id }) => id);
    expect(await ids('provider=twilio&capability=send_sms&environment=sandbox')).toEqual([newer.id, ours.id]);
    expect(await ids('status=pending')).toEqual([ours.id]);
    expect(await ids('status=rejected&app=billing')).toEqual([]);
    expect(await ids('decided=true')).toEqual([newer.id]);
    expect(await ids('decided=false')).toEqual([ours.id]);
    expect(await ids('per_page=1&page=2')).toEqual([ours.id]);
    expect(await desk.tenant.request('GET', '/api/v1/approvals?status=lost')).toMatchObject({ status: 422 });
  });

  it('is nobody else’s: another tenant finds and decides nothing', async () => {
    const approval = await desk.asked();
    const other = (await hub.tenant()).client;
    const path = `/api/v1/approvals/${approval.id}`;
    for (const [method, at] of [
      ['GET', path],
      ['POST', `${path}/approve`],
      ['POST', `${path}/reject`],
    ] as const) {
      expect(await other.request(method, at)).toMatchObject({ status: 404, body: { message: 'No such approval.' } });
    }
    expect((await other.request('GET', '/api/v1/approvals')).body.data).toEqual([]);
    expect((await desk.approval(approval.id)).status).toBe('pending');
  });
});

describe('a decision', () => {
  it('to approve sends the operation on, and is kept with its note', async () => {
    const approval = await desk.asked();
    const decided = await desk.decide(approval.id, 'approve', desk.tenant, { note: 'Agreed.' });
    expect(decided).toMatchObject({ status: 200, body: { data: { status: 'approved', note: 'Agreed.' } } });
    await desk.becomes(approval.operation_id, 'delivered');
    const [, entry] = await desk.audited(approval.id);
    expect(entry).toMatchObject({
      action: 'approval.approved',
      actor: { kind: 'api_key' },
      request_id: decided.headers.get('x-request-id'),
      details: { note: 'Agreed.', operation_id: approval.operation_id },
    });
    expect(decided.body.data.decided_by).toBe(approval.requested_by);
  });

  it('to reject ends the operation, which says why', async () => {
    const approval = await desk.asked();
    await desk.decide(approval.id, 'reject', desk.tenant, { note: 'Not on a Sunday.' });
    expect(await desk.operation(approval.operation_id)).toMatchObject({
      status: 'rejected',
      error: { code: 'approval_rejected', message: 'The approval was refused: Not on a Sunday.' },
    });
  });

  it('stands: a second one is refused', async () => {
    const approval = await desk.asked();
    await desk.decide(approval.id, 'reject');
    for (const verb of ['approve', 'reject'] as const) {
      expect(await desk.decide(approval.id, verb)).toMatchObject({ status: 409, body: { code: 'illegal_transition' } });
    }
    expect((await desk.operation(approval.operation_id)).status).toBe('rejected');
  });

  it('is made once, however many decide at the same time in however many processes', async () => {
    const other = await startHubIn(home, { env: { PATCHBAY_ROLES: 'http' } });
    try {
      const approval = await desk.asked();
      const elsewhere = other.withKey(desk.tenant.key ?? '');
      const deciders = Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? desk.tenant : elsewhere));
      const answers = await Promise.all(
        deciders.map((by, index) => desk.decide(approval.id, index % 3 === 0 ? 'reject' : 'approve', by)),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(11).fill(409)]);
      const { status } = await desk.approval(approval.id);
      expect(answers.find((answer) => answer.status === 200)?.body.data.status).toBe(status);
      await desk.becomes(approval.operation_id, status === 'approved' ? 'delivered' : 'rejected');
      expect((await desk.audited(approval.id)).map(({ action }) => action)).toEqual([
        'approval.requested',
        `approval.${status}`,
      ]);
    } finally {
      await other.close();
    }
  });

  it('is not for apps, nor for keys that may not write operations', async () => {
    const approval = await desk.asked();
    const app = await desk.decide(approval.id, 'approve', await desk.key({ app: 'billing' }));
    expect(app).toMatchObject({
      status: 403,
      body: { code: 'forbidden', message: expect.stringContaining('billing') },
    });
    const reader = await desk.decide(approval.id, 'approve', await desk.key({ scopes: ['operations:read'] }));
    expect(reader).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    const allowed = await desk.decide(approval.id, 'approve', await desk.key({}));
    expect(allowed.status).toBe(200);
  });

  it.each([{ note: '' }, { note: 'x'.repeat(501) }, { note: 1 }, { because: 'x' }])(
    'with %j is refused',
    async (body) => {
      expect(await desk.decide((await desk.asked()).id, 'reject', desk.tenant, body)).toMatchObject({ status: 422 });
    },
  );

  it('is undone when its effect cannot be stored: both are in one transaction', async () => {
    const approval = await desk.asked();
    const broken = await BrokenQueue.of(home, approval.operation_id);
    try {
      expect(await desk.decide(approval.id, 'approve')).toMatchObject({ status: 500 });
      expect((await desk.approval(approval.id)).status).toBe('pending');
      expect((await desk.operation(approval.operation_id)).status).toBe('awaiting_approval');
      expect(await desk.audited(approval.id)).toHaveLength(1);
    } finally {
      await broken.mend();
    }
    expect(await desk.decide(approval.id, 'approve')).toMatchObject({ status: 200 });
    await desk.becomes(approval.operation_id, 'delivered');
  });
});

describe('an approval nobody decides', () => {
  const expire = (): Promise<void> => hub.hub.app.get(ApprovalExpiry, { strict: false }).run();

  it('can be approved until it expires, not a moment later', async () => {
    const [early, late] = [await desk.asked(), await desk.asked()];
    clock.aheadMs = HOUR_MS - 60_000;
    expect((await desk.decide(early.id, 'approve')).status).toBe(200);
    clock.aheadMs = HOUR_MS + 1_000;
    expect(await desk.decide(late.id, 'approve')).toMatchObject({ status: 409, body: { code: 'illegal_transition' } });
  });

  it('expires, and its operation is rejected', async () => {
    const approval = await desk.asked();
    await expire();
    expect((await desk.approval(approval.id)).status).toBe('pending');
    clock.aheadMs = HOUR_MS + 1_000;
    await expire();
    expect(await desk.approval(approval.id)).toMatchObject({ status: 'expired', decided_by: 'system:approvals' });
    expect(await desk.operation(approval.operation_id)).toMatchObject({
      status: 'rejected',
      error: { code: 'approval_expired' },
    });
    expect((await desk.audited(approval.id)).map(({ action }) => action)).toEqual([
      'approval.requested',
      'approval.expired',
    ]);
  });

  it('is closed when its operation is cancelled', async () => {
    const approval = await desk.asked();
    await desk.tenant.must(200, 'POST', `/api/v1/operations/${approval.operation_id}/cancel`);
    expect((await desk.approval(approval.id)).status).toBe('cancelled');
    expect(await desk.decide(approval.id, 'approve')).toMatchObject({ status: 409 });
    expect((await desk.operation(approval.operation_id)).status).toBe('cancelled');
  });

  it('is decided or cancelled, never both', async () => {
    const approvals = await Promise.all(Array.from({ length: 8 }, () => desk.asked()));
    const outcomes = await Promise.all(
      approvals.flatMap(({ id, operation_id: operationId }) => [
        desk.decide(id, 'reject'),
        desk.tenant.request('POST', `/api/v1/operations/${operationId}/cancel`),
      ]),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual([
      ...Array<number>(8).fill(200),
      ...Array<number>(8).fill(409),
    ]);
  });
});

describe('events', () => {
  it('tell of every step, without the input', async () => {
    const [one, other] = [await desk.asked(), await desk.asked()];
    await desk.decide(one.id, 'approve');
    await desk.decide(other.id, 'reject');
    const told = async (): Promise<string[]> =>
      (
        await eventsOf(
          home,
          [one, other].map(({ id }) => id),
        )
      ).sort();
    await eventually(async () =>
      expect(await told()).toEqual([
        'approval.approved',
        'approval.rejected',
        'approval.requested',
        'approval.requested',
      ]),
    );
  });
});

async function eventsOf({ database }: TestHome, ids: readonly string[]): Promise<string[]> {
  const client = new pg.Client(database.superuserUrl);
  await client.connect();
  try {
    const { rows } = await client.query<{ type: string; data: Record<string, unknown> }>(
      'SELECT type, data FROM outbox WHERE subject_id = ANY($1)',
      [ids],
    );
    for (const { data } of rows) expect(Object.keys(data)).not.toContain('input');
    return rows.map(({ type }) => type);
  } finally {
    await client.end();
  }
}

/** A queue that takes no work of one operation. */
class BrokenQueue {
  private constructor(private readonly client: pg.Client) {}

  static async of({ database }: TestHome, operationId: string): Promise<BrokenQueue> {
    const client = new pg.Client(database.superuserUrl);
    await client.connect();
    await client.query(`CREATE FUNCTION refuse_work() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'no room'; END $$`);
    await client.query(`CREATE TRIGGER refuse_work BEFORE INSERT ON work FOR EACH ROW
      WHEN (NEW.id = '${operationId}') EXECUTE FUNCTION refuse_work()`);
    return new BrokenQueue(client);
  }

  async mend(): Promise<void> {
    await this.client.query('DROP TRIGGER refuse_work ON work');
    await this.client.query('DROP FUNCTION refuse_work()');
    await this.client.end();
  }
}
