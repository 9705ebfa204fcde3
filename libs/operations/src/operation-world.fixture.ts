import type { FaultInput } from '@patchbay/provider-kit';
import { SystemDatabase, WorkQueue } from '@patchbay/platform';
import {
  aPayment,
  aStripeConnection,
  aTextMessage,
  aTwilioConnection,
  eventually,
  type TestHub,
} from '@patchbay/testing';
import type { Behaviour, Change, Kind, SeenOperation } from './operation-model.fixture.ts';
import type { OperationView } from './operation.types.ts';
import { OperationsFixture } from './operations.fixture.ts';

/** Resumption goes by events, which are looked for every so often. */
const SETTLE_MS = 30_000;

const VENDOR = { text: 'twilio', payment: 'stripe' } as const;

const FAULTS: Readonly<Record<Behaviour, FaultInput | null>> = {
  answers: null,
  refuses: { kind: 'refused' },
  limits: { kind: 'rate_limit' },
  breaks_before: { kind: 'reset' },
  breaks_after: { kind: 'reset', when: 'after' },
  is_slow: { kind: 'slow', delay_ms: 150 },
};

/** A tenant of a real hub with one vendor for texts and one for payments, and no rule to choose between them. */
export class OperationWorld {
  private readonly connections = new Map<Kind, string>();
  private readonly markers = new Map<string, string>();
  private made = 0;

  private constructor(
    private readonly hub: TestHub,
    private readonly desk: OperationsFixture,
  ) {}

  static async create(hub: TestHub): Promise<OperationWorld> {
    const world = new OperationWorld(hub, await OperationsFixture.create(hub));
    await Promise.all([world.change('text', 'connected'), world.change('payment', 'connected')]);
    return world;
  }

  async ask(
    kind: Kind,
    mode: 'sync' | 'async',
    behaviour: Behaviour,
  ): Promise<{ status: number; operation: OperationView | null }> {
    this.made += 1;
    const marker = `${this.desk.tenantId}-${this.made}`;
    const fault = FAULTS[behaviour];
    if (fault) this.desk.inject(VENDOR[kind], { method: 'POST', ...fault });
    const { status, body } = await this.desk.ask(
      kind === 'text'
        ? aTextMessage({ mode, input: { to: '+15005550009', body: marker } })
        : aPayment({ mode, input: { amount: 1999, currency: 'eur', payment_method: 'pm_visa', description: marker } }),
    );
    // Of an error, too, unless nothing was stored.
    const stored = body.data as OperationView | undefined;
    if (stored) this.markers.set(stored.id, marker);
    return { status, operation: stored ?? null };
  }

  async decide(verb: 'cancel' | 'retry', id: string): Promise<number> {
    return (await this.desk.tenant.request('POST', `/api/v1/operations/${id}/${verb}`)).status;
  }

  async change(kind: Kind, change: Change): Promise<void> {
    const path = `/api/v1/integrations/${this.connections.get(kind) ?? ''}`;
    const { desk } = this;
    const { tenant } = desk;
    switch (change) {
      case 'connected':
        this.connections.set(kind, await this.connect(kind));
        return;
      case 'deleted':
        await tenant.must(200, 'DELETE', path);
        return;
      case 'disabled':
        await tenant.must(200, 'POST', `${path}/disable`);
        return;
      case 'activated':
        await tenant.must(200, 'POST', `${path}/activate`);
        return;
      case 'revoked':
        desk.inject(VENDOR[kind], { kind: 'revoked', method: 'GET', count: null });
        await tenant.must(200, 'POST', `${path}/verify`);
        desk.clearFaults(VENDOR[kind]);
        return;
      case 'healed':
        await tenant.must(200, 'POST', `${path}/verify`);
    }
  }

  /** As if what waits for a time had waited: rows move, no clock does. */
  async passTime(): Promise<void> {
    const { app } = this.hub.hub;
    const lanes = await app.get(SystemDatabase, { strict: false }).query<{ lane: string }>(
      `WITH woken AS (
         UPDATE work SET due_at = now() WHERE queue = 'operations' AND tenant_id = $1 AND claim_owner IS NULL
           AND due_at < '9000-01-01' RETURNING tenant_id, lane
       ), lane AS (
         UPDATE lanes l SET due_at = now() FROM woken
         WHERE l.queue = 'operations' AND l.tenant_id = woken.tenant_id AND l.lane = woken.lane
       ), due AS (
         UPDATE operations SET next_retry_at = now() WHERE tenant_id = $1 AND status = 'retrying'
       )
       SELECT DISTINCT lane FROM woken`,
      [this.desk.tenantId],
    );
    const queue = app.get(WorkQueue, { strict: false });
    for (const { lane } of lanes) queue.wake('operations', this.desk.tenantId, lane);
  }

  /** Everything the tenant has asked for, once nothing is under way and it stands as the model says. */
  async settled(allows: (seen: readonly SeenOperation[]) => void): Promise<readonly SeenOperation[]> {
    const settled = await eventually(async () => {
      const views = await this.all();
      const moving = views.filter((view) => this.isMoving(view));
      if (moving.length > 0) throw new Error(`Still moving: ${JSON.stringify(moving)}`);
      const seen = await Promise.all(views.map((view) => this.seen(view)));
      allows(seen);
      return seen;
    }, SETTLE_MS);
    for (const vendor of Object.values(VENDOR)) this.desk.clearFaults(vendor);
    return settled;
  }

  private isMoving({ status, next_retry_at: dueAt }: OperationView): boolean {
    if (status === 'retrying') return dueAt !== null && new Date(dueAt).getTime() <= Date.now();
    return status === 'pending' || status === 'in_progress';
  }

  /** The list by a status shows what the whole list shows in it, wherever it looks for them. */
  async listsAgree(): Promise<void> {
    await eventually(async () => {
      const idsBy: Record<string, string[]> = {};
      for (const { id, status } of await this.all()) (idsBy[status] ??= []).push(id);
      for (const [status, ids] of Object.entries(idsBy)) {
        const listed = await this.desk.tenant.must<OperationView[]>(200, 'GET', `/api/v1/operations?status=${status}`);
        if (listed.map(({ id }) => id).join() !== ids.join()) throw new Error(`The list of ${status} is another.`);
      }
    });
  }

  private async all(): Promise<OperationView[]> {
    return this.desk.tenant.must<OperationView[]>(200, 'GET', '/api/v1/operations?per_page=100');
  }

  private async seen(view: OperationView): Promise<SeenOperation> {
    const marker = this.markers.get(view.id) ?? '';
    const entries = this.hub.sandbox.journal.after(0).filter(({ request_body: body }) => body.includes(marker));
    return {
      view,
      attempts: await this.desk.attempts(view.id),
      effects: entries.reduce((sum, { effects }) => sum + effects.length, 0),
    };
  }

  private async connect(kind: Kind): Promise<string> {
    const id = await this.desk.connect(kind === 'text' ? aTwilioConnection() : aStripeConnection());
    // Its rest is another story; here the vendor breaks as often as the model likes.
    await this.desk.tenant.must(200, 'PATCH', `/api/v1/integrations/${id}/breaker`, { body: { state: 'closed' } });
    return id;
  }
}
