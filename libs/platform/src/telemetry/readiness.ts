import { LATE, within } from '../clock/within.ts';

/** What `/readyz` asks before it says yes. */
export class Readiness {
  readonly #checks = new Map<string, () => Promise<unknown>>();
  #running: Promise<ReadinessReport> | undefined;

  /** A check that throws, or takes longer than two seconds, makes the process unready. */
  add(name: string, check: () => Promise<unknown>): void {
    this.#checks.set(name, check);
  }

  /** Callers at the same time share one look. */
  report(): Promise<ReadinessReport> {
    this.#running ??= this.#look().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #look(): Promise<ReadinessReport> {
    const entries = await Promise.all(
      [...this.#checks].map(async ([name, check]) => [name, await outcomeOf(check)] as const),
    );
    return { ok: entries.every(([, outcome]) => outcome === 'ok'), checks: Object.fromEntries(entries) };
  }
}

export interface ReadinessReport {
  readonly ok: boolean;
  readonly checks: Readonly<Record<string, 'ok' | 'failed'>>;
}

const CHECK_MS = 2000;

async function outcomeOf(check: () => Promise<unknown>): Promise<'ok' | 'failed'> {
  try {
    return (await within(CHECK_MS, check())) === LATE ? 'failed' : 'ok';
  } catch {
    return 'failed';
  }
}
