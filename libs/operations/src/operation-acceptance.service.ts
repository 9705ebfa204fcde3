import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { RateLimiter, type PermitRequest } from '@patchbay/calls';
import { Catalog } from '@patchbay/catalog';
import { ConnectionDirectory, type ConnectionSnapshot } from '@patchbay/connections';
import {
  Clock,
  idempotencyKeyReused,
  newId,
  noActiveProvider,
  RequestFingerprint,
  SystemDatabase,
  unavailable,
  validationFailed,
  type Claim,
  type Context,
  type PatchbayError,
} from '@patchbay/platform';
import { capabilities } from '@patchbay/provider-kit';
import { Router, type Route } from '@patchbay/routing';
import { OperationLedger } from './operation-ledger.service.ts';
import { OperationPayloads } from './operation-payloads.service.ts';
import type { OperationRequest } from './operation-request.ts';
import { OperationRepository } from './operation.repository.ts';
import type { NewOperation } from './operation.statements.ts';
import type { Environment, OperationRecord } from './operation.types.ts';
import type { RunningOperation } from './running-operation.ts';

/** A connection that changes while an operation is being stored costs another look; more than this, and it is no use. */
const MAX_LOOKS = 5;
/** How soon an operation looks again at a connection whose breaker is open. */
const BREAKER_LOOK_MS = 5_000;

/** What became of a request. */
export type Accepted =
  | { readonly kind: 'started'; readonly operation: RunningOperation }
  | { readonly kind: 'queued'; readonly record: OperationRecord }
  /** Its idempotency key stands for an earlier request. */
  | { readonly kind: 'repeated'; readonly record: OperationRecord };

