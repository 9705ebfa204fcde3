import type { HubClient } from '@patchbay/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Ground } from './ground.ts';
import type { Tenant } from './tenants.ts';

const PATIENCE_MS = 10_000;

interface Patient {
  readonly tenant_id: string;
  readonly id: string;
  readonly status: string;
  readonly is_resting: boolean;
}

/** The people who look after connections: they verify what is red, close breakers, switch on what was switched off. */
export class Nurse {
  constructor(
    private readonly ground: Ground,
    private readonly tenants: readonly Tenant[],
    private readonly doors: () => readonly string[],
  ) {}

  /** Answers how many connections needed it. */
  async round(): Promise<number> {
    const patients = await this.ground.server.query<Patient>(
      `SELECT c.tenant_id, c.id, c.status, coalesce(b.state <> 'closed', false) AS is_resting
       FROM connections c LEFT JOIN breakers b ON b.tenant_id = c.tenant_id AND b.connection_id = c.id
       WHERE c.deleted_at IS NULL AND (c.status <> 'active' OR b.state <> 'closed')`,
    );
    // Whoever does not answer is asked again at the next round.
    const patience = new AbortController();
    const treated = Promise.all(patients.map((patient) => this.treat(patient).catch(() => undefined)));
    await Promise.race([treated, sleep(PATIENCE_MS, null, patience).catch(() => undefined)]);
    patience.abort();
    return patients.length;
  }

  private async treat({ id, status, is_resting: isResting }: Patient): Promise<void> {
    const client = this.clientOf(id);
    if (client === null) return;
    const path = `/api/v1/integrations/${id}`;
    if (isResting) {
      for (const state of ['closed', 'auto']) await client.request('PATCH', `${path}/breaker`, { body: { state } });
    }
    if (status === 'inactive') await client.request('POST', `${path}/activate`);
    if (status === 'error' || status === 'pending_verify') await client.request('POST', `${path}/verify`);
  }

  private clientOf(connectionId: string): HubClient | null {
    const tenant = this.tenants.find(({ connections }) => Object.values(connections).includes(connectionId));
    const [door] = this.doors();
    return tenant === undefined || door === undefined ? null : tenant.client.at(door);
  }
}
