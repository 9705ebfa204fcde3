import { Injectable } from '@nestjs/common';
import { Clock, PatchbayError, Scheduler, systemContext, WorkQueue, type Claim } from '@patchbay/platform';
import { ConnectionProbes, PROBE_QUEUE, PROBE_TICK_SECONDS } from './connection-probes.service.ts';
import { ConnectionVerification, type Verification } from './connection-verification.service.ts';
import { verificationRetryMs } from './probe-schedule.ts';
import { VERIFY_QUEUE } from './verify-queue.ts';

/** Longer than a health check with its tries and time-outs takes. */
const LEASE_MS = 90_000;

/** What workers do for connections: verify what changed, look at what is silent. */
@Injectable()
export class ConnectionJobs {
  constructor(
    private readonly queue: WorkQueue,
    private readonly verification: ConnectionVerification,
    private readonly probes: ConnectionProbes,
    private readonly clock: Clock,
    scheduler: Scheduler,
  ) {
    const shared = { leaseMs: LEASE_MS, orderedLanes: true };
    queue.registerHandler(VERIFY_QUEUE, { ...shared, concurrency: 8, handle: (claim) => this.verify(claim) });
    queue.registerHandler(PROBE_QUEUE, { ...shared, concurrency: 4, handle: (claim) => this.probe(claim) });
    scheduler.every('connections.probes', PROBE_TICK_SECONDS, async () => {
      await this.probes.tick();
    });
  }

  private async verify(claim: Claim): Promise<void> {
    const verification = await orGone(
      this.verification.verify(systemContext(claim.tenantId, 'verification'), claim.id),
    );
    // Changed meanwhile: the change asked for a verification of its own.
    if (verification?.outcome.kind !== 'hindered' || !verification.applied) {
      await this.queue.complete(null, claim);
      return;
    }
    const wait = verificationRetryMs(claim.tries, verification.outcome.retryAfterMs, Math.random());
    await this.queue.defer(null, claim, new Date(this.clock.now().getTime() + wait), { countTry: true });
  }

  private async probe(claim: Claim): Promise<void> {
    await orGone(this.verification.verify(systemContext(claim.tenantId, 'probe'), claim.id, 'probe'));
    await this.queue.complete(null, claim);
  }
}

/** The connection may have been deleted since: then there is nothing to do, and nothing wrong. */
async function orGone(verification: Promise<Verification>): Promise<Verification | null> {
  try {
    return await verification;
  } catch (error) {
    if (error instanceof PatchbayError && error.code === 'not_found') return null;
    throw error;
  }
}