/** Decides where an operation goes and commits it, before any vendor hears of it. */
@Injectable()
export class OperationAcceptance {
  constructor(
    @Inject(Router) private readonly router: Router,
    @Inject(ConnectionDirectory) private readonly directory: ConnectionDirectory,
    @Inject(OperationLedger) private readonly ledger: OperationLedger,
    @Inject(OperationPayloads) private readonly payloads: OperationPayloads,
    @Inject(OperationRepository) private readonly repository: OperationRepository,
    @Inject(Catalog) private readonly catalog: Catalog,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
    @Inject(RequestFingerprint) private readonly fingerprints: RequestFingerprint,
    @Inject(SystemDatabase) private readonly database: SystemDatabase,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** `body` is the request as it came, for the idempotency key's fingerprint. Throws when nothing can be stored. */
  async accept(ctx: Context, request: OperationRequest, body: unknown): Promise<Accepted> {
    const fingerprint =
      request.idempotencyKey === null ? null : await this.fingerprints.fingerprint(ctx.tenantId, JSON.stringify(body));
    try {
      for (let look = 0; look < MAX_LOOKS; look += 1) {
        const accepted = await this.acceptNow(ctx, request, fingerprint);
        if (accepted) return accepted;
      }
    } catch (refusal) {
      // What was stored under this key before is its answer, whatever has become of the connections since.
      const first = await this.firstOf(ctx, request, fingerprint);
      if (first) return first;
      throw refusal;
    }
    throw unavailable('The integration keeps changing; try again in a moment.');
  }

  /** Null: the connection changed between the decision and its commit, decide anew. */
  private async acceptNow(
    ctx: Context,
    request: OperationRequest,
    fingerprint: Buffer | null,
  ): Promise<Accepted | null> {
    const pinned = request.integrationId === null ? null : await this.pinnedConnection(ctx, request);
    const environment = pinned?.environment ?? request.environment ?? 'production';
    const route = pinned
      ? this.router.routeTo(pinned, request.capability)
      : await this.byRules(ctx, request, environment);
    const connection = await this.connectionOf(ctx, route, request);
    if (!connection) return null;
    const operation = await this.newOperation(ctx, request, route, connection, fingerprint);
    const isSync = operation.status === 'in_progress';
    const stored = isSync
      ? await this.ledger.acceptStarted(operation)
      : { acceptance: await this.ledger.acceptQueued(operation), claim: null };
    if (stored.acceptance === 'repeated') return this.firstOf(ctx, request, fingerprint);
    if (stored.acceptance === 'stale') return this.lookAgain(connection);
    return this.accepted(request, operation, connection, route, stored.claim);
  }

  private accepted(
    request: OperationRequest,
    operation: NewOperation,
    connection: ConnectionSnapshot,
    route: Route,
    claim: Claim | null,
  ): Accepted {
    const record = recordOf(operation);
    if (!claim) return { kind: 'queued', record };
    return {
      kind: 'started',
      operation: {
        record,
        capability: request.capability,
        input: request.input,
        claim,
        connection,
        fallbackId: route.kind === 'chosen' ? route.fallbackId : null,
        patience: { mode: 'sync', until: this.clock.monotonicMs() + request.waitMs },
      },
    };
  }

  private lookAgain(connection: ConnectionSnapshot): null {
    this.directory.invalidate(connection.tenantId, connection.id);
    return null;
  }

  private async pinnedConnection(ctx: Context, request: OperationRequest): Promise<ConnectionSnapshot> {
    const id = request.integrationId ?? '';
    const connection = await this.directory.snapshot(ctx.tenantId, id);
    if (!connection) throw validationFailed({ integration_id: ['There is no such integration.'] });
    if (!connection.enabledCapabilities.includes(request.capability)) {
      throw validationFailed({ integration_id: [`This integration does not have ${request.capability} enabled.`] });
    }
    if (request.environment !== null && request.environment !== connection.environment) {
      throw validationFailed({ environment: [`This integration is in the environment ${connection.environment}.`] });
    }
    return connection;
  }

  private async byRules(ctx: Context, request: OperationRequest, environment: Environment): Promise<Route> {
    const { capability, input, metadata, app } = request;
    return this.router.route(ctx.tenantId, { capability, environment, input, metadata, app });
  }

  private async connectionOf(
    ctx: Context,
    route: Route,
    request: OperationRequest,
  ): Promise<ConnectionSnapshot | null> {
    if (route.kind === 'none' || (route.kind === 'waiting' && request.mode === 'sync'))
      throw unservable(route, request);
    return (
      this.directory.snapshotNow(ctx.tenantId, route.integrationId) ??
      (await this.directory.snapshot(ctx.tenantId, route.integrationId))
    );
  }

  private async newOperation(
    ctx: Context,
    request: OperationRequest,
    route: Route,
    connection: ConnectionSnapshot,
    fingerprint: Buffer | null,
  ): Promise<NewOperation> {
    const now = this.clock.now();
    const id = newId(now.getTime());
    const { capability, input } = request;
    const payload = await this.payloads.sealInput(ctx.tenantId, connection.id, id, capability, input);
    const status = initialStatus(route, request);
    return {
      tenantId: ctx.tenantId,
      id,
      capability,
      capabilityVersion: capabilities[capability].version,
      environment: connection.environment,
      integrationId: connection.id,
      connectionVersion: connection.version,
      provider: connection.provider,
      pinned: request.integrationId !== null,
      duplicateSafe: request.duplicateSafe,
      mode: request.mode,
      status,
      app: request.app,
      idempotencyKey: request.idempotencyKey,
      fingerprint,
      inputRedacted: payload.redacted,
      inputSealed: payload.sealed,
      metadata: JSON.stringify(request.metadata),
      requestId: ctx.requestId,
      createdAt: now,
      nextRetryAt: status === 'retrying' ? new Date(now.getTime() + BREAKER_LOOK_MS) : null,
      permit: status === 'in_progress' ? this.permitFor(connection) : null,
    };
  }

  private permitFor(connection: ConnectionSnapshot): PermitRequest | null {
    const provider = this.catalog.provider(connection.provider);
    if (provider?.rateLimit === undefined) return null;
    const { tenantId, id: connectionId, environment, config } = connection;
    return this.limiter.permitRequest({ tenantId, connectionId, provider, environment, config });
  }

  private async firstOf(ctx: Context, request: OperationRequest, fingerprint: Buffer | null): Promise<Accepted | null> {
    if (request.idempotencyKey === null || fingerprint === null) return null;
    const first = await this.repository.findKey(this.database, ctx.tenantId, request.idempotencyKey);
    if (!first) return null;
    if (!timingSafeEqual(first.fingerprint, fingerprint)) throw idempotencyKeyReused();
    const record = await this.repository.find(this.database, ctx.tenantId, first.operation_id);
    return record && { kind: 'repeated', record };
  }
}

function initialStatus(route: Route, request: OperationRequest): NewOperation['status'] {
  if (route.kind === 'waiting') return route.reason === 'breaker_open' ? 'retrying' : 'paused';
  return request.mode === 'sync' ? 'in_progress' : 'pending';
}

function unservable(route: Route, { capability }: OperationRequest): PatchbayError {
  const why =
    route.kind !== 'waiting'
      ? 'connect a provider that offers it, activate it, or add a routing rule.'
      : `the integration ${route.integrationId} ${WAITING_FOR[route.reason]}.`;
  return noActiveProvider(`Nothing can serve ${capability} now: ${why}`);
}

const WAITING_FOR = {
  error: 'is in error; see its health',
  breaker_open: 'is resting after failures of the vendor; try again in a minute',
  pending: 'has not been verified yet',
} as const;

/** The record as the database now has it. */
function recordOf(operation: NewOperation): OperationRecord {
  return {
    tenant_id: operation.tenantId,
    id: operation.id,
    capability: operation.capability,
    capability_version: operation.capabilityVersion,
    environment: operation.environment,
    integration_id: operation.integrationId,
    provider: operation.provider,
    pinned: operation.pinned,
    duplicate_safe: operation.duplicateSafe,
    mode: operation.mode,
    status: operation.status,
    app: operation.app,
    idempotency_key: operation.idempotencyKey,
    input_redacted: JSON.parse(operation.inputRedacted) as Record<string, unknown>,
    input_sealed: operation.inputSealed,
    input_sealed_for: operation.inputSealed === null ? null : operation.integrationId,
    result_redacted: null,
    result_sealed: null,
    error: null,
    vendor_status: null,
    metadata: JSON.parse(operation.metadata) as Record<string, unknown>,
    attempts_count: 0,
    tries: 0,
    bound: false,
    reference: null,
    next_retry_at: operation.nextRetryAt,
    request_id: operation.requestId,
    created_at: operation.createdAt,
    updated_at: operation.createdAt,
    completed_at: null,
  };
}
