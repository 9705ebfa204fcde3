import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@patchbay/audit';
import { Catalog } from '@patchbay/catalog';
import {
  AddressGuard,
  AllowedHosts,
  Clock,
  Database,
  isUniqueViolation,
  SETTINGS,
  WorkQueue,
  type Context,
  type Settings,
  type TransactionContext,
} from '@patchbay/platform';
import type { ProviderDefinition } from '@patchbay/provider-kit';
import { planChange, type ChangePlan, type ConnectionPatch } from './change-plan.ts';
import { ConnectionHooks } from './connection-hooks.ts';
import type { RefuseHost } from './connection-plan.ts';
import type { ConnectionRow } from './connection.entity.ts';
import { ConnectionSnapshots } from './connection-snapshot.service.ts';
import { nextStanding } from './connection-status.ts';
import { ConnectionWriter, type ConnectionChange } from './connection-writer.service.ts';
import { alreadyConnected, noSuchConnection } from './connection.errors.ts';
import { connectionEvent } from './connection.events.ts';
import { ConnectionRepository } from './connection.repository.ts';
import { ConnectionCredentials } from './connection-credentials.service.ts';
import { Problems } from './problems.ts';
import { subjectOf } from './verification-change.ts';
import { verifyWork } from './verify-queue.ts';

/** Changes connections by PATCH. */
@Injectable()
export class ConnectionChanges {
  private readonly refuseHost: RefuseHost;

  constructor(
    @Inject(SETTINGS) settings: Settings,
    private readonly catalog: Catalog,
    private readonly database: Database,
    private readonly repository: ConnectionRepository,
    private readonly snapshots: ConnectionSnapshots,
    private readonly writer: ConnectionWriter,
    private readonly credentials: ConnectionCredentials,
    private readonly queue: WorkQueue,
    private readonly audit: AuditLog,
    private readonly hooks: ConnectionHooks,
    private readonly clock: Clock,
  ) {
    const guard = new AddressGuard(new AllowedHosts(settings.allowedPrivateHosts), false);
    this.refuseHost = (hostname) => guard.refuseHost(hostname);
  }

  /**
   * Merges the patch: what it does not name keeps its value. New credentials or config are verified again; serving
   * stops until they pass. 422 with everything that is wrong, 404 when there is no such connection.
   */
  async change(ctx: Context, id: string, patch: ConnectionPatch): Promise<ConnectionRow> {
    return this.database.inTransaction(ctx, async (inner) => {
      const row = await this.repository.lock(inner.tx, ctx.tenantId, id);
      if (row === null) throw noSuchConnection();
      const provider = this.catalog.require(row.provider);
      const held = await this.credentials.held(inner, row);
      const problems = new Problems();
      const plan = planChange(provider, { row, held, patch }, this.snapshots.network, this.refuseHost, problems);
      problems.throwIfAny();
      return plan.fields.length === 0 ? row : this.apply(inner, provider, row, plan);
    });
  }

  private async apply(
    ctx: TransactionContext,
    provider: ProviderDefinition,
    row: ConnectionRow,
    plan: ChangePlan,
  ): Promise<ConnectionRow> {
    if (plan.reconnects)
      await this.hooks.run(ctx, 'connect', { ...subjectOf(row), tenantId: row.tenantId, id: row.id });
    if (plan.credentials !== null) await this.credentials.apply(ctx, row.id, plan.origin, plan.credentials);
    const after = await this.write(ctx, provider, row, plan);
    if (plan.setupChanged && plan.verifiable) await this.queue.enqueue(ctx.tx, [verifyWork(after)]);
    await this.audit.record(ctx, {
      action: 'integration.changed',
      subjectType: 'integration',
      subjectId: row.id,
      details: { fields: plan.fields },
    });
    return after;
  }

  private async write(
    ctx: TransactionContext,
    provider: ProviderDefinition,
    row: ConnectionRow,
    plan: ChangePlan,
  ): Promise<ConnectionRow> {
    const event = connectionEvent('connection.changed', row, { ...subjectOf(row), fields: plan.fields });
    const change: ConnectionChange = {
      setup: plan.setupChanged,
      set: { ...plan.set, ...(plan.unverified ? unverified(row) : {}), updatedAt: this.clock.now() },
      events: [event],
    };
    try {
      return await this.writer.write(ctx.tx, row, change);
    } catch (error) {
      // The label is the only thing a patch changes that must be unique.
      throw isUniqueViolation(error) ? alreadyConnected(provider) : error;
    }
  }
}

/** What was known of the old credentials says nothing about the new ones; an incident goes on until they pass. */
function unverified(row: ConnectionRow): Partial<ConnectionRow> {
  return {
    ...nextStanding(row, { type: 'setup_changed' }),
    verifiedAt: null,
    account: null,
    healthState: 'not_connected',
    healthCode: 'pending_verify',
    healthReason: 'The changed setup waits to be verified.',
    upstreamFailures: 0,
  };
}
