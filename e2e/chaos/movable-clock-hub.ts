import { createHub } from '@patchbay/api-app';
import { loadSettings, SystemClock, WorkQueue } from '@patchbay/platform';
import { readFileSync } from 'node:fs';
import process from 'node:process';

/** Runs on with the machine's clock, and ahead of it by the milliseconds in a file, at any moment. */
class MovableClock extends SystemClock {
  constructor(private readonly file: string) {
    super();
  }

  override monotonicMs(): number {
    return super.monotonicMs() + Number(readFileSync(this.file, 'utf8'));
  }
}

// The hub as `main` starts it, with that clock: a lease of 45 seconds runs out when the test says so.
const clock = new MovableClock(process.env['CHAOS_CLOCK_FILE'] ?? '');
const hub = await createHub(loadSettings(process.env), { clock });
process.once('SIGTERM', () => void hub.close().then(() => process.exit(0)));
process.stdout.write(`Its claims are held by: ${hub.app.get(WorkQueue, { strict: false }).sqlClaimOwner}\n`);
process.stdout.write(`Patchbay is ready: ${hub.url}\n`);
