import { validationFailed } from '@patchbay/platform';
import { RateLimit } from '@patchbay/provider-kit';
import type { LimitsBody, RateLimitBody } from './connection.dto.ts';

/** A connection's rate limit as a person set it and the database holds it. */
export interface RateOverride {
  readonly max: number;
  readonly windowMs: number;
  readonly sliding: boolean;
}

/** What is to change; what is not named stays. Null: as the provider says. */
export interface LimitsChange {
  readonly maxConcurrent?: number | null;
  readonly rateLimit?: RateOverride | null;
}

export function rateLimitOf({ max, windowMs, sliding }: RateOverride): RateLimit {
  const limit = RateLimit.per(windowMs, max);
  return sliding ? limit.sliding() : limit;
}

/** For people: the audit log. */
export function describeRate({ max, windowMs, sliding }: RateOverride): string {
  return `${max} in ${sliding ? 'any ' : ''}${windowMs / 1_000} s`;
}

/** 422 when a window is given twice. */
export function limitsChangeOf({ max_concurrent: maxConcurrent, rate_limit: rate }: LimitsBody): LimitsChange {
  return {
    ...(maxConcurrent === undefined ? {} : { maxConcurrent }),
    ...(rate === undefined ? {} : { rateLimit: rate && overrideOf(rate) }),
  };
}

function overrideOf({ max, per_seconds: seconds, window_ms: ms, sliding = false }: RateLimitBody): RateOverride {
  if (seconds !== undefined && ms !== undefined) {
    throw validationFailed({ 'rate_limit.window_ms': ['Give per_seconds or window_ms, not both.'] });
  }
  return { max, windowMs: ms ?? (seconds ?? 1) * 1_000, sliding };
}
