import { Inject, Injectable } from '@nestjs/common';
import { RateLimiter, type PermitRequest } from '@patchbay/calls';
import { Catalog } from '@patchbay/catalog';
import type { ConnectionSnapshot } from '@patchbay/connections';
import { Clock, newId, type Context } from '@patchbay/platform';
import { capabilities } from '@patchbay/provider-kit';
import { OperationPayloads } from './operation-payloads.service.ts';
import type { Placement } from './operation-placement.service.ts';
import type { OperationRequest } from './operation-request.ts';
import type { NewOperation } from './accept.statements.ts';
import type { OperationRecord } from './operation.types.ts';

/** How soon an operation looks again at a connection whose breaker is open. */
export const BREAKER_LOOK_MS = 5_000;

/** Makes the row of an operation about to be stored: its id, its first status, its payload sealed. */
@Injectable()
export class OperationDrafts {
  constructor(
    @Inject(OperationPayloads) private readonly payloads: OperationPayloads,
    @Inject(Catalog) private readonly catalog: Catalog,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async draft(
    ctx: Context,
    request: OperationRequest,
    { route, connection, approval }: Placement,
    fingerprint: Buffer | null,
  ): Promise<NewOperation> {
    const now = this.clock.now();
    const id = request.operationId ?? newId(now.getTime());
    const { capability, input, privatePaths } = request;
    const payload = await this.payloads.sealInput(ctx.tenantId, connection.id, id, { capability, input, privatePaths });
    const status = approval ? 'awaiting_approval' : initialStatus(route, request);
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
      isLimited: connection.isLimited,
      permit: status === 'in_progress' ? this.permitFor(connection) : null,
    };
  }

  private permitFor(connection: ConnectionSnapshot): PermitRequest | null {
    const provider = this.catalog.provider(connection.provider);
    const { tenantId, id: connectionId, environment, config, rateLimit } = connection;
    if (provider === undefined || (provider.rateLimit === undefined && rateLimit === null)) return null;
    return this.limiter.permitRequest({ tenantId, connectionId, provider, environment, config, rateLimit });
  }
}

function initialStatus(route: Placement['route'], request: OperationRequest): NewOperation['status'] {
  if (route.kind === 'waiting') return route.reason === 'breaker_open' ? 'retrying' : 'paused';
  return request.mode === 'sync' ? 'in_progress' : 'pending';
}

/** The record as the database has it once the draft is stored. */
export function recordOf(operation: NewOperation): OperationRecord {
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
    approved: false,
    reference: null,
    next_retry_at: operation.nextRetryAt,
    request_id: operation.requestId,
    created_at: operation.createdAt,
    updated_at: operation.createdAt,
    completed_at: null,
  };
}
