import { expect } from '@jest/globals';
import { SystemClock } from '@patchbay/platform';
import {
  aTextMessage,
  aTwilioConnection,
  eventually,
  type HubAnswer,
  type HubClient,
  type TestHub,
} from '@patchbay/testing';
import type { ApprovalDto } from './approval.dto.ts';

/** The machine's clock, some time ahead. */
export class AheadClock extends SystemClock {
  aheadMs = 0;

  override now(): Date {
    return new Date(Date.now() + this.aheadMs);
  }
}

interface Operation {
  readonly id: string;
  readonly status: string;
  readonly error: { readonly code: string; readonly message: string } | null;
}

/** A tenant with Twilio whose text messages need an approval, over HTTP. */
export class ApprovalsFixture {
  private constructor(
    private readonly hub: TestHub,
    readonly tenant: HubClient,
    readonly twilio: string,
    readonly policyId: string,
  ) {}

  static async create(hub: TestHub): Promise<ApprovalsFixture> {
    const { client } = await hub.tenant();
    const body = { effect: 'require_approval', capability: 'send_sms', name: 'Texts', approval_expires_in: 3_600 };
    const policy = await client.must<{ id: string }>(201, 'POST', '/api/v1/policies', { body });
    const twilio = await client.must<{ id: string }>(201, 'POST', '/api/v1/integrations', {
      body: aTwilioConnection(),
    });
    const fixture = new ApprovalsFixture(hub, client, twilio.id, policy.id);
    await eventually(async () => expect(await fixture.connectionStatus()).toBe('active'));
    return fixture;
  }

  private async connectionStatus(): Promise<string> {
    const connection = await this.tenant.must<{ status: string }>(200, 'GET', `/api/v1/integrations/${this.twilio}`);
    return connection.status;
  }

  /** Asks for a text message and answers the approval it waits for. */
  async asked(by: HubClient = this.tenant, changes: Readonly<Record<string, unknown>> = {}): Promise<ApprovalDto> {
    const body = aTextMessage(changes);
    const operation = await by.must<Operation>(202, 'POST', '/api/v1/operations', { body });
    const [approval] = await this.list(`operation_id=${operation.id}`);
    if (!approval) throw new Error(`The operation ${operation.id} is ${operation.status} and asked for no approval.`);
    return approval;
  }

  async list(query: string): Promise<ApprovalDto[]> {
    return this.tenant.must(200, 'GET', `/api/v1/approvals?${query}`);
  }

  approval(id: string): Promise<ApprovalDto> {
    return this.tenant.must(200, 'GET', `/api/v1/approvals/${id}`);
  }

  decide(
    id: string,
    verb: 'approve' | 'reject',
    by: HubClient = this.tenant,
    body?: object,
  ): Promise<HubAnswer<ApprovalDto>> {
    return by.request('POST', `/api/v1/approvals/${id}/${verb}`, body === undefined ? {} : { body });
  }

  operation(id: string): Promise<Operation> {
    return this.tenant.must(200, 'GET', `/api/v1/operations/${id}`);
  }

  async becomes(id: string, status: string): Promise<void> {
    await eventually(async () => expect((await this.operation(id)).status).toBe(status));
  }

  /** A key of the same tenant. */
  async key(changes: object): Promise<HubClient> {
    const body = { name: 'key', scopes: ['operations:read', 'operations:write'], ...changes };
    const made = await this.tenant.must<{ api_key: string }>(201, 'POST', '/api/v1/api-keys', { body });
    return this.hub.withKey(made.api_key);
  }

  /** What the audit log says of the approval, oldest first. */
  async audited(id: string): Promise<{ action: string; actor: object; request_id: string; details: object }[]> {
    const entries = await this.tenant.must<
      { action: string; subject_id: string; actor: object; request_id: string; details: object }[]
    >(200, 'GET', '/api/v1/audit-log?subject_type=approval');
    return entries.filter((entry) => entry.subject_id === id).reverse();
  }
}
