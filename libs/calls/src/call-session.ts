import type { Clock, OutboundHttp } from '@patchbay/platform';
import { newId } from '@patchbay/platform';
import {
  VendorFailure,
  deliveryOfStatus,
  type Effect,
  type FailureDetail,
  type SecretScrubber,
  type VendorHttp,
  type VendorRequest,
  type VendorResponse,
} from '@patchbay/provider-kit';
import type { Breakers, ProbeVerdict } from './breakers.service.ts';
import type { CallRecorder } from './call-recorder.service.ts';
import type { CallHandlerScope, CallObservation, CallOptions, CallTarget } from './call-target.ts';
import type { CallTiming } from './call-timing.ts';
import { ownFailure } from './failure-rules.ts';
import { applyCredential, prepareRequest, type AppliedCredential, type PreparedRequest } from './prepared-request.ts';
import type { RateLimiter } from './rate-limiter.service.ts';
import { mayRetry, retryDelayMs } from './retry-rules.ts';
import { exchange, type ExchangeResult } from './vendor-exchange.ts';

/** What every run of the pipeline works with. */
export interface Pipeline {
  readonly http: OutboundHttp;
  readonly clock: Clock;
  readonly timing: CallTiming;
  readonly breakers: Breakers;
  readonly limiter: RateLimiter;
  readonly recorder: CallRecorder;
  readonly observe: (observation: CallObservation) => void;
}

const DEFAULT_MAX_WAIT_MS = 5_000;
/** Failures that say nothing about the vendor: they neither count for its breaker nor for its health. */
const OURS = new Set(['claim_expired', 'cancelled', 'shutting_down', 'invalid_request', 'address_refused']);

/** One run: every request of one handler goes through here, in the one order of the contract. */
export class CallSession implements VendorHttp {
  scope: CallHandlerScope;
  tries = 0;
  private permitUsed = false;
  status: number | null = null;
  vendorRequestId: string | null = null;
  sentAnything = false;
  touched = false;
  /** An answer repeated one of this call's secrets: the result has to be scrubbed too. */
  leaky = false;
  private credential: AppliedCredential | null = null;
  /** Of what is told about the call. Results go back to who sent the texts, and lose the credential's secrets alone. */
  private teller: SecretScrubber | null = null;
  private effectful = 0;
  private waitLeftMs: number;

  constructor(
    private readonly pipeline: Pipeline,
    private readonly target: CallTarget,
    private readonly options: CallOptions,
  ) {
    this.waitLeftMs = options.maxWaitMs ?? (options.tries > 1 ? DEFAULT_MAX_WAIT_MS : 0);
    this.scope = {
      http: this,
      credentials: target.publicCredentials,
      config: target.config,
      environment: target.environment,
      reference: options.reference,
    };
  }

  /** Gives the handler the non-sensitive values that are kept elsewhere. */
  async resolveReferences(fields: readonly string[]): Promise<void> {
    const values = await this.target.credential();
    this.apply(values);
    const credentials = { ...this.scope.credentials };
    for (const field of fields) {
      const value = values[field];
      if (value !== undefined) credentials[field] = value;
    }
    this.scope = { ...this.scope, credentials };
  }

  /** Throws VendorFailure, or InvalidRequest before anything is sent. */
  async request(request: VendorRequest): Promise<VendorResponse> {
    const effect = request.effect ?? this.options.effect;
    const credential = this.credential ?? (await this.resolveCredential());
    const prepared = prepareRequest(this.target, request, credential, effect, this.keyFor(effect));
    for (let number = 1; ; number += 1) {
      const probe = await this.admit();
      const result = await this.send(prepared, credential, number, probe);
      const { response, failure } = result;
      if (failure === null && response !== null) return response;
      if (failure === null) throw new Error('An exchange ended without answer and without failure.');
      if (!(await this.mayTryAgain(effect, failure, number))) throw new VendorFailure(failure);
    }
  }

  scrub(text: string): string {
    return this.teller?.scrub(text) ?? text;
  }

  scrubResult<T>(value: T): T {
    return this.leaky && this.credential !== null ? (this.credential.scrubber.scrubDeep(value) as T) : value;
  }

  private async resolveCredential(): Promise<AppliedCredential> {
    const given = this.target.credential();
    const secrets = given instanceof Promise ? await given : given;
    return this.apply(secrets);
  }

  private apply(secrets: Readonly<Record<string, string>>): AppliedCredential {
    this.credential ??= applyCredential(this.target, secrets);
    this.teller ??= this.credential.scrubber.including(this.options.privateTexts ?? []);
    return this.credential;
  }

  /** The vendor refuses a key it has seen with another request: the second request of a run has a key of its own. */
  private keyFor(effect: Effect): string {
    if (effect === 'read') return this.options.reference;
    this.effectful += 1;
    return this.effectful === 1 ? this.options.reference : `${this.options.reference}-${this.effectful}`;
  }

