import { systemContext } from '@patchbay/platform';
import type { FailureDetail, VendorRequest } from '@patchbay/provider-kit';
import { startTestDatabase, startVendor, type TestDatabase, type TestVendor } from '@patchbay/testing';
import type { RequestListener } from 'node:http';
import type { LoggedCall } from './call-log.repository.ts';
import type { CallObservation, CallOptions, CallResult, CallTarget } from './call-target.ts';
import {
  seedConnection,
  startCallsProcess,
  testOptions,
  testTarget,
  type CallsProcess,
} from './calls-process.fixture.ts';

export const post: VendorRequest = { method: 'POST', path: '/v1/things', json: { to: '+15551234' } };

/** An answer of the vendor. */
export const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

/** No answer. */
export const reset: RequestListener = (request) => request.socket.resetAndDestroy();

/** One process with the pipeline, and a connection and a vendor that each test has anew (`begin`, `end`). */
export class CallsWorld {
  ids = { tenantId: '', connectionId: '' };
  /** What the vendor answers, in order; afterwards it is content. */
  answers: RequestListener[] = [];
  /** What the pipeline told its observers. */
  readonly seen: CallObservation[] = [];
  #vendor: TestVendor | undefined;

  private constructor(
    readonly database: TestDatabase,
    readonly hub: CallsProcess,
  ) {}

  static async start(): Promise<CallsWorld> {
    const database = await startTestDatabase();
    const world = new CallsWorld(database, await startCallsProcess(database));
    world.hub.calls.register({ observed: (observation) => void world.seen.push(observation) });
    return world;
  }

  async close(): Promise<void> {
    await this.hub.close();
    await this.database.drop();
  }

  async begin(): Promise<void> {
    this.answers = [];
    this.#vendor = await startVendor((request, response) =>
      (this.answers.shift() ?? json(200, { ok: true }))(request, response),
    );
    this.ids = await seedConnection(this.hub.system);
    this.seen.length = 0;
    this.hub.slept.length = 0;
  }

  async end(): Promise<void> {
    await this.vendor.close();
  }

  get vendor(): TestVendor {
    if (this.#vendor === undefined) throw new Error('Call begin() before each test.');
    return this.#vendor;
  }

  target(parts: Partial<CallTarget> = {}): CallTarget {
    return testTarget(this.ids, this.vendor.url, parts);
  }

  ask(
    request: VendorRequest,
    options: Partial<CallOptions> = {},
    parts: Partial<CallTarget> = {},
  ): Promise<CallResult<unknown>> {
    return this.hub.calls.run(this.target(parts), testOptions(options), async ({ http }) =>
      (await http.request(request)).json(),
    );
  }

  async refusal(...args: Parameters<CallsWorld['ask']>): Promise<FailureDetail> {
    const result = await this.ask(...args);
    if (result.ok) throw new Error('The call succeeded.');
    return result.failure;
  }

  /** What the call log holds of the connection, newest first. */
  async rows(): Promise<LoggedCall[]> {
    await this.hub.recorder.drain();
    return this.hub.log.page(systemContext(this.ids.tenantId, 'test'), this.ids.connectionId, null, 100);
  }
}
