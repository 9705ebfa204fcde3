import type { HubClient } from '@patchbay/testing';
import {
  aPayment,
  aPlivoConnection,
  aRule,
  aStripeConnection,
  aTextMessage,
  aTwilioConnection,
  connect,
  createPerson,
  eventually,
} from '@patchbay/testing';
import { writeHistory, type Sql } from './history.ts';

/** Ids of what a populated tenant has, for the addresses of its pages. */
export interface Populated {
  readonly connection: string;
  readonly brokenConnection: string;
  readonly operation: string;
  readonly failedOperation: string;
  /** Of which nobody knows whether the vendor acted. */
  readonly unknownOperation: string;
  /** For an approval. */
  readonly waitingOperation: string;
  readonly run: string;
  readonly failedRun: string;
  /** For an approval. */
  readonly waitingRun: string;
  readonly approval: string;
}

interface Identified {
  readonly id: string;
}

/** A shop with a bit of everything that a screen shows, good and bad, and a long day behind it. */
export async function populate(client: HubClient, tenantId: string, sql: Sql): Promise<Populated> {
  const connections = await makeConnections(client);
  await makeRules(client, connections);
  await makeGovernance(client, connections.twilio);
  await writeHistory(sql, { tenantId, connectionId: connections.twilio, count: 500, hours: 24 });
  await makePeopleAndKeys(client);
  const work = await makeWork(client);
  const unknownOperation = await forgetOutcome(client, sql);
  await eventually(async () => (await client.must<unknown[]>(200, 'GET', '/api/v1/alerts')).length > 0);
  return { connection: connections.twilio, brokenConnection: connections.plivo, unknownOperation, ...work };
}

const A_SQUARE_CONNECTION = {
  provider: 'square',
  environment: 'sandbox',
  label: 'Market stall',
  credentials: { access_token: 'EAAA-of-the-tests', location_id: 'L88917AVBK2S5' },
  enabled_capabilities: ['initiate_payment', 'verify_payment'],
};
const A_MAPBOX_CONNECTION = {
  provider: 'mapbox',
  environment: 'sandbox',
  credentials: { access_token: 'pk.of-the-tests' },
  enabled_capabilities: ['geocode_address'],
};

type Connections = Readonly<Record<'twilio' | 'plivo' | 'stripe', string>>;

async function makeConnections(client: HubClient): Promise<Connections> {
  const { id: twilio } = await connect(client, aTwilioConnection({ label: 'Customer messages' }));
  const { id: stripe } = await connect(client, aStripeConnection({ label: 'Shop payments' }));
  const { id: paused } = await connect(client, A_SQUARE_CONNECTION);
  await connect(client, A_MAPBOX_CONNECTION);
  await client.must(200, 'POST', `/api/v1/integrations/${paused}/disable`);
  const refused = { auth_id: 'MAXXXXXXXXXXXXXXXXXX', auth_token: 'an-invalid-token', from_number: '+15005550007' };
  const { id: plivo } = await connect(client, aPlivoConnection({ label: 'Back-up number', credentials: refused }));
  return { twilio, plivo, stripe };
}

async function makeRules(client: HubClient, { twilio, plivo, stripe }: Connections): Promise<void> {
  const german = [{ field: 'input.to', operator: 'starts_with', value: '+49' }];
  const rules = [
    aRule(twilio, { name: 'Germany', conditions: german, fallback_integration_id: plivo }),
    aRule(plivo, { name: 'Newsletter', conditions: [{ field: 'metadata.kind', operator: 'eq', value: 'newsletter' }] }),
    aRule(twilio, { name: 'All others', is_default: true }),
    aRule(stripe, { name: 'Payments', capability: 'initiate_payment', is_default: true }),
  ];
  for (const body of rules) await client.must(201, 'POST', '/api/v1/routing-rules', { body });
}

async function makeGovernance(client: HubClient, connection: string): Promise<void> {
  const policies = [
    { effect: 'require_approval', capability: 'process_refund', name: 'Refunds are looked at' },
    { effect: 'deny', app: 'intern', environment: 'production', name: 'No interns in production' },
    { effect: 'require_approval', app: 'campaign', name: 'Campaigns are looked at' },
  ];
  for (const body of policies) await client.must(201, 'POST', '/api/v1/policies', { body });
  await client.must(201, 'POST', '/api/v1/app-bindings', {
    body: { app: 'booking', environment: 'sandbox', slot: 'texts', integration_id: connection, name: 'Booking texts' },
  });
}

