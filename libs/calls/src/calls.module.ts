import { Inject, Module } from '@nestjs/common';
import { DRAIN, Lifecycle, OutboundHttp } from '@patchbay/platform';
import { BreakerRepository } from './breaker.repository.ts';
import { Breakers } from './breakers.service.ts';
import { CallLog } from './call-log.repository.ts';
import { CallRecorder } from './call-recorder.service.ts';
import { CallStatistics } from './call-statistics.repository.ts';
import { CallTiming } from './call-timing.ts';
import { Calls } from './calls.service.ts';
import { RateLimiter } from './rate-limiter.service.ts';
import { RateWindowRepository } from './rate-window.repository.ts';

/** The outbound pipeline. Its endpoints belong to connections, whose resources they are. */
@Module({
  providers: [
    Calls,
    Breakers,
    RateLimiter,
    CallLog,
    CallStatistics,
    CallRecorder,
    CallTiming,
    BreakerRepository,
    RateWindowRepository,
  ],
  exports: [Calls, Breakers, RateLimiter, CallLog, CallStatistics],
})
export class CallsModule {
  constructor(@Inject(OutboundHttp) http: OutboundHttp, @Inject(Lifecycle) lifecycle: Lifecycle) {
    lifecycle.onDrain(DRAIN.outbound, 'vendor connections', () => http.close());
  }
}
