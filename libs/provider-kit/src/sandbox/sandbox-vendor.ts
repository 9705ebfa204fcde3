import { REDACTED } from '../redaction/redacted.ts';
import { compilePaths } from '../redaction/redaction-paths.ts';
import { redactBody } from '../redaction/redaction.ts';
import { nameVerdict } from '../redaction/sensitive-names.ts';
import type { AnySandboxDefinition, SandboxEffect } from './define-sandbox.ts';
import { type Fault, FaultPlan } from './fault.ts';
import { ReplayKeys } from './replay-keys.ts';
import { matchRoute } from './route-match.ts';
import type { SandboxJournal } from './sandbox-journal.ts';
import {
  type RawSandboxRequest,
  type SandboxRequest,
  sandboxRequest,
  type SandboxResponse,
  serialised,
} from './sandbox-request.ts';
import { VendorIds } from './vendor-ids.ts';

/** What the caller sees: an answer, silence until it gives up, or a connection cut. */
export type SandboxOutcome =
  | { readonly kind: 'answered'; readonly response: SandboxResponse }
  | { readonly kind: 'silent' }
  | { readonly kind: 'reset' };

export interface SandboxEnvironment {
  readonly journal: SandboxJournal;
  readonly now: () => Date;
  /** Waits for a slow answer. */
  readonly sleep: (ms: number) => Promise<void>;
  readonly ids?: VendorIds;
}

interface Exchange {
  readonly request: SandboxRequest;
  readonly fault: Fault | null;
  readonly effects: Required<SandboxEffect>[];
  readonly idempotencyKey: string | null;
  replayed: boolean;
}

/** A simulated vendor at work: state, faults and idempotency keys, without a socket. */
export class SandboxVendor {
  readonly faults = new FaultPlan();
  private readonly ids: VendorIds;
  private state: unknown;
  private keys: ReplayKeys | null;
  private underWay = 0;
  private most = 0;

  constructor(
    readonly definition: AnySandboxDefinition,
    private readonly environment: SandboxEnvironment,
  ) {
    this.ids = environment.ids ?? new VendorIds();
    this.state = definition.createState();
    this.keys = this.newKeys();
  }

  /** Forgets objects and idempotency keys; faults stay. */
  reset(): void {
    this.state = this.definition.createState();
    this.keys = this.newKeys();
  }

  /** The most requests that were here at once since this was asked last; what a test holds a limit against. */
  takeMostAtOnce(): number {
    const { most } = this;
    this.most = this.underWay;
    return most;
  }

  /** Answers one request as the vendor would, faults included, and writes it into the journal. */
  async handle(raw: RawSandboxRequest): Promise<SandboxOutcome> {
    this.underWay += 1;
    this.most = Math.max(this.most, this.underWay);
    try {
      return await this.answer(raw);
    } finally {
      this.underWay -= 1;
    }
  }

  private async answer(raw: RawSandboxRequest): Promise<SandboxOutcome> {
    const fault = this.faults.strike(raw);
    const request = sandboxRequest(raw);
    // Named also where a fault strikes before the vendor looks at it: people follow the tries of one intention by it.
    const idempotencyKey = this.keys?.keyOf(request) ?? null;
    const exchange: Exchange = { request, fault, effects: [], idempotencyKey, replayed: false };
    const outcome = await this.outcomeOf(exchange);
    this.record(exchange, outcome);
    return outcome;
  }

  private async outcomeOf(exchange: Exchange): Promise<SandboxOutcome> {
    const { fault, request } = exchange;
    if (fault === null || this.replaysInstead(fault, exchange)) return answered(this.withHeaders(this.act(exchange)));
    if (fault.kind === 'slow') return this.slowly(exchange, fault);
    if (fault.when === 'after' && MAY_ACT.has(fault.kind)) {
      const masked = this.maskOf(fault, request);
      this.act(exchange, masked.kind === 'answered' ? masked.response : null);
      return masked;
    }
    return this.maskOf(fault, request);
  }

  /** A request is judged after its key was looked up; who may ask at all (401, 403, 404) is decided before. */
  private replaysInstead(fault: Fault, { request, idempotencyKey }: Exchange): boolean {
    if (fault.kind !== 'refused' || !JUDGEMENTS.has(fault.refusal) || idempotencyKey === null) return false;
    const authentication = this.definition.authenticate(request);
    return authentication.ok && this.keys?.holds(authentication.account, idempotencyKey) === true;
  }

  /** The key stays taken while the answer is under way, so that a second request meets a running first one. */
  private async slowly(exchange: Exchange, fault: Fault): Promise<SandboxOutcome> {
    if (fault.when === 'before') await this.environment.sleep(fault.delay_ms);
    const { response, settle } = this.begin(exchange);
    if (fault.when === 'after') await this.environment.sleep(fault.delay_ms);
    settle(response);
    return answered(this.withHeaders(response));
  }

