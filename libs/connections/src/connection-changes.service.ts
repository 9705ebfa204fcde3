import { Injectable } from '@nestjs/common';
import { Catalog } from '@patchbay/catalog';
import {
  actorName,
  Clock,
  Database,
  isUniqueViolation,
  type Context,
  type TransactionContext,
} from '@patchbay/platform';
import type { ProviderDefinition } from '@patchbay/provider-kit';
import { planChange, type ChangePlan, type ConnectionPatch } from './change-plan.ts';
import { ConnectionCredentials } from './connection-credentials.service.ts';
import { ConnectionHooks, hookSubject } from './connection-hooks.ts';
import { ConnectionNetwork } from './connection-network.service.ts';
import { nextStanding } from './connection-status.ts';
import { ConnectionWriter } from './connection-writer.service.ts';
import type { ConnectionRow } from './connection.entity.ts';
import { alreadyConnected, noSuchConnection } from './connection.errors.ts';
import { connectionEvent, subjectOf } from './connection.events.ts';
import { ConnectionRepository } from './connection.repository.ts';
import { openSettings } from './credential-input.ts';
import { Problems } from './problems.ts';

/** Changes connections by PATCH. */
@Injectable()
export class ConnectionChanges {
  constructor(
    private readonly catalog: Catalog,
    private readonly database: Database,
    private readonly repository: ConnectionRepository,
    private readonly network: ConnectionNetwork,
    private readonly writer: ConnectionWriter,
    private readonly credentials: ConnectionCredentials,
    private readonly hooks: ConnectionHooks,
    private readonly clock: Clock,
  ) {}

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
      const plan = planChange(provider, { row, held, patch }, this.network, problems);
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
    if (plan.reconnects) await this.hooks.run(ctx, 'connect', hookSubject(row));
    if (plan.credentials !== null) await this.credentials.apply(ctx, row.id, plan.origin, plan.credentials);
    const now = this.clock.now();
    const setting = { at: now.toISOString(), by: actorName(ctx.actor) };
    try {
      return await this.writer.write(ctx, row, {
        setup: plan.setupChanged,
        verify: plan.setupChanged && plan.verifiable,
        set: {
          ...plan.set,
          ...(plan.credentials === null
            ? {}
            : { publicCredentialsSet: openSettings(row.publicCredentialsSet, plan.credentials, setting) }),
          ...(plan.unverified ? unverified(row) : {}),
          updatedAt: now,
        },
        events: [connectionEvent('connection.changed', row, { ...subjectOf(row), fields: plan.fields })],
        audit: { action: 'integration.changed', details: { fields: plan.fields } },
      });
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
