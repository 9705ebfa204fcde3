import type { HttpMethod } from '../vendor-http.ts';
import type { Authentication } from './sandbox-auth.ts';
import type { SandboxRequest, SandboxResponse } from './sandbox-request.ts';
import type { IdempotencyRules } from './replay-keys.ts';
import type { VendorIds } from './vendor-ids.ts';

/** Something a simulated vendor did that a real one would not undo: a message sent, a card charged. */
export interface SandboxEffect {
  /** In the vendor's words: `message`, `payment_intent`, `refund`, `request`. */
  readonly kind: string;
  readonly id: string;
  /** The caller's own reference, where the vendor takes one. */
  readonly reference?: string | null;
  /** A few plain facts for people: recipient, amount. Never a secret. */
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

export interface SandboxScope<State> {
  readonly request: SandboxRequest;
  /** Variable parts of the route's path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** Whose credential it is. */
  readonly account: string;
  readonly state: State;
  readonly now: Date;
  readonly ids: VendorIds;
  /** Writes an effect into the journal. */
  readonly effect: (effect: SandboxEffect) => void;
}

export interface SandboxRoute<State> {
  readonly method: HttpMethod | 'ANY';
  /** `/v1/refunds/:id`; a last segment `*` takes the rest. */
  readonly path: string;
  readonly handle: (scope: SandboxScope<State>) => SandboxResponse;
}

/**
 * A simulated vendor: its paths, error bodies and habits, written from the vendor's own facts and not from our provider.
 * It holds its state in memory and opens no socket; `SandboxVendor` runs it.
 */
export interface SandboxDefinition<State> {
  /** Name of the provider it stands for. */
  readonly provider: string;
  readonly displayName: string;
  readonly createState: () => State;
  readonly authenticate: (request: SandboxRequest) => Authentication;
  readonly routes: readonly SandboxRoute<State>[];
  readonly idempotency?: IdempotencyRules;
  /** What the vendor says when something is wrong. */
  readonly answers: {
    readonly notFound: (request: SandboxRequest) => SandboxResponse;
    readonly rateLimited: () => SandboxResponse;
    readonly serverError: (status: number) => SandboxResponse;
    readonly revoked: (request: SandboxRequest) => SandboxResponse;
  };
  /** Headers on every answer: the vendor's request id. */
  readonly headers?: (ids: VendorIds) => Readonly<Record<string, string>>;
  readonly journal?: {
    /** Dotted paths of the body to hide, beyond the names that are always hidden. */
    readonly redact?: readonly string[];
    /** Query values to hide: those of parameters that are the credential, or all where one of any name may be it. */
    readonly hideQuery?: true | readonly string[];
  };
}

/** A simulated vendor of any state, as lists hold it. */
export type AnySandboxDefinition = SandboxDefinition<unknown>;

/** Declares a simulated vendor; its handlers know the state they share. */
export function defineSandbox<State>(definition: SandboxDefinition<State>): AnySandboxDefinition {
  return definition as unknown as AnySandboxDefinition;
}
