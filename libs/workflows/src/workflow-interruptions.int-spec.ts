import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aStripeConnection, aTwilioConnection, eventually, startHub, type TestHub } from '@patchbay/testing';
import { aRun, CHARGE, REFUND, RUNS, stepOf, TEXT, WorkflowsFixture } from './workflows.fixture.ts';

const OPENAI = {
  provider: 'openai',
  environment: 'sandbox',
  credentials: { api_key: 'sk-proj-test-0123456789abcdef' },
  enabled_capabilities: ['generate_text'],
};
const POSTMARK = {
  provider: 'postmark',
  environment: 'sandbox',
  credentials: { server_token: '01234567-89ab-cdef-0123-456789abcdef', from_email: 'desk@example.com' },
  enabled_capabilities: ['send_email'],
};

let hub: TestHub;
let at: WorkflowsFixture;

beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());
beforeEach(async () => {
  at = await WorkflowsFixture.create(hub);
});

/** A run whose text message waits for a connection that has lost its key. */
async function pausedRun(): Promise<{ id: string; twilio: string }> {
  const [, twilio = ''] = await at.connect(aStripeConnection(), aTwilioConnection());
  at.inject('twilio', { kind: 'revoked', count: null });
  const id = await at.started([CHARGE, TEXT, REFUND]);
  await at.becomes(id, 'paused');
  return { id, twilio };
}

