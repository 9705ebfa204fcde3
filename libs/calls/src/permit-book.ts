import type { RateLimit } from '@patchbay/provider-kit';

/** Slots of a sliding window: the more, the sooner spent permits come back, and the smaller the blocks. */
const SLIDING_SLOTS = 10;
const MAX_BLOCK = 500;
/** A request this process made and never heard of again (its statement failed) is forgotten after this time. */
const REQUEST_LOST_MS = 5_000;

/** What a statement passes to `patchbay_take_permits`; see README for how an INSERT takes permits on its way. */
export interface PermitRequest {
  readonly tenantId: string;
  readonly connectionId: string;
  readonly name: string;
  readonly limit: number;
  readonly windowMs: number;
  readonly slots: number;
  readonly block: number;
  /** Monotonic; the granted permits lapse counted from here, so a slow answer makes them short-lived, not long-lived. */
  readonly askedAt: number;
}

/** What `patchbay_take_permits` answers. */
export interface PermitGrant {
  readonly granted: number;
  readonly valid_ms: number;
  readonly wait_ms: number;
}

/** Under which name a limit is counted: one that is raised or lowered goes on from what is used up already. */
export function windowName(limit: RateLimit): string {
  return `${limit.kind} ${limit.windowMs}`;
}

export function slotsOf(limit: RateLimit): number {
  return limit.kind === 'sliding' ? SLIDING_SLOTS : 1;
}

/** The parameters of a limit. */
export function permitRequest(
  tenantId: string,
  connectionId: string,
  limit: RateLimit,
  askedAt: number,
): PermitRequest {
  const slots = slotsOf(limit);
  return {
    tenantId,
    connectionId,
    name: windowName(limit),
    limit: limit.limit,
    windowMs: limit.windowMs,
    slots,
    block: blockOf(limit.limit, slots),
    askedAt,
  };
}

/** A tenth of the budget of a slot: few queries, and little wasted when a process takes permits and does not use them. */
function blockOf(limit: number, slots: number): number {
  return Math.max(1, Math.min(MAX_BLOCK, Math.ceil(limit / slots / 10)));
}

/** The permits one process holds for one limit of one connection. Pure: time is passed in, monotonic milliseconds. */
export class PermitBook {
  private permits = 0;
  private lapseAt = 0;
  private blockedUntil = 0;
  private requestedAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly limit: RateLimit) {}

  /** Whether it is about this limit: permits of one that was changed are worth nothing. */
  isOf({ limit, windowMs, kind }: RateLimit): boolean {
    return this.limit.limit === limit && this.limit.windowMs === windowMs && this.limit.kind === kind;
  }

  answers({ name, limit }: PermitRequest): boolean {
    return this.limit.limit === limit && windowName(this.limit) === name;
  }

  /** Takes one permit if there is one. */
  take(now: number): boolean {
    if (this.permits <= 0 || now >= this.lapseAt) return false;
    this.permits -= 1;
    return true;
  }

  /** Milliseconds until asking for permits makes sense again; 0: now. */
  blockedMs(now: number): number {
    return Math.max(0, this.blockedUntil - now);
  }

  /** Whether permits run short and nobody has asked for more yet; the caller is then the one who asks. */
  shouldRequest(request: PermitRequest): boolean {
    const now = request.askedAt;
    if (now < this.blockedUntil || now - this.requestedAt < REQUEST_LOST_MS) return false;
    if (now < this.lapseAt && this.permits > Math.floor(request.block / 4)) return false;
    this.requestedAt = now;
    return true;
  }

  granted(request: PermitRequest, grant: PermitGrant): void {
    this.requestedAt = Number.NEGATIVE_INFINITY;
    if (grant.granted <= 0) {
      this.blockedUntil = request.askedAt + grant.wait_ms;
      return;
    }
    const lapseAt = request.askedAt + grant.valid_ms;
    const halfSlot = request.windowMs / request.slots / 2;
    // Grants of one slot add up; those of a slot before lapse with it, and a late answer from one is worth nothing.
    if (lapseAt < this.lapseAt - halfSlot) return;
    this.permits = lapseAt > this.lapseAt + halfSlot ? grant.granted : this.permits + grant.granted;
    this.lapseAt = lapseAt;
    this.blockedUntil = 0;
  }
}
