import { expect } from '@jest/globals';
import { SystemDatabase, WorkQueue } from '@patchbay/platform';
import type { FaultInput } from '@patchbay/provider-kit';
import {
  aPlivoConnection,
  aRule,
  aTextMessage,
  aTwilioConnection,
  eventually,
  type HubAnswer,
  type HubClient,
  type TestHub,
} from '@patchbay/testing';
import type { AttemptDto } from './operation.dto.ts';
import type { OperationView } from './operation.types.ts';

/** A tenant that connects simulated vendors and asks for operations, over HTTP. */
export class OperationsFixture {
  private constructor(
    readonly hub: TestHub,
    readonly tenant: HubClient,
    readonly tenantId: string,
  ) {}

  /** A tenant of its own; faults of earlier tests are gone. */
  static async create(hub: TestHub): Promise<OperationsFixture> {
    for (const vendor of hub.sandbox.vendors.values()) vendor.faults.clear();
    const { client, id } = await hub.tenant();
    return new OperationsFixture(hub, client, id);
  }

  /** Connects and waits for the badge. */
  async connect(body: object): Promise<string> {
    const { id } = await this.tenant.must<{ id: string }>(201, 'POST', '/api/v1/integrations', { body });
    await eventually(async () => expect(await this.statusOf(id)).toBe('active'));
    return id;
  }

  async statusOf(id: string): Promise<string> {
    return (await this.tenant.must<{ status: string }>(200, 'GET', `/api/v1/integrations/${id}`)).status;
  }

  connectTwilio(): Promise<string> {
    return this.connect(aTwilioConnection());
  }

  /** Twilio with Plivo as its fallback. */
  async routed(): Promise<{ twilio: string; plivo: string }> {
    const twilio = await this.connectTwilio();
    const plivo = await this.connect(aPlivoConnection());
    const body = aRule(twilio, { fallback_integration_id: plivo });
    await this.tenant.must(201, 'POST', '/api/v1/routing-rules', { body });
    return { twilio, plivo };
  }

  ask(body: object = aTextMessage(), key?: string): Promise<HubAnswer<OperationView>> {
    const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
    return this.tenant.request<OperationView>('POST', '/api/v1/operations', { body, headers });
  }

  operation(id: string): Promise<OperationView> {
    return this.tenant.must(200, 'GET', `/api/v1/operations/${id}`);
  }

  attempts(id: string): Promise<AttemptDto[]> {
    return this.tenant.must(200, 'GET', `/api/v1/operations/${id}/attempts`);
  }

  async becomes(id: string, status: string): Promise<OperationView> {
    await eventually(async () => expect((await this.operation(id)).status).toBe(status));
    return this.operation(id);
  }

  /** Says by hand whether calls of a connection are held back. */
  async hold(connectionId: string, state: 'open' | 'closed'): Promise<void> {
    await this.tenant.must(200, 'PATCH', `/api/v1/integrations/${connectionId}/breaker`, { body: { state } });
  }

  /** As if a process had died while it asked this connection's vendor for what waits, and its lease had run out. */
  async interrupt(operationId: string, connectionId: string, provider: string): Promise<void> {
    const { app } = this.hub.hub;
    await app.get(SystemDatabase, { strict: false }).query(
      `WITH asking AS (
         UPDATE operations SET status = 'in_progress', integration_id = $3, provider = $4, next_retry_at = NULL
         WHERE tenant_id = $1 AND id = $2
       ), released AS (
         UPDATE work SET lane = $3, due_at = now() WHERE queue = 'operations' AND tenant_id = $1 AND id = $2
       )
       INSERT INTO lanes (queue, tenant_id, lane, due_at) VALUES ('operations', $1, $3, now())
       ON CONFLICT (queue, tenant_id, lane) DO UPDATE SET due_at = now()`,
      [this.tenantId, operationId, connectionId, provider],
    );
    app.get(WorkQueue, { strict: false }).wake('operations', this.tenantId, connectionId);
    await eventually(async () => expect((await this.operation(operationId)).attempts_count).toBe(1));
  }

  inject(provider: string, fault: FaultInput): void {
    this.hub.sandbox.vendors.get(provider)?.faults.add(fault);
  }

  clearFaults(provider: string): void {
    this.hub.sandbox.vendors.get(provider)?.faults.clear();
  }

  /** For `effects` and `journal`: what comes after now. */
  mark(): number {
    return this.hub.sandbox.journal.newest;
  }

  /** Messages or payments the simulated vendor really made since the mark. */
  effects(provider: string, since: number): number {
    return this.hub.sandbox.journal.after(since, provider).reduce((sum, entry) => sum + entry.effects.length, 0);
  }
}
