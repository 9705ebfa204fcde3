import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@patchbay/platform';
import type { HubAnswer, TestHome, TestHub } from '@patchbay/testing';
import { startHubIn, startTestHome } from '@patchbay/testing';
import type { HubRoute } from './hub-routes.ts';
import { filled, hubRoutes } from './hub-routes.ts';
import type { PopulatedTenant, Resource } from './populated-tenant.ts';
import { bodyFor, idFieldsOf, idQueriesOf, parametersOf, populate } from './populated-tenant.ts';
import { idsIn, rowsOf } from './tenant-rows.ts';

// Bob asks for everything Alice has, on every route there is: the routes come from the hub itself.

let home: TestHome;
let hub: TestHub;
let alice: PopulatedTenant;
let bob: PopulatedTenant;
let routes: HubRoute[];
let before: Record<string, string[]>;
/** Everything Bob was told, each beside the id of Alice's that he had asked for. */
const told: { route: string; asked: string; text: string }[] = [];

beforeAll(async () => {
  home = await startTestHome();
  const first = await startHubIn(home);
  const [one, two] = await Promise.all([populate(first), populate(first)]);
  // Whatever the first hub still had to write about Alice is written once it has stopped.
  await first.close();
  hub = await startHubIn(home);
  alice = { ...one, client: hub.withKey(one.apiKey) };
  bob = { ...two, client: hub.withKey(two.apiKey) };
  routes = await hubRoutes(hub);
  before = await rowsOf(home.database, alice.id);
});

afterAll(async () => {
  await hub.close();
  await home.close();
});

async function ask(route: HubRoute, path: string, asked: string, body?: unknown): Promise<HubAnswer> {
  const options = body === undefined ? {} : { body };
  const client = route.access.kind === 'session' ? bob.member.client.at(hub.url) : bob.client;
  const answer = await client.request(route.method, path, options);
  const text = JSON.stringify([answer.body, [...answer.headers]]);
  told.push({ route: route.name, asked, text });
  return answer;
}

/** Status and body, without what differs by nature: the id that was asked for, the request's own, the time of day. */
function comparable(answer: HubAnswer, asked: string): string {
  const { request_id: _own, ...body } = answer.body;
  const text = JSON.stringify({ status: answer.status, body }).replaceAll(asked, '<the id>');
  return text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<a time>');
}

/** No rows; of statistics: nothing counted, nothing measured. */
function isEmpty(data: unknown): boolean {
  if (Array.isArray(data)) return data.length === 0;
  if (typeof data !== 'object' || data === null) return data === 0 || data === null;
  return Object.entries(data).every(([name, value]) => name === 'from' || name === 'to' || isEmpty(value));
}

/** The same request with an id of Alice's and with one that nobody has; what is wrong with the answers. */
async function compare(
  route: HubRoute,
  resource: Resource,
  request: (id: string) => { path: string; body?: unknown },
  expected: (answer: HubAnswer) => string | null,
): Promise<string[]> {
  const hers = alice.ids[resource];
  const nobodys = newId();
  const [first, second] = [request(hers), request(nobodys)];
  const answer = await ask(route, first.path, hers, first.body);
  const unknown = await ask(route, second.path, nobodys, second.body);
  const problem = expected(answer);
  if (problem !== null) return [`${route.name} (${resource}): ${problem}: ${JSON.stringify(answer.body)}`];
  const [one, other] = [comparable(answer, hers), comparable(unknown, nobodys)];
  return one === other ? [] : [`${route.name} (${resource}) tells hers from nobody's: ${one} / ${other}`];
}

const is = (status: number) => (answer: HubAnswer) =>
  answer.status === status ? null : `answered ${answer.status}, not ${status}`;

