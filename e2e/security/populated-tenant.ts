import type { ConnectedIntegration, HubClient, TestHub, TestPerson, TestTenant } from '@patchbay/testing';
import {
  aPlivoConnection,
  aRule,
  aTextMessage,
  aTwilioConnection,
  connect,
  createPerson,
  eventually,
  signIn,
} from '@patchbay/testing';
import { randomBytes } from 'node:crypto';
import type { HubRoute } from './hub-routes.ts';

/** What a tenant can have, named as in the paths of the API. A new kind of resource is added here, and to `populate`. */
export type Resource =
  | 'tenants'
  | 'api-keys'
  | 'integrations'
  | 'routing-rules'
  | 'policies'
  | 'app-bindings'
  | 'operations'
  | 'approvals'
  | 'workflow-runs'
  | 'members'
  | 'invitations'
  | 'sessions'
  | 'alerts';

/** A tenant with one of everything. */
export interface PopulatedTenant extends TestTenant {
  readonly ids: Readonly<Record<Resource, string>>;
  /** In every name and text this tenant chose, so that a leak is seen without knowing its place. */
  readonly marker: string;
  /** Its owner, signed in. */
  readonly member: TestPerson;
}

/** Fields of bodies and queries that name something of a tenant. */
const ID_FIELDS: Readonly<Record<string, Resource>> = {
  actor_id: 'api-keys',
  integration_id: 'integrations',
  fallback_integration_id: 'integrations',
  ids: 'routing-rules',
  operation_id: 'operations',
  subject_id: 'integrations',
};

/** Path parameters that name something of the hub, the same for every tenant. */
const SHARED_PARAMETERS: Readonly<Record<string, string>> = { name: 'twilio', token: 'x'.repeat(43) };

/** A path's parameters: shared ones filled in, the others by the resource they name. */
export interface PathParameters {
  readonly shared: Readonly<Record<string, string>>;
  readonly owned: Readonly<Record<string, Resource>>;
}

/** Throws for a parameter it has never heard of: a new kind of resource must be told to these tests. */
export function parametersOf(
  route: Pick<HubRoute, 'name' | 'path' | 'parameters'>,
  known: readonly string[],
): PathParameters {
  const shared: Record<string, string> = {};
  const owned: Record<string, Resource> = {};
  for (const parameter of route.parameters) {
    const common = SHARED_PARAMETERS[parameter];
    const collection = route.path.split(`/{${parameter}}`)[0]?.split('/').at(-1) ?? '';
    if (common !== undefined) shared[parameter] = common;
    else if (known.includes(collection)) owned[parameter] = collection as Resource;
    else {
      throw new Error(
        `${route.name} has the parameter {${parameter}}, for which no tenant of this test has anything. ` +
          `Add "${collection}" to Resource and populate() in e2e/security/populated-tenant.ts.`,
      );
    }
  }
  return { shared, owned };
}

/** Top-level fields of the route's body that hold ids, with what they name; throws for one it has never heard of. */
export function idFieldsOf(route: HubRoute): readonly (readonly [field: string, resource: Resource])[] {
  return Object.keys(route.bodySchema?.properties ?? {})
    .filter((field) => field === 'ids' || field === 'id' || /_ids?$/.test(field))
    .map((field) => {
      const resource = ID_FIELDS[field];
      if (resource === undefined) {
        throw new Error(
          `${route.name} takes the id ${field}; add it to ID_FIELDS in e2e/security/populated-tenant.ts.`,
        );
      }
      return [field, resource] as const;
    });
}

/** Query parameters that hold ids, with what they name. */
export function idQueriesOf(route: HubRoute): readonly (readonly [name: string, resource: Resource])[] {
  return route.queryParameters
    .filter((name) => /(^|_)ids?$/.test(name))
    .map((name) => {
      const resource = ID_FIELDS[name];
      if (resource === undefined) throw new Error(`${route.name} filters by ${name}; add it to ID_FIELDS.`);
      return [name, resource] as const;
    });
}

/** The document's example of a body, with the ids of what this tenant has. */
export function bodyFor(route: HubRoute, owner: PopulatedTenant): Record<string, unknown> | undefined {
  if (route.example === null) return undefined;
  const own = idFieldsOf(route).map(([field, resource]): [string, unknown] => {
    const id = route.example?.[field] === null ? null : owner.ids[resource];
    return [field, Array.isArray(route.example?.[field]) ? [id] : id];
  });
  return { ...route.example, ...Object.fromEntries(own) };
}