describe('a workflow run', () => {
  it('pauses with its connection, and goes on from its last successful step when that heals', async () => {
    const since = at.mark();
    const { id, twilio } = await pausedRun();
    expect((await at.run(id)).steps.map(({ status }) => status)).toEqual(['succeeded', 'paused', 'pending']);
    hub.sandbox.vendors.get('twilio')?.faults.clear();
    await at.tenant.must(200, 'POST', `/api/v1/integrations/${twilio}/verify`);
    const run = await at.becomes(id, 'succeeded');
    expect(run.steps_succeeded).toBe(3);
    expect([at.effects('stripe', since), at.effects('twilio', since)]).toEqual([2, 1]);
  });

  it('is cancelled with the operation that waits, and begins nothing more', async () => {
    const since = at.mark();
    const { id, twilio } = await pausedRun();
    const cancelled = await at.tenant.request('POST', `${RUNS}/${id}/cancel`);
    expect(cancelled).toMatchObject({
      status: 200,
      body: { data: { status: 'cancelled', completed_at: expect.any(String) } },
    });
    const run = await at.run(id);
    expect(run.steps.map(({ status }) => status)).toEqual(['succeeded', 'cancelled', 'cancelled']);
    expect(await at.operation(stepOf(run, 'tell')?.operation_id)).toMatchObject({ status: 'cancelled' });
    hub.sandbox.vendors.get('twilio')?.faults.clear();
    await at.tenant.must(200, 'POST', `/api/v1/integrations/${twilio}/verify`);
    const again = await at.tenant.request('POST', `${RUNS}/${id}/cancel`);
    expect(again).toMatchObject({ status: 409, body: { code: 'illegal_transition', data: { id } } });
    expect([at.effects('stripe', since), at.effects('twilio', since)]).toEqual([1, 0]);
    expect(await at.tenant.must(200, 'GET', `/api/v1/audit-log?subject_id=${id}`)).toMatchObject([
      { action: 'workflow_run.cancelled', details: { was: 'paused' } },
    ]);
  });

  it('is cancelled while a vendor is being asked: that ends, is recorded, and is the last', async () => {
    await at.connect(aStripeConnection(), aTwilioConnection());
    const since = at.mark();
    const answer = at.holdAnswer('stripe');
    const id = await at.started([CHARGE, TEXT]);
    await eventually(() => at.effects('stripe', since) === 1);
    const cancelled = await at.tenant.must(200, 'POST', `${RUNS}/${id}/cancel`);
    expect(cancelled).toMatchObject({ status: 'cancelled', steps: [{ status: 'running' }, { status: 'cancelled' }] });
    answer.release();
    await eventually(async () => expect(stepOf(await at.run(id), 'charge')?.status).toBe('succeeded'));
    expect(await at.run(id)).toMatchObject({ status: 'cancelled', steps_succeeded: 1 });
    expect([at.effects('stripe', since), at.effects('twilio', since)]).toEqual([1, 0]);
  });

  it('fails with its operation when somebody cancels that', async () => {
    const { id } = await pausedRun();
    const operation = stepOf(await at.run(id), 'tell')?.operation_id;
    await at.tenant.must(200, 'POST', `/api/v1/operations/${operation}/cancel`);
    expect(await at.becomes(id, 'failed')).toMatchObject({ error: { step: 'tell', code: 'cancelled' } });
  });

  it('shows nowhere what an earlier step gave in confidence, and still passes it on', async () => {
    await at.connect(OPENAI, POSTMARK);
    const write = {
      key: 'write',
      capability: 'generate_text',
      input: { messages: [{ role: 'user', content: 'A subject.' }] },
    };
    const mail = {
      key: 'mail',
      capability: 'send_email',
      input: { to: ['ada@example.com'], subject: { $from: 'write.result.text' }, text: { $from: 'write.result.text' } },
    };
    const run = await at.becomes(await at.started([write, mail]), 'succeeded');
    const [written, mailed] = await Promise.all(
      ['write', 'mail'].map((key) =>
        at.operation<Record<string, Record<string, string>>>(stepOf(run, key)?.operation_id),
      ),
    );
    const text = written?.['result']?.['text'] ?? '';
    expect(text).not.toBe('');
    expect(mailed?.['input']).toMatchObject({ subject: '[redacted]', text: '[redacted]' });
    expect(JSON.stringify(run)).not.toContain(text);
    const [sent] = hub.sandbox.journal
      .after(0, 'postmark')
      .filter((entry) => entry.effects.length > 0)
      .slice(-1);
    expect(JSON.stringify(sent)).toContain(text);
  });

  it('waits for the approval a step needs, and fails when it is refused', async () => {
    await at.connect(aTwilioConnection());
    const policy = { effect: 'require_approval', capability: 'send_sms' };
    await at.tenant.must(201, 'POST', '/api/v1/policies', { body: policy });
    const [granted, refused] = [await at.started([TEXT]), await at.started([TEXT])];
    const approvalOf = async (id: string): Promise<string> => {
      const operation = stepOf(await at.becomes(id, 'awaiting_approval'), 'tell')?.operation_id;
      const all = await at.tenant.must<{ id: string; operation_id: string }[]>(200, 'GET', '/api/v1/approvals');
      return all.find((each) => each.operation_id === operation)?.id ?? '';
    };
    await at.tenant.must(200, 'POST', `/api/v1/approvals/${await approvalOf(granted)}/approve`);
    await at.tenant.must(200, 'POST', `/api/v1/approvals/${await approvalOf(refused)}/reject`);
    await at.becomes(granted, 'succeeded');
    expect((await at.becomes(refused, 'failed')).error).toMatchObject({ step: 'tell' });
  });

  it('is refused to an app whose bindings do not name its workflow', async () => {
    const [twilio] = await at.connect(aTwilioConnection());
    const binding = {
      ...{ app: 'shop', environment: 'sandbox', workflows: ['sell'] },
      ...{ slot: 'sms', required_capabilities: ['send_sms'], integration_id: twilio },
    };
    await at.tenant.must(201, 'POST', '/api/v1/app-bindings', { body: binding });
    const refused = await at.start(aRun([TEXT], { app: 'shop', name: 'give away' }));
    expect(refused).toMatchObject({ status: 403, body: { code: 'policy_denied' } });
    expect(await at.start(aRun([TEXT], { app: 'shop', name: 'sell' }))).toMatchObject({ status: 202 });
  });
});
