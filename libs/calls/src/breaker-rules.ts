/** Numbers of the contract: opens at ≥ 50 % upstream failures in a rolling 60 s with ≥ 10 requests, cools down 60 s. */
export const WINDOW_MS = 60_000;
const BUCKET_MS = 5_000;
const MIN_REQUESTS = 10;
export const COOL_DOWN_MS = 60_000;
/** A probe that is not heard of for longer than an exchange can take is given to somebody else. */
export const PROBE_MS = 75_000;

const BUCKETS = WINDOW_MS / BUCKET_MS;

export interface Counts {
  readonly requests: number;
  readonly failures: number;
}

export function shouldOpen(counts: Counts): boolean {
  return counts.requests >= MIN_REQUESTS && counts.failures * 2 >= counts.requests;
}

/** What one bucket has seen that the other processes have not been told yet. */
export interface BucketDelta extends Counts {
  /** Start of the bucket, wall clock milliseconds. */
  readonly at: number;
}

/** Requests and upstream failures of one connection in the last 60 s, as this process saw them; time is passed in. */
export class RollingCounts {
  private readonly starts = new Float64Array(BUCKETS).fill(Number.NEGATIVE_INFINITY);
  private readonly requests = new Uint32Array(BUCKETS);
  private readonly failures = new Uint32Array(BUCKETS);
  private readonly toldRequests = new Uint32Array(BUCKETS);
  private readonly toldFailures = new Uint32Array(BUCKETS);

  add(now: number, failed: boolean): void {
    const start = now - (now % BUCKET_MS);
    const index = (start / BUCKET_MS) % BUCKETS;
    if (this.starts[index] !== start) this.clear(index, start);
    this.requests[index] = (this.requests[index] ?? 0) + 1;
    if (failed) this.failures[index] = (this.failures[index] ?? 0) + 1;
  }

  total(now: number): Counts {
    return { requests: this.sum(this.requests, now), failures: this.sum(this.failures, now) };
  }

  /** Of what `total` counts, how much the others know of through the shared counts. */
  told(now: number): Counts {
    return { requests: this.sum(this.toldRequests, now), failures: this.sum(this.toldFailures, now) };
  }

  untold(now: number): BucketDelta[] {
    const deltas: BucketDelta[] = [];
    for (let index = 0; index < BUCKETS; index += 1) {
      const requests = (this.requests[index] ?? 0) - (this.toldRequests[index] ?? 0);
      const failures = (this.failures[index] ?? 0) - (this.toldFailures[index] ?? 0);
      if (requests > 0 && this.isCurrent(index, now)) deltas.push({ at: this.starts[index] ?? 0, requests, failures });
    }
    return deltas;
  }

  markTold(deltas: readonly BucketDelta[]): void {
    for (const delta of deltas) {
      const index = (delta.at / BUCKET_MS) % BUCKETS;
      if (this.starts[index] !== delta.at) continue;
      this.toldRequests[index] = (this.toldRequests[index] ?? 0) + delta.requests;
      this.toldFailures[index] = (this.toldFailures[index] ?? 0) + delta.failures;
    }
  }

  private sum(buckets: Uint32Array, now: number): number {
    return buckets.reduce((sum, count, index) => (this.isCurrent(index, now) ? sum + count : sum), 0);
  }

  private isCurrent(index: number, now: number): boolean {
    return (this.starts[index] ?? 0) > now - WINDOW_MS;
  }

  private clear(index: number, start: number): void {
    this.starts[index] = start;
    this.requests[index] = 0;
    this.failures[index] = 0;
    this.toldRequests[index] = 0;
    this.toldFailures[index] = 0;
  }
}
