import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { ConnectionSnapshot } from '@patchbay/connections';
import {
  canonicalJson,
  Clock,
  idempotencyKeyReused,
  noActiveProvider,
  RequestFingerprint,
  SystemDatabase,
  unavailable,
  type Claim,
  type Context,
} from '@patchbay/platform';
import { VaultError } from '@patchbay/vault';
import { OperationApprovals } from './operation-approvals.service.ts';
import { OperationDrafts, recordOf } from './operation-drafts.service.ts';
import { OperationLedger } from './operation-ledger.service.ts';
import { PolicyDenial } from './operation-permissions.service.ts';
import { OperationPlacement, type Placement } from './operation-placement.service.ts';
import type { OperationRequest } from './operation-request.ts';
import { OperationRepository } from './operation.repository.ts';
import type { Acceptance, NewOperation } from './accept.statements.ts';
import type { OperationRecord } from './operation.types.ts';
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
    @Inject(OperationPlacement) private readonly placement: OperationPlacement,
    @Inject(OperationLedger) private readonly ledger: OperationLedger,
    @Inject(OperationDrafts) private readonly drafts: OperationDrafts,
    @Inject(OperationApprovals) private readonly approvals: OperationApprovals,
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
      if (refusal instanceof PolicyDenial) await this.placement.noteDenial(ctx, request, refusal);
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
    const placed = await this.placement.place(ctx, request);
    if (!placed) return null;
    const operation = await this.draft(ctx, request, placed, fingerprint);
    if (!operation) return this.lookAgain(placed.connection);
    const stored = await this.store(ctx, operation, placed);
    if (stored.acceptance === 'repeated') return this.firstOf(ctx, request, fingerprint);
    if (stored.acceptance === 'stale') return this.lookAgain(placed.connection);
    if (stored.acceptance === 'queued')
      return { kind: 'queued', record: recordOf({ ...operation, status: 'pending' }) };
    return this.accepted(request, operation, placed, stored.claim);
  }

  private async store(
    ctx: Context,
    operation: NewOperation,
    { approval }: Placement,
  ): Promise<{ readonly acceptance: Acceptance; readonly claim: Claim | null }> {
    if (approval) return { acceptance: await this.approvals.accept(ctx, operation, approval), claim: null };
    if (operation.status === 'in_progress') return this.ledger.acceptStarted(operation);
    return { acceptance: await this.ledger.acceptQueued(operation), claim: null };
  }

  private accepted(
    request: OperationRequest,
    operation: NewOperation,
    { connection, route }: Placement,
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
      const [, , { connection }] = parts;
      throw noActiveProvider(`The integration ${connection.id} cannot be used: ${error.message}`);
    }
  }

  private lookAgain(connection: ConnectionSnapshot): null {
    this.placement.forget(connection);
    return null;
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
