import type { TestHub } from '@patchbay/testing';
import type { HubRoute } from './hub-routes.ts';
import { filled, hubRoutes } from './hub-routes.ts';
import type { PopulatedTenant } from './populated-tenant.ts';
import { parametersOf, populate } from './populated-tenant.ts';
import { sendRaw, type RawRequest } from './raw-http.ts';
import { startRedirectedHub } from './redirected-hub.ts';
import { unsoundness } from './sound-answer.ts';

/** A hub to throw things at, with a tenant that has one of everything. */
export class Target {
  readonly hub: TestHub;
  readonly owner: PopulatedTenant;
  readonly routes: readonly HubRoute[];

  private constructor(hub: TestHub, owner: PopulatedTenant, routes: readonly HubRoute[]) {
    this.hub = hub;
    this.owner = owner;
    this.routes = routes;
  }

  static async start(): Promise<Target> {
    const hub = await startRedirectedHub();
    return new Target(hub, await populate(hub), await hubRoutes(hub));
  }

  /** The key that opens the route. */
  keyFor(route: HubRoute): string {
    return route.access.kind === 'platform' ? this.hub.platformKey : this.owner.apiKey;
  }

  /** Headers that open the route: a key, or a browser's session where keys are refused. */
  credentialsFor(route: HubRoute): readonly (readonly [string, string])[] {
    if (route.access.kind !== 'session') return [['Authorization', `Bearer ${this.keyFor(route)}`]];
    const { cookie, csrfToken } = this.owner.member.client.session;
    return [
      ['Cookie', cookie],
      ['X-CSRF-Token', csrfToken],
    ];
  }

  /** The route's path with ids of what the tenant has. */
  pathOf(route: HubRoute): string {
    const { shared, owned } = parametersOf(route, Object.keys(this.owner.ids));
    const own = Object.entries(owned).map(([name, resource]) => [name, this.owner.ids[resource]] as const);
    return filled(route.path, { ...shared, ...Object.fromEntries(own) });
  }

  /** Asks byte by byte, and says what is wrong with the answer; `statuses`: those that will do. */
  async judge(request: RawRequest, statuses?: readonly number[]): Promise<string | null> {
    const answer = await sendRaw(this.hub.url, request);
    const headers = JSON.stringify(request.headers ?? []).slice(0, 300);
    const what = `${request.method ?? 'GET'} ${request.path.slice(0, 200)} ${headers}`;
    if (answer === null) return `${what} got no answer`;
    const wrong = statuses !== undefined && !statuses.includes(answer.status) ? `answered ${answer.status}` : null;
    const problem = unsoundness(answer) ?? wrong;
    return problem === null ? null : `${what} ${problem}`;
  }

  async close(): Promise<void> {
    await this.hub.close();
  }
}
