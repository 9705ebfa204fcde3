import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@patchbay/audit';
import { Catalog } from '@patchbay/catalog';
import {
  AddressGuard,
  AllowedHosts,
  Clock,
  Database,
  newId,
  SETTINGS,
  validationFailed,
  WorkQueue,
  type Context,
  type Settings,
  type TransactionContext,
} from '@patchbay/platform';
import type { ProviderDefinition } from '@patchbay/provider-kit';
import { ConnectionHooks } from './connection-hooks.ts';
import { planConnection, type ConnectionPlan, type NewConnection, type RefuseHost } from './connection-plan.ts';
import type { ConnectionRow } from './connection.entity.ts';
import { ConnectionSnapshots } from './connection-snapshot.service.ts';
import { ConnectionWriter } from './connection-writer.service.ts';
import { connectionEvent } from './connection.events.ts';
import { alreadyConnected } from './connection.errors.ts';
import { ConnectionRepository } from './connection.repository.ts';
import { ConnectionCredentials } from './connection-credentials.service.ts';
import { Problems } from './problems.ts';
import { subjectOf } from './verification-change.ts';
import { verifyWork } from './verify-queue.ts';

/** Makes connections. */
@Injectable()
export class ConnectionCreation {
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

  /** Stores the connection and queues its verification, in one transaction. 422 with everything that is wrong. */
  async create(ctx: Context, providerName: string, body: NewConnection): Promise<ConnectionRow> {
    const provider = this.connectable(providerName);
    const problems = new Problems();
    const plan = planConnection(provider, body, this.snapshots.network, this.refuseHost, problems);
    problems.throwIfAny();
    return this.database.inTransaction(ctx, (inner) => this.store(inner, provider, plan));
  }

  private connectable(name: string): ProviderDefinition {
    const provider = this.catalog.provider(name);
    if (provider !== undefined && provider.availability !== 'coming_soon') return provider;
    const known = provider ?? this.catalog.planned().find((each) => each.name === name);
    const message =
      known === undefined
        ? `There is no provider ${JSON.stringify(name)}; GET /api/v1/integrations/providers lists them.`
        : `${known.displayName} is planned and cannot be connected yet.`;
    throw validationFailed({ provider: [message] });
  }

  private async store(
    ctx: TransactionContext,
    provider: ProviderDefinition,
    plan: ConnectionPlan,
  ): Promise<ConnectionRow> {
    const now = this.clock.now();
    const row = await this.repository.insert(ctx.tx, {
      tenantId: ctx.tenantId,
      id: newId(),
      provider: provider.name,
      environment: plan.environment,
      target: plan.target,
      authType: plan.authType,
      label: plan.label,
      uniqueness: plan.uniqueness,
      status: 'pending_verify',
      enabledCapabilities: plan.enabledCapabilities,
      publicCredentials: plan.credentials.open,
      config: plan.config,
      metadata: plan.metadata,
      // 256 bits: who does not know the URL cannot guess it.
      webhookToken: randomBytes(32).toString('base64url'),
      healthSince: now,
      createdAt: now,
      updatedAt: now,
    });
    if (row === null) throw alreadyConnected(provider);
    await this.hooks.run(ctx, 'connect', { ...subjectOf(row), tenantId: row.tenantId, id: row.id });
    const { origin } = this.snapshots.destination(provider, plan);
    await this.credentials.begin(ctx, row.id, origin, plan.credentials);
    await this.queue.enqueue(ctx.tx, [verifyWork(row)]);
    await this.writer.publish(ctx.tx, row, [connectionEvent('connection.created', row, subjectOf(row))]);
    await this.audit.record(ctx, {
      action: 'integration.created',
      subjectType: 'integration',
      subjectId: row.id,
      details: {
        provider: row.provider,
        environment: row.environment,
        label: row.label,
        enabled_capabilities: row.enabledCapabilities,
      },
    });
    return row;
  }
}
