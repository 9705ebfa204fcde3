import { Inject, Injectable } from '@nestjs/common';
import { Clock, Log, Metrics, OutboundHttp } from '@patchbay/platform';
import type { FailureDetail } from '@patchbay/provider-kit';
import { Breakers } from './breakers.service.ts';
import { failureOf } from './call-failure.ts';
import { CallRecorder } from './call-recorder.service.ts';
import { CallSession, type Pipeline } from './call-session.ts';
import type {
  CallHandlerScope,
  CallObservation,
  CallObserver,
  CallOptions,
  CallResult,
  CallTarget,
} from './call-target.ts';
import { CallTiming } from './call-timing.ts';
import { RateLimiter } from './rate-limiter.service.ts';

const MAX_MESSAGE = 500;

/** The one outbound pipeline: nothing else talks to a vendor. */
@Injectable()
export class Calls {
  private readonly pipeline: Pipeline;
  private readonly observers: CallObserver[] = [];
  private readonly count: (provider: string, outcome: string) => void;

  constructor(
    @Inject(OutboundHttp) http: OutboundHttp,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CallTiming) timing: CallTiming,
    @Inject(Breakers) breakers: Breakers,
    @Inject(RateLimiter) limiter: RateLimiter,
    @Inject(CallRecorder) recorder: CallRecorder,
    @Inject(Log) private readonly log: Log,
    @Inject(Metrics) metrics: Metrics,
  ) {
    const observe = (observation: CallObservation): void => this.tell(observation);
    this.pipeline = { http, clock, timing, breakers, limiter, recorder, observe };
    const counter = metrics.counter('patchbay_calls_total', 'Runs of the outbound pipeline.', ['provider', 'outcome']);
    this.count = (provider, outcome) => counter.inc({ provider, outcome });
  }

  /** Told of every exchange with a vendor from now on. */
  register(observer: CallObserver): void {
    this.observers.push(observer);
  }

  /**
   * Lets `work` talk to the vendor and answers what came of it. Never throws for what a vendor, the network or a provider's
   * code does: the failure says what is known of the effect.
   */
  async run<T>(
    target: CallTarget,
    options: CallOptions,
    work: (scope: CallHandlerScope) => Promise<T>,
  ): Promise<CallResult<T>> {
    const session = new CallSession(this.pipeline, target, options);
    const startedAt = this.clock.monotonicMs();
    try {
      if (target.openReferences !== undefined) await session.resolveReferences(target.openReferences);
      const value = session.scrubResult(await work(session.scope));
      this.count(target.provider.name, 'succeeded');
      const { status, vendorRequestId } = session;
      return { ok: true, value, latencyMs: this.clock.monotonicMs() - startedAt, status, vendorRequestId };
    } catch (error) {
      const failure = this.failure(error, session, target, options);
      this.count(target.provider.name, failure.class);
      return { ok: false, failure, latencyMs: this.clock.monotonicMs() - startedAt, tries: session.tries };
    }
  }

  private failure(error: unknown, session: CallSession, target: CallTarget, options: CallOptions): FailureDetail {
    const { sentAnything, touched, status, vendorRequestId } = session;
    const facts = { effect: options.effect, sentAnything, touched };
    const { detail, fault } = failureOf(error, target.provider.displayName, facts);
    if (fault) this.logFault(error, target, options);
    return {
      ...detail,
      message: session.scrub(detail.message).slice(0, MAX_MESSAGE),
      providerCode: detail.providerCode === null ? null : session.scrub(detail.providerCode),
      status: detail.status ?? (fault ? status : null),
      vendorRequestId: detail.vendorRequestId ?? (fault ? vendorRequestId : null),
    };
  }

  /** Where it happened, not what was said: the message of a SyntaxError quotes the body, a TypeError may quote a value. */
  private logFault(error: unknown, target: CallTarget, options: CallOptions): void {
    const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
    this.log.error('a provider failed on a request or an answer', {
      area: 'calls',
      provider: target.provider.name,
      capability: options.capability,
      tenant_id: target.tenantId,
      connection_id: target.connectionId,
      request_id: options.requestId,
      error_name: error instanceof Error ? error.name : typeof error,
      at: frames.slice(0, 8).map((line) => line.trim()),
    });
  }

  private tell(observation: CallObservation): void {
    for (const observer of this.observers) {
      try {
        observer.observed(observation);
      } catch (error) {
        this.log.error('a call observer failed', { area: 'calls', error });
      }
    }
  }
}