  /** `masked`: the answer the vendor's front gave instead; some vendors keep that one for the key (Stripe replays its 500). */
  private act(exchange: Exchange, masked: SandboxResponse | null = null): SandboxResponse {
    const { response, settle } = this.begin(exchange);
    const keepsOwn = this.definition.idempotency?.replays === 'what_was_done';
    settle(keepsOwn ? response : (masked ?? response));
    return response;
  }

  private begin(exchange: Exchange): { response: SandboxResponse; settle: (kept: SandboxResponse) => void } {
    const settle = () => undefined;
    const authentication = this.definition.authenticate(exchange.request);
    if (!authentication.ok) return { response: authentication.response, settle };
    const { account } = authentication;
    const key = exchange.idempotencyKey;
    if (this.keys === null || key === null) return { response: this.route(exchange, account), settle };
    const keys = this.keys;
    const claim = keys.claim(exchange.request, account, key, this.environment.now().getTime());
    if (claim.kind === 'answer') {
      exchange.replayed = claim.replayed;
      return { response: claim.response, settle };
    }
    return { response: this.route(exchange, account), settle: (kept) => keys.settle(claim.id, kept) };
  }

  private route(exchange: Exchange, account: string): SandboxResponse {
    const { request, effects } = exchange;
    const match = matchRoute(this.definition.routes, request);
    if (match === null) return this.definition.answers.notFound(request);
    return match.route.handle({
      request,
      params: match.params,
      account,
      state: this.state,
      now: this.environment.now(),
      ids: this.ids,
      effect: (effect) => effects.push({ reference: null, details: {}, ...effect }),
    });
  }

  private maskOf(fault: Fault, request: SandboxRequest): SandboxOutcome {
    const { answers } = this.definition;
    switch (fault.kind) {
      case 'timeout':
        return { kind: 'silent' };
      case 'reset':
        return { kind: 'reset' };
      case 'revoked':
        return answered(this.withHeaders(answers.revoked(request)));
      case 'refused':
        return answered(this.withHeaders(answers.serverError(fault.refusal)));
      case 'rate_limit':
        return answered(this.withHeaders(this.withRetryAfter(answers.rateLimited(), fault)));
      case 'server_error':
      case 'slow':
        return answered(this.withHeaders(answers.serverError(fault.status)));
    }
  }

  private withRetryAfter(response: SandboxResponse, fault: Fault): SandboxResponse {
    const seconds = fault.retry_after_seconds;
    if (seconds === null) return response;
    const date = new Date(this.environment.now().getTime() + seconds * 1_000).toUTCString();
    const value = fault.retry_after_form === 'date' ? date : String(seconds);
    return { ...response, headers: { ...response.headers, 'retry-after': value } };
  }

  private withHeaders(response: SandboxResponse): SandboxResponse {
    const own = this.definition.headers?.(this.ids) ?? {};
    return { ...response, headers: { ...own, ...response.headers } };
  }

  private newKeys(): ReplayKeys | null {
    return this.definition.idempotency === undefined ? null : new ReplayKeys(this.definition.idempotency);
  }

  private record({ request, fault, effects, idempotencyKey, replayed }: Exchange, outcome: SandboxOutcome): void {
    const paths = compilePaths(this.definition.journal?.redact);
    const response = outcome.kind === 'answered' ? outcome.response : null;
    const sent = response === null ? { text: '', contentType: null } : serialised(response);
    this.environment.journal.append({
      at: this.environment.now().toISOString(),
      vendor: this.definition.provider,
      method: request.method,
      path: request.path,
      query: this.shownQuery(request),
      request_body: cut(redactBody(request.body, request.contentType, paths)),
      status: response?.status ?? null,
      outcome: outcome.kind,
      response_body: cut(redactBody(sent.text, sent.contentType ?? '', paths)),
      fault: fault === null ? null : faultName(fault),
      idempotency_key: idempotencyKey,
      replayed,
      effects,
    });
  }

  private shownQuery({ params }: SandboxRequest): string {
    const hide = this.definition.journal?.hideQuery ?? [];
    const isHidden = (name: string) => hide === true || hide.includes(name) || nameVerdict(name) !== 'show';
    return [...params].map(([name, value]) => `${name}=${isHidden(name) ? REDACTED : value}`).join('&');
  }
}

/** Faults that can strike after the vendor has acted; a refusal never does. */
const MAY_ACT: ReadonlySet<Fault['kind']> = new Set(['timeout', 'reset', 'server_error']);

/** Refusals that speak of the request itself. */
const JUDGEMENTS: ReadonlySet<number> = new Set([400, 402, 409, 422]);

/** Characters of a body the journal keeps. */
const MAX_BODY = 4_000;

function cut(text: string): string {
  return text.length > MAX_BODY ? `${text.slice(0, MAX_BODY)}…` : text;
}

function answered(response: SandboxResponse): SandboxOutcome {
  return { kind: 'answered', response };
}

function faultName(fault: Fault): string {
  if (fault.kind === 'slow') return `slow ${fault.delay_ms} ms`;
  if (fault.kind === 'refused') return `refused ${fault.refusal}`;
  return MAY_ACT.has(fault.kind) ? `${fault.kind} ${fault.when} acting` : fault.kind;
}
