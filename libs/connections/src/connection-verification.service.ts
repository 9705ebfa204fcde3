import { Injectable } from '@nestjs/common';
import { Calls } from '@patchbay/calls';
import { Catalog } from '@patchbay/catalog';
import { Clock, Database, newId, type Context, type TransactionContext } from '@patchbay/platform';
import { ConnectionCredentials } from './connection-credentials.service.ts';
import { ConnectionOpener } from './connection-opener.service.ts';
import type { ConnectionRow } from './connection.entity.ts';
import { ConnectionWriter } from './connection-writer.service.ts';
import { noSuchConnection } from './connection.errors.ts';
import { ConnectionRepository } from './connection.repository.ts';
import { missingCredentials } from './credential-input.ts';
import { isCurrent, verificationChange } from './verification-change.ts';
import {
  completeStep,
  outcomeOf,
  reachedStep,
  type VerificationOutcome,
  type VerificationStep,
} from './verification-outcome.ts';
import { noticingAnswers } from './verification-watch.ts';

export interface Verification {
  readonly row: ConnectionRow;
  readonly outcome: VerificationOutcome;
  /** False when the connection changed meanwhile: the outcome speaks of what no longer is, and nothing was written. */
  readonly applied: boolean;
}

/** `verification` is asked for by a person or a change; a `probe` is the hub's own look, which doubts a refusal once. */
export type VerificationPurpose = 'verification' | 'probe';

/** Told of each step that holds, as soon as it is known to. */
export type StepWatch = (step: VerificationStep) => void;

/** Asks the vendor whether a connection's credentials are good, and writes the answer where it still applies. */
@Injectable()
export class ConnectionVerification {
  private readonly running = new Map<string, Promise<VerificationOutcome>>();

  constructor(
    private readonly database: Database,
    private readonly repository: ConnectionRepository,
    private readonly writer: ConnectionWriter,
    private readonly opener: ConnectionOpener,
    private readonly catalog: Catalog,
    private readonly credentials: ConnectionCredentials,
    private readonly calls: Calls,
    private readonly clock: Clock,
  ) {}

  /** No transaction may be open in `ctx`: a vendor is asked. 404 when there is no such connection. */
  async verify(
    ctx: Context,
    id: string,
    purpose: VerificationPurpose = 'verification',
    watch: StepWatch = unwatched,
  ): Promise<Verification> {
    const found = await this.database.inTransaction(ctx, (inner) => this.look(inner, id));
    if (found === null) throw noSuchConnection();
    const checked = { setupVersion: found.row.setupVersion, startedAt: this.clock.now() };
    const outcome = await this.check(ctx, found, purpose, watch);
    return this.database.inTransaction(ctx, async (inner) => {
      const row = await this.repository.lock(inner.tx, ctx.tenantId, id);
      if (row === null) throw noSuchConnection();
      const change = verificationChange(row, outcome, this.clock.now(), newId());
      const current = isCurrent(row, checked, outcome);
      if (change === null || !current) return { row, outcome, applied: current };
      return { row: await this.writer.write(inner, row, change), outcome, applied: true };
    });
  }

  private async look(ctx: TransactionContext, id: string): Promise<{ row: ConnectionRow; missing: string[] } | null> {
    const row = await this.repository.find(ctx.tx, ctx.tenantId, id);
    if (row === null) return null;
    const vaulted = await this.credentials.describe(ctx, id);
    const provider = this.catalog.require(row.provider);
    return { row, missing: missingCredentials(provider, row.publicCredentials, (field) => field in vaulted) };
  }

  /** Callers that ask about the same credentials at the same time share one answer; the first alone hears of its steps. */
  private async check(
    ctx: Context,
    found: { row: ConnectionRow; missing: string[] },
    purpose: VerificationPurpose,
    watch: StepWatch,
  ): Promise<VerificationOutcome> {
    if (found.missing.length > 0) return { kind: 'incomplete', missing: found.missing };
    watch(completeStep());
    const key = `${found.row.id}.${found.row.setupVersion}`;
    const shared = this.running.get(key) ?? this.ask(ctx, found.row, purpose, watch);
    this.running.set(key, shared);
    try {
      return await shared;
    } finally {
      if (this.running.get(key) === shared) this.running.delete(key);
    }
  }

  private async ask(
    ctx: Context,
    row: ConnectionRow,
    purpose: VerificationPurpose,
    watch: StepWatch,
  ): Promise<VerificationOutcome> {
    const first = await this.askOnce(ctx, row, purpose, watch);
    return purpose === 'probe' && first.kind === 'refused' ? this.askOnce(ctx, row, purpose, unwatched) : first;
  }

  private async askOnce(
    ctx: Context,
    row: ConnectionRow,
    purpose: VerificationPurpose,
    watch: StepWatch,
  ): Promise<VerificationOutcome> {
    const target = this.opener.openRow(row, 'verify');
    // Who tests a setup wants to know how it is now, not how it was before the breaker opened.
    const insists = purpose === 'verification';
    const options = {
      purpose,
      insists,
      reference: newId(),
      effect: 'read',
      tries: 2,
      requestId: ctx.requestId,
    } as const;
    const startedAt = this.clock.monotonicMs();
    const { displayName } = target.provider;
    const answered = (): void => watch(reachedStep(displayName, this.clock.monotonicMs() - startedAt));
    const result = await this.calls.run(target, options, (scope) =>
      target.provider.healthCheck({ ...scope, http: noticingAnswers(scope.http, answered) }),
    );
    return outcomeOf(result, row.enabledCapabilities);
  }
}

const unwatched: StepWatch = () => undefined;
