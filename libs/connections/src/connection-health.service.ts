import { Injectable } from '@nestjs/common';
import { CallObserver, Calls, type CallObservation } from '@patchbay/calls';
import { DRAIN, Lifecycle, Log, systemContext } from '@patchbay/platform';
import { ConnectionBadges } from './connection-badges.service.ts';
import { ConnectionDirectory } from './connection-directory.service.ts';
import { isHealthy, NOTHING, tallyFailure, tallySuccess, type Tally } from './connection-health-rules.ts';
import { ConnectionOpener } from './connection-opener.service.ts';
import { ConnectionVerification } from './connection-verification.service.ts';
import { LastSuccess } from './last-success.service.ts';
import { Spaced } from './spaced.ts';

/** A badge is written at most so often per connection and process; a vendor that flaps costs no more than this. */
const WRITE_EVERY_MS = 1_000;
/** Refusals of a connection that keeps passing verification (a 401 for one resource only) are not verified more often. */
const CONFIRM_EVERY_MS = 5_000;

interface Subject {
  readonly tenantId: string;
  readonly id: string;
}

/**
 * Watches the outcomes of calls and moves the badge (and, when it must, the status). A success of a healthy
 * connection costs two look-ups in memory; everything else is folded and written at most once a second.
 */
@Injectable()
export class ConnectionHealth extends CallObserver {
  private readonly tallies = new Map<string, Tally>();
  private readonly writes: Spaced<Subject>;
  private readonly confirmations: Spaced<Subject>;

  constructor(
    private readonly directory: ConnectionDirectory,
    private readonly lastSuccess: LastSuccess,
    private readonly verification: ConnectionVerification,
    private readonly badges: ConnectionBadges,
    private readonly log: Log,
    calls: Calls,
    opener: ConnectionOpener,
    lifecycle: Lifecycle,
  ) {
    super();
    calls.register(this);
    opener.whenUnreadable((tenantId, id) => this.reportAuthFailure(tenantId, id));
    const failed =
      (what: string) =>
      (subject: Subject, error: unknown): void => {
        this.log.error(what, { tenant_id: subject.tenantId, connection_id: subject.id, error });
      };
    this.writes = new Spaced(WRITE_EVERY_MS, (subject) => this.write(subject), failed('writing a badge failed'));
    this.confirmations = new Spaced(
      CONFIRM_EVERY_MS,
      (subject) => this.confirm(subject),
      failed('confirming a refused credential failed'),
    );
    lifecycle.onDrain(DRAIN.workers, 'connection health', async () => {
      await Promise.all([this.writes.drain(), this.confirmations.drain()]);
    });
  }

  override observed(seen: CallObservation): void {
    // Verifications and probes write their own outcome, fenced by what they verified.
    if (seen.purpose === 'verification' || seen.purpose === 'probe') return;
    const { failure } = seen;
    if (failure?.class === 'auth') {
      this.reportAuthFailure(seen.tenantId, seen.connectionId);
    } else if (failure === null) {
      this.succeeded(seen);
    } else {
      this.tally(seen, (tally) => tallyFailure(tally, failure, seen.latencyMs));
    }
  }

  /** A call was refused for its credentials: verified once more at once, then `error` if it fails again. */
  reportAuthFailure(tenantId: string, connectionId: string): void {
    this.confirmations.ask(connectionId, { tenantId, id: connectionId });
  }

  private succeeded(seen: CallObservation): void {
    this.lastSuccess.note(seen.tenantId, seen.connectionId, seen.at);
    const known = this.directory.snapshotNow(seen.tenantId, seen.connectionId);
    // Not known: it changed a moment ago. A badge that is being written is not what the snapshot says, either.
    const calm = known !== undefined && isHealthy(known) && !this.writes.isActive(seen.connectionId);
    if (calm) return;
    this.tally(seen, () => tallySuccess(seen.latencyMs));
  }

  private tally(seen: CallObservation, fold: (tally: Tally) => Tally): void {
    const before = this.tallies.get(seen.connectionId) ?? NOTHING;
    const after = fold(before);
    if (after === before) return;
    this.tallies.set(seen.connectionId, after);
    this.writes.ask(seen.connectionId, { tenantId: seen.tenantId, id: seen.connectionId });
  }

  private async write(subject: Subject): Promise<void> {
    const tally = this.tallies.get(subject.id);
    if (tally === undefined) return;
    this.tallies.delete(subject.id);
    await this.badges.write(subject.tenantId, subject.id, tally);
  }

  private async confirm(subject: Subject): Promise<void> {
    const known = await this.directory.snapshot(subject.tenantId, subject.id);
    if (known === null || known.status === 'error' || known.status === 'inactive') return;
    await this.verification.verify(systemContext(subject.tenantId, 'health'), subject.id);
  }
}
