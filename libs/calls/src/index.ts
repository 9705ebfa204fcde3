export { Breakers, type BreakerDescription } from './breakers.service.ts';
export type { BreakerOverride } from './breaker.repository.ts';
export type { BreakerState } from './breaker-memory.ts';
export { CallLog, type CallFilters, type LoggedCall, type LoggedMessage } from './call-log.repository.ts';
export { CallStatistics, type CallHour, type CountedCalls } from './call-statistics.repository.ts';
export {
  CallObserver,
  type CallHandlerScope,
  type CallObservation,
  type CallOptions,
  type CallResult,
  type CallTarget,
} from './call-target.ts';
export { CallsModule } from './calls.module.ts';
export { Calls } from './calls.service.ts';
export type { PermitGrant, PermitRequest } from './permit-book.ts';
export { providersLimit, RateLimiter } from './rate-limiter.service.ts';
