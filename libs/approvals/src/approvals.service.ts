import { Inject, Injectable } from '@nestjs/common';
import {
  actorName,
  Clock,
  Database,
  forbidden,
  illegalTransition,
  notFound,
  type Actor,
  type Context,
  type PatchbayError,
  type TransactionContext,
} from '@patchbay/platform';
import type { ApprovalFilter, ApprovalRecord } from './approval.ts';
import { ApprovalOutcomes } from './approval-outcomes.service.ts';
import { ApprovalRepository } from './approval.repository.ts';

/** Shows approvals and decides them; a decision and everything that follows from it are one transaction. */
@Injectable()
export class Approvals {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ApprovalRepository) private readonly repository: ApprovalRepository,
    @Inject(ApprovalOutcomes) private readonly outcomes: ApprovalOutcomes,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Newest first, and how many there are in all. */
  async page(
    ctx: Context,
    filter: ApprovalFilter,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<[ApprovalRecord[], number]> {
    return this.database.inTransaction(ctx, (tx) => this.repository.page(tx, filter, page));
  }

  async get(ctx: Context, id: string): Promise<ApprovalRecord> {
    return this.database.inTransaction(ctx, (tx) => this.require(tx, id));
  }

  async approve(ctx: Context, id: string, note: string | null): Promise<ApprovalRecord> {
    return this.decide(ctx, id, 'approved', note);
  }

  async reject(ctx: Context, id: string, note: string | null): Promise<ApprovalRecord> {
    return this.decide(ctx, id, 'rejected', note);
  }

  private async decide(
    ctx: Context,
    id: string,
    status: 'approved' | 'rejected',
    note: string | null,
  ): Promise<ApprovalRecord> {
    refuseApps(ctx.actor);
    return this.database.inTransaction(ctx, async (tx) => {
      const decision = { status, by: actorName(ctx.actor), at: this.clock.now(), note };
      const approval = await this.repository.decide(tx.tx, tx.tenantId, id, decision);
      if (!approval) throw undecidable(await this.require(tx, id), status);
      await this.outcomes.follow(tx, approval);
      return approval;
    });
  }

  private async require(tx: TransactionContext, id: string): Promise<ApprovalRecord> {
    const approval = await this.repository.find(tx, id);
    if (!approval) throw notFound('approval');
    return approval;
  }
}

/** An app that could decide would approve what it asked for itself. */
function refuseApps(actor: Actor): void {
  if (actor.kind !== 'api_key' || actor.app === null) return;
  throw forbidden(
    `This API key belongs to the app "${actor.app}", and apps do not decide approvals: ask a person, or use a key without an app.`,
  );
}

function undecidable({ status, expires_at: expiresAt }: ApprovalRecord, verb: string): PatchbayError {
  const why = status === 'pending' ? `expired at ${expiresAt.toISOString()}` : `is ${status} already`;
  return illegalTransition(`This approval ${why} and cannot be ${verb}: only one that is pending can be.`);
}
