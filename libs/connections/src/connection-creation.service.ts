import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Catalog } from '@patchbay/catalog';
import {
  actorName,
  Clock,
  Database,
  newId,
  validationFailed,
  type Context,
  type TransactionContext,
} from '@patchbay/platform';
import type { ProviderDefinition } from '@patchbay/provider-kit';
import { ConnectionCredentials } from './connection-credentials.service.ts';
import { ConnectionHooks, hookSubject } from './connection-hooks.ts';
import { limitAsProviderSays } from './connection-limits.service.ts';
import { ConnectionNetwork } from './connection-network.service.ts';
import { planConnection, type ConnectionPlan, type NewConnection } from './connection-plan.ts';
import { ConnectionWriter } from './connection-writer.service.ts';
import type { ConnectionRow } from './connection.entity.ts';
import { alreadyConnected } from './connection.errors.ts';
import { connectionEvent, subjectOf } from './connection.events.ts';
import { ConnectionRepository } from './connection.repository.ts';
import { openSettings, type OpenSetting } from './credential-input.ts';
import { Problems } from './problems.ts';

/** Makes connections. */
@Injectable()
export class ConnectionCreation {
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

  /** Stores the connection and queues its verification, in one transaction. 422 with everything that is wrong. */
  async create(ctx: Context, providerName: string, body: NewConnection): Promise<ConnectionRow> {
    const provider = this.connectable(providerName);
    const problems = new Problems();
    const plan = planConnection(provider, body, this.network, problems);
    problems.throwIfAny();
    return this.database.inTransaction(ctx, (inner) => this.store(inner, provider, plan));
  }

  private connectable(name: string): ProviderDefinition {
    const provider = this.catalog.provider(name);
    if (provider !== undefined && provider.availability !== 'coming_soon') return provider;
    const known = provider ?? this.catalog.planned().find((each) => each.name === name);
    const message =
      known === undefined
        ? 'There is no such provider; GET /api/v1/integrations/providers lists them.'
        : `${known.displayName} is planned and cannot be connected yet.`;
    throw validationFailed({ provider: [message] });
  }

  private async store(
    ctx: TransactionContext,
    provider: ProviderDefinition,
    plan: ConnectionPlan,
  ): Promise<ConnectionRow> {
    const fresh = this.fresh(ctx, provider);
    const setting = { at: fresh.createdAt.toISOString(), by: actorName(ctx.actor) };
    const row = await this.repository.insert(ctx.tx, { ...fresh, ...columnsOf(plan, setting) });
    if (row === null) throw alreadyConnected(provider);
    await limitAsProviderSays(ctx, provider, row.id);
    await this.hooks.run(ctx, 'connect', hookSubject(row));
    const { origin } = this.network.destination(provider, plan);
    await this.credentials.begin(ctx, row.id, origin, plan.credentials);
    const { environment, label, enabledCapabilities } = row;
    await this.writer.publish(ctx, row, {
      verify: true,
      events: [connectionEvent('connection.created', row, subjectOf(row))],
      audit: {
        action: 'integration.created',
        details: { provider: provider.name, environment, label, enabled_capabilities: enabledCapabilities },
      },
    });
    return row;
  }

  private fresh(ctx: Context, provider: ProviderDefinition) {
    const now = this.clock.now();
    return {
      tenantId: ctx.tenantId,
      id: newId(),
      provider: provider.name,
      status: 'pending_verify',
      // 256 bits: who does not know the URL cannot guess it.
      webhookToken: randomBytes(32).toString('base64url'),
      healthSince: now,
      createdAt: now,
      updatedAt: now,
    } as const;
  }
}

function columnsOf({ credentials, ...plan }: ConnectionPlan, setting: OpenSetting): Partial<ConnectionRow> {
  return {
    ...plan,
    publicCredentials: credentials.open,
    publicCredentialsSet: openSettings({}, credentials, setting),
    openReferences: credentials.openReferences,
  };
}