async function makePeopleAndKeys(client: HubClient): Promise<void> {
  await createPerson(client, { role: 'admin', name: 'Grace Hopper' });
  await createPerson(client, { role: 'viewer', name: 'Alan Turing' });
  await client.must(201, 'POST', '/api/v1/members', { body: { email: 'edsger@people.example', role: 'viewer' } });
  const keys = [
    { name: 'Shop back end', scopes: ['operations:write', 'operations:read'], app: 'shop' },
    { name: 'Reports', scopes: ['operations:read', 'audit:read'] },
  ];
  for (const body of keys) await client.must(201, 'POST', '/api/v1/api-keys', { body });
}

/** Of one that failed: an answer lost on its way would take a time-out of the vendor. */
async function forgetOutcome(client: HubClient, sql: Sql): Promise<string> {
  const [failed] = await client.must<Identified[]>(200, 'GET', '/api/v1/operations?status=exhausted&provider=twilio');
  if (failed === undefined) throw new Error('The history has nothing that failed.');
  const error = { code: 'outcome_unknown', message: 'The answer of the vendor was lost.' };
  await sql('UPDATE operations SET error = $2 WHERE id = $1', [failed.id, error]);
  return failed.id;
}

type Work = Omit<Populated, 'connection' | 'brokenConnection' | 'unknownOperation'>;

async function makeWork(client: HubClient): Promise<Work> {
  const send = (status: number, body: object): Promise<Identified> =>
    client.must<Identified>(status, 'POST', '/api/v1/operations', { body });
  await send(200, aPayment({ app: 'shop' }));
  const declined = { amount: 4900, currency: 'eur', payment_method: 'pm_card_declined' };
  const { id: failedOperation } = await send(502, aPayment({ app: 'shop', input: declined }));
  const { id: operation } = await send(200, aTextMessage({ app: 'crm' }));
  const input = { to: '+15005550009', body: 'Ten per cent off today.' };
  const { id: waitingOperation } = await send(202, aTextMessage({ app: 'campaign', input }));
  const [approval] = await client.must<Identified[]>(200, 'GET', '/api/v1/approvals');
  if (approval === undefined) throw new Error('The campaign waits for no approval.');
  return {
    operation,
    failedOperation,
    waitingOperation,
    approval: approval.id,
    run: await endedRun(client, 'order-paid', 'pm_card_visa'),
    failedRun: await endedRun(client, 'order-refused', 'pm_card_declined'),
    waitingRun: await waitingRun(client, input),
  };
}

/** Pays, then tells the shop; what cannot be paid is told to nobody. */
async function endedRun(client: HubClient, name: string, paymentMethod: string): Promise<string> {
  const payment = { amount: 2500, currency: 'eur', payment_method: paymentMethod };
  const steps = [
    { key: 'pay', capability: 'initiate_payment', input: payment },
    { key: 'tell-shop', capability: 'send_sms', input: { to: '+15005550009', body: 'A new order.' } },
  ];
  const { id } = await client.must<Identified>(202, 'POST', '/api/v1/workflow-runs', {
    body: { name, environment: 'sandbox', app: 'shop', steps },
  });
  return eventually(async () => {
    const run = await client.must<{ status: string }>(200, 'GET', `/api/v1/workflow-runs/${id}`);
    if (!['succeeded', 'failed'].includes(run.status)) throw new Error(`The run is ${run.status}.`);
    return id;
  });
}

/** Its one step waits for an approval, as everything of the campaign does. */
async function waitingRun(client: HubClient, input: object): Promise<string> {
  const steps = [{ key: 'tell-everybody', capability: 'send_sms', input }];
  const { id } = await client.must<Identified>(202, 'POST', '/api/v1/workflow-runs', {
    body: { name: 'campaign-of-the-week', environment: 'sandbox', app: 'campaign', steps },
  });
  await eventually(async () => {
    const run = await client.must<{ status: string }>(200, 'GET', `/api/v1/workflow-runs/${id}`);
    if (run.status !== 'awaiting_approval') throw new Error(`The run is ${run.status}.`);
  });
  return id;
}
