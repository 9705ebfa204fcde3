import type { FaultInput } from '@patchbay/provider-kit';
import type { Dice } from './dice.ts';
import { VENDORS, type Ground, type Vendor } from './ground.ts';

const BEFORE_AND_AFTER = ['before', 'after'] as const;

/** Every failure of the table *Never twice* that a vendor can answer with, one or two requests each. */
export const FAULTS: readonly FaultInput[] = [
  { kind: 'rate_limit', retry_after_seconds: 1 },
  { kind: 'rate_limit', retry_after_seconds: 2, retry_after_form: 'date' },
  { kind: 'rate_limit' },
  { kind: 'revoked' },
  { kind: 'refused', refusal: 403 },
  { kind: 'refused', refusal: 404 },
  { kind: 'refused', refusal: 422 },
  ...BEFORE_AND_AFTER.flatMap((when): FaultInput[] => [
    ...[500, 502, 503, 504].map((status) => ({ kind: 'server_error' as const, status, when })),
    { kind: 'timeout', when },
    { kind: 'reset', when },
    { kind: 'slow', delay_ms: 700, when },
  ]),
];

/** Faults that come up all the time, so many of a hundred requests; each kind in turn, so that none is forgotten. */
export class Weather {
  private left: FaultInput[] = [];
  injected = 0;

  constructor(
    private readonly ground: Ground,
    private readonly dice: Dice,
    private readonly share: number,
  ) {}

  async change(): Promise<void> {
    if (!this.dice.chance(this.share)) return;
    if (this.left.length === 0) this.left = this.dice.shuffled(FAULTS);
    const fault = this.left.pop();
    if (fault === undefined) return;
    this.injected += 1;
    await this.ground.inject(this.vendor(), { ...fault, count: 1 + this.dice.below(2), ...this.where() });
  }

  private vendor(): Vendor {
    return this.dice.pick(VENDORS);
  }

  /** Mostly what an operation asks for; sometimes a verification, too. */
  private where(): Pick<FaultInput, 'method'> {
    return this.dice.chance(0.9) ? { method: 'POST' } : {};
  }
}
