import { expect } from '@jest/globals';
import type { FaultInput } from '@patchbay/provider-kit';
import { connect, eventually, type HubAnswer, type HubClient, type TestHub } from '@patchbay/testing';
import type { StepView, WholeRunView } from './workflow-run.views.ts';

export const RUNS = '/api/v1/workflow-runs';

/** Bodies of steps that the simulated vendors do. */
export const CHARGE = {
  key: 'charge',
  capability: 'initiate_payment',
  input: { amount: 1999, currency: 'eur', payment_method: 'pm_card_visa' },
};
export const REFUND = {
  key: 'refund',
  capability: 'process_refund',
  input: { payment_id: { $from: 'charge.result.payment_id' } },
};
export const TEXT = {
  key: 'tell',
  capability: 'send_sms',
  input: { to: '+15005550009', body: 'It is on its way back.' },
};

/** `POST /api/v1/workflow-runs` in the sandbox. */
export function aRun(steps: readonly object[], changes: object = {}): object {
  return { name: 'charge and refund', environment: 'sandbox', steps, ...changes };
}

/** A tenant that connects simulated vendors and starts runs, over HTTP. */
export class WorkflowsFixture {
  private constructor(
    readonly hub: TestHub,
    readonly tenant: HubClient,
    readonly tenantId: string,
  ) {}

  /** A tenant of its own; faults of earlier tests are gone. */
  static async create(hub: TestHub): Promise<WorkflowsFixture> {
    for (const vendor of hub.sandbox.vendors.values()) vendor.faults.clear();
    const { client, id } = await hub.tenant();
    return new WorkflowsFixture(hub, client, id);
  }

  async connect(...bodies: readonly object[]): Promise<string[]> {
    const made = await Promise.all(bodies.map((body) => connect(this.tenant, body)));
    expect(made.map(({ status }) => status)).toEqual(bodies.map(() => 'active'));
    return made.map(({ id }) => id);
  }

  start(body: object, headers: Readonly<Record<string, string>> = {}): Promise<HubAnswer<WholeRunView>> {
    return this.tenant.request<WholeRunView>('POST', RUNS, { body, headers });
  }

  async started(steps: readonly object[], changes: object = {}): Promise<string> {
    return (await this.tenant.must<WholeRunView>(202, 'POST', RUNS, { body: aRun(steps, changes) })).id;
  }

  run(id: string): Promise<WholeRunView> {
    return this.tenant.must(200, 'GET', `${RUNS}/${id}`);
  }

  async becomes(id: string, status: string): Promise<WholeRunView> {
    return eventually(async () => {
      const run = await this.run(id);
      expect(run.status).toBe(status);
      return run;
    }, 20_000);
  }

  /** The fields a body is refused for. */
  async refusedFields(body: object): Promise<string[]> {
    const answer = await this.start(body);
    expect(answer).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
    return Object.keys(answer.body.errors ?? {});
  }

  operation<View>(id: string | null | undefined): Promise<View> {
    return this.tenant.must<View>(200, 'GET', `/api/v1/operations/${id ?? ''}`);
  }

  inject(provider: string, fault: FaultInput): void {
    this.hub.sandbox.vendors.get(provider)?.faults.add(fault);
  }

  /** The vendor acts, and its answer to the next POST is held back until `release` is called. */
  holdAnswer(provider: string): { release: () => void } {
    const vendor = this.hub.sandbox.vendors.get(provider);
    if (vendor === undefined) throw new Error(`no simulated ${provider}`);
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const handle = vendor.handle.bind(vendor);
    vendor.handle = async (raw) => {
      const outcome = await handle(raw);
      if (raw.method === 'POST') await released;
      return outcome;
    };
    return {
      release: () => {
        vendor.handle = handle;
        release();
      },
    };
  }

  mark(): number {
    return this.hub.sandbox.journal.newest;
  }

  effects(provider: string, since: number): number {
    return this.hub.sandbox.journal.after(since, provider).reduce((sum, entry) => sum + entry.effects.length, 0);
  }
}

/** The step of this key. */
export function stepOf(run: WholeRunView, key: string): StepView | undefined {
  return run.steps.find((step) => step.key === key);
}
