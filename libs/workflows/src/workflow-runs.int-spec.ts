import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PlannedOperations } from '@patchbay/operations';
import { newId, SystemDatabase, systemContext } from '@patchbay/platform';
import { aStripeConnection, aTwilioConnection, eventually, startHub, type TestHub } from '@patchbay/testing';
import { aRun, CHARGE, REFUND, RUNS, stepOf, TEXT, WorkflowsFixture } from './workflows.fixture.ts';

let hub: TestHub;
let at: WorkflowsFixture;

beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());
beforeEach(async () => {
  at = await WorkflowsFixture.create(hub);
});

describe('a workflow run', () => {
  it('does its steps in order, each an operation that may use what earlier ones gave', async () => {
    await at.connect(aStripeConnection(), aTwilioConnection());
    const since = at.mark();
    const accepted = await at.start(aRun([CHARGE, REFUND, TEXT], { metadata: { order: 7 } }));
    expect(accepted).toMatchObject({
      status: 202,
      body: { data: { status: 'running', steps_count: 3, steps_succeeded: 0, error: null, completed_at: null } },
    });
    const run = await at.becomes(accepted.body.data.id, 'succeeded');
    expect(run.steps.map(({ key, status }) => [key, status])).toEqual([
      ['charge', 'succeeded'],
      ['refund', 'succeeded'],
      ['tell', 'succeeded'],
    ]);
    expect(run).toMatchObject({ steps_succeeded: 3, error: null, completed_at: expect.any(String) });
    expect([at.effects('stripe', since), at.effects('twilio', since)]).toEqual([2, 1]);
    expect(await at.operation(stepOf(run, 'refund')?.operation_id)).toMatchObject({
      status: 'delivered',
      input: { payment_id: stepOf(run, 'charge')?.result?.['payment_id'] },
      metadata: { order: 7, workflow_run_id: run.id, workflow_name: 'charge and refund', workflow_step: 'refund' },
      idempotency_key: null,
    });
  });

  it('shows inputs redacted, whatever the operations need of them', async () => {
    await at.connect(aTwilioConnection());
    const run = await at.becomes(await at.started([TEXT]), 'succeeded');
    expect(stepOf(run, 'tell')?.input).toEqual({ to: '+15005550009', body: '[redacted]' });
    const [row] = await hub.hub.app
      .get(SystemDatabase)
      .query<{ input_sealed: Buffer | null }>('SELECT input_sealed FROM workflow_steps WHERE run_id = $1', [run.id]);
    expect(row?.input_sealed).toBeNull();
  });

  it('ends where a step fails, and goes on from there when it is retried', async () => {
    await at.connect(aStripeConnection(), aTwilioConnection());
    at.inject('twilio', { kind: 'refused', refusal: 400, method: 'POST' });
    const since = at.mark();
    const failed = await at.becomes(await at.started([CHARGE, TEXT, REFUND]), 'failed');
    expect(failed.error).toMatchObject({ step: 'tell', code: 'vendor_error' });
    expect(failed.steps.map(({ status }) => status)).toEqual(['succeeded', 'failed', 'pending']);
    const first = stepOf(failed, 'tell')?.operation_id;
    expect(await at.tenant.must(202, 'POST', `${RUNS}/${failed.id}/retry`)).toMatchObject({ status: 'running' });
    const done = await at.becomes(failed.id, 'succeeded');
    expect(done).toMatchObject({ retries: 1, error: null });
    expect(stepOf(done, 'tell')).toMatchObject({ earlier_operation_ids: [first], error: null });
    expect([at.effects('stripe', since), at.effects('twilio', since)]).toEqual([2, 1]);
    const again = await at.tenant.request('POST', `${RUNS}/${failed.id}/retry`);
    expect(again).toMatchObject({ status: 409, body: { code: 'illegal_transition', data: { id: failed.id } } });
    expect(await at.tenant.must(200, 'GET', `/api/v1/audit-log?subject_id=${failed.id}`)).toMatchObject([
      { action: 'workflow_run.retried', subject_type: 'workflow_run', details: { was: 'failed' } },
    ]);
  });

  it('takes the operation that was tried again by hand for the one its retry needs', async () => {
    await at.connect(aTwilioConnection());
    at.inject('twilio', { kind: 'refused', refusal: 400, method: 'POST' });
    const since = at.mark();
    const failed = await at.becomes(await at.started([TEXT]), 'failed');
    const operation = stepOf(failed, 'tell')?.operation_id;
    await at.tenant.must(202, 'POST', `/api/v1/operations/${operation}/retry`);
    await at.tenant.must(202, 'POST', `${RUNS}/${failed.id}/retry`);
    const done = await at.becomes(failed.id, 'succeeded');
    expect(stepOf(done, 'tell')).toMatchObject({ operation_id: operation, earlier_operation_ids: [] });
    expect(at.effects('twilio', since)).toBe(1);
  });

  it('fails where nothing is connected, and says so', async () => {
    const run = await at.becomes(await at.started([TEXT]), 'failed');
    expect(run.error).toMatchObject({ step: 'tell', code: 'no_active_provider' });
    expect(stepOf(run, 'tell')?.operation_id).toBeNull();
  });

  it('is started once by requests with one Idempotency-Key', async () => {
    await at.connect(aTwilioConnection());
    const since = at.mark();
    const headers = { 'idempotency-key': 'once' };
    const first = await at.start(aRun([TEXT]), headers);
    const second = await at.start(aRun([TEXT]), headers);
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(second.body.data.id).toBe(first.body.data.id);
    await at.becomes(first.body.data.id, 'succeeded');
    expect(at.effects('twilio', since)).toBe(1);
  });

  it('has one operation for a committed id, however many workers ask for it at once', async () => {
    await at.connect(aTwilioConnection());
    const since = at.mark();
    const planned = hub.hub.app.get(PlannedOperations, { strict: false });
    const plan = {
      operationId: newId(),
      body: { capability: TEXT.capability, input: TEXT.input, environment: 'sandbox' },
      privatePaths: [],
    };
    const ctx = systemContext(at.tenantId, 'workflows');
    await Promise.all(Array.from({ length: 5 }, () => planned.request(ctx, plan)));
    await planned.request(ctx, plan);
    await eventually(async () => expect(await at.operation(plan.operationId)).toMatchObject({ status: 'delivered' }));
    expect(await at.tenant.must(200, 'GET', '/api/v1/operations')).toHaveLength(1);
    expect(at.effects('twilio', since)).toBe(1);
  });

  it('is listed newest first, by filter and page by page', async () => {
    const ids = [
      await at.started([TEXT], { name: 'one', app: 'shop' }),
      await at.started([TEXT]),
      await at.started([TEXT]),
    ];
    for (const id of ids) await at.becomes(id, 'failed');
    const page = await at.tenant.request<{ id: string }[]>('GET', `${RUNS}?per_page=2`);
    expect(page.body.data.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
    const cursor = String(page.body.meta?.['next_cursor']);
    const rest = await at.tenant.request<{ id: string }[]>('GET', `${RUNS}?per_page=2&cursor=${cursor}`);
    expect(rest.body).toMatchObject({ data: [{ id: ids[0] }], meta: { next_cursor: null } });
    for (const [query, count] of [
      ['name=one', 1],
      ['app=shop', 1],
      ['status=failed', 3],
      ['status=running', 0],
      ['from=2020-01-01', 3],
      ['to=2020-01-01', 0],
    ] as const) {
      expect(await at.tenant.must(200, 'GET', `${RUNS}?${query}`)).toHaveLength(count);
    }
    expect(await at.tenant.request('GET', `${RUNS}?status=odd`)).toMatchObject({ status: 422 });
  });

  it("is another tenant's business to nobody else", async () => {
    const id = await at.started([TEXT]);
    const other = (await hub.tenant()).client;
    for (const [method, path] of [
      ['GET', id],
      ['POST', `${id}/cancel`],
      ['POST', `${id}/retry`],
    ] as const) {
      expect(await other.request(method, `${RUNS}/${path}`)).toMatchObject({
        status: 404,
        body: { code: 'not_found' },
      });
    }
    expect(await other.must(200, 'GET', RUNS)).toEqual([]);
  });
});

describe('a run is refused before anything of it is started when', () => {
  it.each<[string, object, string]>([
    ['it has no step', aRun([]), 'steps'],
    ['it has too many', aRun(Array.from({ length: 51 }, (_, index) => ({ ...TEXT, key: `s${index}` }))), 'steps'],
    ['a key is given twice', aRun([TEXT, TEXT]), 'steps.1.key'],
    ['a key cannot be referred to', aRun([{ ...TEXT, key: 'a.b' }]), 'steps.0.key'],
    ['a capability does not exist', aRun([{ ...TEXT, capability: 'fly' }]), 'steps.0.capability'],
    ['an input lacks a field', aRun([{ ...TEXT, input: { to: '+15005550009' } }]), 'steps.0.input.body'],
    ['a field is unknown', aRun([{ ...TEXT, input: { ...TEXT.input, smoke: 1 } }]), 'steps.0.input.smoke'],
    ['a reference is to a later step', aRun([REFUND, CHARGE]), 'steps.0.input.payment_id'],
    [
      'a reference is to what the step does not give',
      aRun([CHARGE, { ...REFUND, input: { payment_id: { $from: 'charge.result.smoke' } } }]),
      'steps.1.input.payment_id',
    ],
    [
      'a reference is of another type',
      aRun([CHARGE, { ...REFUND, input: { payment_id: 'p', amount: { $from: 'charge.result.status' } } }]),
      'steps.1.input.amount',
    ],
    [
      'a reference says more',
      aRun([CHARGE, { ...REFUND, input: { payment_id: { $from: 'charge.result.payment_id', else: 1 } } }]),
      'steps.1.input.payment_id',
    ],
    [
      'an integration is unknown',
      aRun([{ ...TEXT, integration_id: '01jd0000000000000000000000' }]),
      'steps.0.integration_id',
    ],
    ['a field of the run is unknown', aRun([TEXT], { smoke: 1 }), 'smoke'],
  ])('%s', async (_what, body, field) => {
    expect(await at.refusedFields(body)).toEqual([field]);
    expect(await at.tenant.must(200, 'GET', RUNS)).toEqual([]);
  });
});