describe("another tenant's ids", () => {
  it('are filled into every path parameter there is', () => {
    const known = Object.keys(alice.ids);
    expect(routes.flatMap((route) => Object.keys(parametersOf(route, known).owned)).length).toBeGreaterThan(20);
    const future = { name: 'GET /api/v1/webhook-events/{id}', path: '/api/v1/webhook-events/{id}', parameters: ['id'] };
    expect(() => parametersOf(future, known)).toThrow(/has the parameter {id}.*Add "webhook-events"/);
  });

  it('in a path are answered like an id that nobody has', async () => {
    const wrong: string[] = [];
    for (const route of routes) {
      const { shared, owned } = parametersOf(route, Object.keys(alice.ids));
      for (const [parameter, resource] of Object.entries(owned)) {
        const own = Object.fromEntries(Object.entries(owned).map(([name, each]) => [name, bob.ids[each]]));
        const request = (id: string): { path: string; body?: unknown } => ({
          path: filled(route.path, { ...shared, ...own, [parameter]: id }),
          body: bodyFor(route, bob),
        });
        // Tenants are administered with the platform key: to a tenant's key every id there is forbidden alike.
        wrong.push(...(await compare(route, resource, request, is(route.access.kind === 'platform' ? 403 : 404))));
      }
    }
    expect(wrong).toEqual([]);
  });

  it('in a body are refused on their field, like an id that nobody has', async () => {
    const wrong: string[] = [];
    let seen = 0;
    for (const route of routes) {
      const body = bodyFor(route, bob);
      const { shared, owned } = parametersOf(route, Object.keys(alice.ids));
      const own = Object.fromEntries(Object.entries(owned).map(([name, each]) => [name, bob.ids[each]]));
      for (const [field, resource] of idFieldsOf(route)) {
        seen += 1;
        const request = (id: string): { path: string; body?: unknown } => ({
          path: filled(route.path, { ...shared, ...own }),
          body: { ...body, [field]: Array.isArray(body?.[field]) ? [bob.ids[resource], id] : id },
        });
        const refused = (answer: HubAnswer): string | null => {
          const named = Object.keys(answer.body.errors ?? {}).some((at) => at === field || at.startsWith(`${field}.`));
          return answer.status === 422 && named ? null : `answered ${answer.status} without naming ${field}`;
        };
        wrong.push(...(await compare(route, resource, request, refused)));
      }
    }
    expect(wrong).toEqual([]);
    expect(seen).toBeGreaterThan(4);
  });

  it('in a filter find nothing, like an id that nobody has', async () => {
    const wrong: string[] = [];
    for (const route of routes.filter((each) => each.access.kind === 'scope' && !each.isStream)) {
      const { shared, owned } = parametersOf(route, Object.keys(alice.ids));
      const own = Object.fromEntries(Object.entries(owned).map(([name, each]) => [name, bob.ids[each]]));
      for (const [name, resource] of idQueriesOf(route)) {
        const request = (id: string): { path: string } => ({
          path: `${filled(route.path, { ...shared, ...own })}?${name}=${id}`,
        });
        const empty = (answer: HubAnswer): string | null =>
          answer.status === 200 && isEmpty(answer.body.data) ? null : `answered ${answer.status}`;
        wrong.push(...(await compare(route, resource, request, empty)));
      }
    }
    expect(wrong).toEqual([]);
  });

  it('and everything else of hers are in no answer', async () => {
    const lists = routes.filter((each) => each.method === 'GET' && each.parameters.length === 0 && !each.isStream);
    for (const route of lists) {
      await bob.client.request('GET', route.path).then((answer) => {
        told.push({ route: route.name, asked: '', text: JSON.stringify([answer.body, [...answer.headers]]) });
      });
    }
    const private_ = [...idsIn(before), alice.marker, alice.slug, alice.apiKey];
    expect(private_.length).toBeGreaterThan(20);
    const leaks = told.flatMap(({ route, asked, text }) =>
      private_.filter((item) => item !== asked && text.includes(item)).map((item) => `${route} told ${item}`),
    );
    expect(leaks).toEqual([]);
  });

  it('changed nothing of hers', async () => {
    expect(await rowsOf(home.database, alice.id)).toEqual(before);
  });
});
