import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { ConnectionDirectory, type ConnectionSnapshot } from '@patchbay/connections';
import {
  canonicalJson,
  Clock,
  idempotencyKeyReused,
  noActiveProvider,
  RequestFingerprint,
  SystemDatabase,
  unavailable,
  validationFailed,
  type Claim,
  type Context,
  type PatchbayError,
} from '@patchbay/platform';
import { Router, type Route } from '@patchbay/routing';
import { VaultError } from '@patchbay/vault';
import { OperationDrafts, recordOf } from './operation-drafts.service.ts';
import { OperationLedger } from './operation-ledger.service.ts';
import type { OperationRequest } from './operation-request.ts';
import { OperationRepository } from './operation.repository.ts';
import type { NewOperation } from './accept.statements.ts';
import type { Environment, OperationRecord } from './operation.types.ts';
import type { RunningOperation } from './running-operation.ts';

/** A connection that changes while an operation is being stored costs another look; more than this, and it is no use. */
const MAX_LOOKS = 5;
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
    @Inject(OperationDrafts) private readonly drafts: OperationDrafts,
    @Inject(OperationRepository) private readonly repository: OperationRepository,
    @Inject(RequestFingerprint) private readonly fingerprints: RequestFingerprint,
    @Inject(SystemDatabase) private readonly database: SystemDatabase,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** `body` is the request as it came, for the idempotency key's fingerprint. Throws when nothing can be stored. */
  async accept(ctx: Context, request: OperationRequest, body: unknown): Promise<Accepted> {
    const fingerprint =
      request.idempotencyKey === null ? null : await this.fingerprints.fingerprint(ctx.tenantId, canonicalJson(body));
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
    const operation = await this.draft(ctx, request, route, connection, fingerprint);
    if (!operation) return this.lookAgain(connection);
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

  /** Null: the connection was deleted this moment. */
  private async draft(...parts: Parameters<OperationDrafts['draft']>): Promise<NewOperation | null> {
    try {
      return await this.drafts.draft(...parts);
    } catch (error) {
      if (!(error instanceof VaultError)) throw error;
      if (error.code === 'shredded') return null;
      const [, , , { id }] = parts;
      throw noActiveProvider(`The integration ${id} cannot be used: ${error.message}`);
    }
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

  private async firstOf(ctx: Context, request: OperationRequest, fingerprint: Buffer | null): Promise<Accepted | null> {
    if (request.idempotencyKey === null || fingerprint === null) return null;
    const first = await this.repository.findKey(this.database, ctx.tenantId, request.idempotencyKey);
    if (!first) return null;
    if (!timingSafeEqual(first.fingerprint, fingerprint)) throw idempotencyKeyReused();
    const record = await this.repository.find(this.database, ctx.tenantId, first.operation_id);
    return record && { kind: 'repeated', record };
  }
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