  /** Breaker, then limiter; waits for the limiter as long as this call may. Answers the probe's owner, if this is one. */
  private async admit(): Promise<string | null> {
    const { breakers, limiter, timing } = this.pipeline;
    const { tenantId, connectionId, provider } = this.target;
    for (;;) {
      let admission = breakers.admit(tenantId, connectionId, this.options.insists);
      if (admission instanceof Promise) admission = await admission.catch(unavailable);
      if (!admission.admitted) {
        const message = `${provider.displayName} has failed too often lately; calls to it are held back.`;
        throw new VendorFailure(ownFailure('upstream', 'not_sent', 'breaker_open', message, admission.retryAfterMs));
      }
      const waitMs = await this.takePermit(limiter, admission.probe);
      if (waitMs === 0) return admission.probe;
      if (admission.probe !== null) breakers.settle(tenantId, connectionId, admission.probe, 'unreached');
      if (!this.spendWait(waitMs)) {
        const message = `The rate limit of ${provider.displayName} is used up.`;
        throw new VendorFailure(ownFailure('throttle', 'not_sent', 'rate_limited', message, Math.ceil(waitMs)));
      }
      await timing.sleep(waitMs, this.options.signal);
    }
  }

  private async takePermit(limiter: RateLimiter, probe: string | null): Promise<number> {
    if (this.options.permitHeld === true && !this.permitUsed) {
      this.permitUsed = true;
      return 0;
    }
    try {
      const taken = limiter.take(this.target);
      return taken instanceof Promise ? await taken : taken;
    } catch (error) {
      if (probe !== null) this.settle(probe, 'unreached');
      return unavailable(error);
    }
  }

  private async send(
    request: PreparedRequest,
    credential: AppliedCredential,
    number: number,
    probe: string | null,
  ): Promise<ExchangeResult> {
    const { http, clock, limiter } = this.pipeline;
    const { target, options } = this;
    const scrubber = this.teller ?? credential.scrubber;
    this.tries += 1;
    const result = await exchange({ http, clock, target, options, scrubber }, request);
    if (!this.leaky && result.response !== null) this.leaky = credential.scrubber.touches(result.response.text);
    this.note(request.effect, result);
    if (probe !== null) this.settle(probe, verdictOf(result));
    const { tenantId, connectionId } = target;
    if (result.silenceMs !== null && result.silenceMs > 0) limiter.suspend(tenantId, connectionId, result.silenceMs);
    this.tell(request, scrubber, number, probe, result);
    return result;
  }

  private settle(probe: string, verdict: ProbeVerdict): void {
    this.pipeline.breakers.settle(this.target.tenantId, this.target.connectionId, probe, verdict);
  }

  /** What is known of this run's effect from here on. */
  private note(effect: Effect, result: ExchangeResult): void {
    if (result.sent) this.sentAnything = true;
    if (result.response !== null) {
      this.status = result.response.status;
      this.vendorRequestId = result.vendorRequestId;
    }
    if (effect === 'read' || !result.sent) return;
    // An accepted status is an answer to the handler; whether the vendor acted is still told by the status.
    const delivery = result.failure?.delivery ?? deliveryOfAnswer(result.response?.status ?? 0);
    if (delivery === 'done' || delivery === 'unknown') this.touched = true;
  }

  private tell(
    request: PreparedRequest,
    scrubber: SecretScrubber,
    number: number,
    probe: string | null,
    result: ExchangeResult,
  ): void {
    const { recorder, breakers, observe, clock } = this.pipeline;
    const { tenantId, connectionId, provider } = this.target;
    const { failure, latencyMs } = result;
    const at = clock.now();
    recorder.add({
      id: newId(),
      tenantId,
      connectionId,
      provider,
      purpose: this.options.purpose,
      capability: this.options.capability ?? null,
      operationId: this.options.operationId ?? null,
      try: number,
      method: request.method,
      url: request.recordedUrl,
      authParameter: request.authParameter,
      requestHeaders: request.headers,
      authHeader: request.authHeader,
      requestBody: request.recordedBody,
      response: result.response,
      failure,
      latencyMs,
      vendorRequestId: result.vendorRequestId,
      at,
      scrubber,
    });
    if (failure !== null && OURS.has(failure.code)) return;
    if (probe === null) breakers.record(tenantId, connectionId, failure?.class === 'upstream');
    observe({ tenantId, connectionId, purpose: this.options.purpose, ok: failure === null, failure, latencyMs, at });
  }

  private async mayTryAgain(effect: Effect, failure: FailureDetail, number: number): Promise<boolean> {
    if (number >= this.options.tries || !mayRetry(effect, failure)) return false;
    const { timing } = this.pipeline;
    const delayMs = retryDelayMs(failure, number, () => timing.random());
    if (!this.spendWait(delayMs)) return false;
    await timing.sleep(delayMs, this.options.signal);
    return this.options.signal?.aborted !== true;
  }

  /** Work that would have to wait longer than this goes back to whoever asked: no thread waits. */
  private spendWait(ms: number): boolean {
    if (ms > this.waitLeftMs) return false;
    this.waitLeftMs -= ms;
    return true;
  }
}

/** Without the database there is no shared budget and no probe: the call is held back, not sent blindly. */
function unavailable(cause: unknown): never {
  const message = 'The hub could not check the limits of this connection; its database did not answer.';
  throw new VendorFailure(ownFailure('unknown', 'not_sent', 'hub_unavailable', message, 1_000), { cause });
}

function deliveryOfAnswer(status: number): 'done' | 'unknown' | 'refused' | 'not_sent' {
  return status >= 200 && status < 300 ? 'done' : deliveryOfStatus(status);
}

function verdictOf(result: ExchangeResult): ProbeVerdict {
  const { failure } = result;
  if (failure === null || (failure.class !== 'upstream' && result.response !== null)) return 'answered';
  return failure.class === 'upstream' ? 'failed' : 'unreached';
}