interface Identified {
  readonly id: string;
}

/** Makes a tenant through the door: a working connection, a failed one with its alert, a rule, an operation, a key. */
export async function populate(hub: TestHub): Promise<PopulatedTenant> {
  const marker = `marker${randomBytes(9).toString('hex')}`;
  const tenant = await hub.tenant(marker);
  const { client } = tenant;
  const twilio = await connect(client, aTwilioConnection({ label: `${marker} line`, metadata: { note: marker } }));
  const failing = { auth_id: 'MAXXXXXXXXXXXXXXXXXX', auth_token: 'an-invalid-token', from_number: '+15005550007' };
  await connect<ConnectedIntegration>(client, aPlivoConnection({ credentials: failing }));
  const rule = await client.must<Identified>(201, 'POST', '/api/v1/routing-rules', {
    body: aRule(twilio.id, { name: marker }),
  });
  const policy = await client.must<Identified>(201, 'POST', '/api/v1/policies', {
    body: { effect: 'allow', app: marker, name: marker },
  });
  const binding = await client.must<Identified>(201, 'POST', '/api/v1/app-bindings', {
    body: { app: marker, environment: 'sandbox', slot: marker, integration_id: twilio.id, name: marker },
  });
  const message = { to: '+15005550009', body: `${marker} says hello` };
  const operation = await client.must<Identified>(200, 'POST', '/api/v1/operations', {
    body: aTextMessage({ input: message, metadata: { note: marker }, app: marker }),
    // The same for every tenant, with another body: were keys shared between tenants, this would be 409.
    headers: { 'idempotency-key': 'the-first-operation' },
  });
  const approval = await held(client, marker, message);
  const run = await finishedRun(client, marker, message);
  const key = await client.must<Identified>(201, 'POST', '/api/v1/api-keys', {
    body: { name: `${marker} key`, scopes: ['*'] },
  });
  const member = await createPerson(client, { name: marker });
  const invitation = await client.must<Identified>(201, 'POST', '/api/v1/members', {
    body: { email: `${marker}@people.example`, role: 'viewer' },
  });
  const alert = await eventually(async (): Promise<Identified> => {
    const [first] = await client.must<Identified[]>(200, 'GET', '/api/v1/alerts');
    if (first === undefined) throw new Error('The failed connection has raised no alert.');
    return first;
  });

  return {
    ...tenant,
    marker,
    member,
    ids: {
      tenants: tenant.id,
      'api-keys': key.id,
      integrations: twilio.id,
      'routing-rules': rule.id,
      policies: policy.id,
      'app-bindings': binding.id,
      operations: operation.id,
      approvals: approval.id,
      'workflow-runs': run.id,
      alerts: alert.id,
      members: member.id,
      invitations: invitation.id,
      sessions: await otherSession(hub, member),
    },
  };
}

/** A run that has ended: what goes on by itself would change rows that these tests compare. */
async function finishedRun(client: HubClient, marker: string, input: object): Promise<Identified> {
  const steps = [{ key: 'tell', capability: 'send_sms', input }];
  const body = { name: marker, environment: 'sandbox', steps, metadata: { note: marker } };
  const { id } = await client.must<Identified>(202, 'POST', '/api/v1/workflow-runs', { body });
  return eventually(async () => {
    const run = await client.must<Identified & { status: string }>(200, 'GET', `/api/v1/workflow-runs/${id}`);
    if (run.status !== 'succeeded') throw new Error(`The run is ${run.status}.`);
    return run;
  });
}

/** A session of theirs besides the one of `client`, which other requests need. */
async function otherSession(hub: TestHub, person: TestPerson): Promise<string> {
  await signIn(hub, person);
  const listed = await person.client.must<(Identified & { current: boolean })[]>(200, 'GET', '/api/v1/auth/sessions');
  const other = listed.find(({ current }) => !current);
  if (!other) throw new Error('The person has no other session.');
  return other.id;
}

/** The approval that another operation waits for. */
async function held(client: HubClient, marker: string, input: object): Promise<Identified> {
  const app = `${marker} held`;
  await client.must(201, 'POST', '/api/v1/policies', { body: { effect: 'require_approval', app, name: app } });
  await client.must(202, 'POST', '/api/v1/operations', { body: aTextMessage({ input, app }) });
  const [approval] = await client.must<Identified[]>(200, 'GET', '/api/v1/approvals');
  if (!approval) throw new Error('The operation waits for no approval.');
  return approval;
}
