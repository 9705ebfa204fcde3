import type { z } from 'zod';
import type { CapabilityInput, CapabilityName, CapabilityOutput } from './capabilities/index.ts';
import type { AuthScheme } from './auth.ts';
import type { Delivery, FailureClass } from './failure.ts';
import type { RateLimit } from './rate-limit.ts';
import type { VendorHttp, VendorResponse } from './vendor-http.ts';

export const ENVIRONMENTS = ['sandbox', 'production'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];
export const AVAILABILITIES = ['available', 'coming_soon', 'deprecated'] as const;
export type Availability = (typeof AVAILABILITIES)[number];
export type CredentialKind = 'api_key' | 'oauth_token' | 'webhook_secret' | 'service_account';

/** One field of the connect form. `sensitive` belongs to the field, so that masking cannot be forgotten. */
export interface CredentialField {
  readonly label: string;
  readonly help?: string;
  readonly sensitive: boolean;
  readonly required: boolean;
  /** Checked in full; a value that becomes part of a host name needs a strict one. */
  readonly pattern?: string;
  /** Of a value that is no secret: shown where nothing is typed yet, and when what is typed does not match. */
  readonly example?: string;
  readonly kind?: CredentialKind;
}
export type CredentialFields = Readonly<Record<string, CredentialField>>;

/** Non-sensitive values only: a provider function never touches a secret, the pipeline authenticates. */
export type PublicCredentials<Fields extends CredentialFields> = {
  readonly [K in keyof Fields as Fields[K]['sensitive'] extends true ? never : K]: Fields[K]['required'] extends true
    ? string
    : string | undefined;
};

/** read: no effect; native_key: the vendor honours an idempotency key; lookup: it can be asked by our reference; opaque: neither. */
export const EFFECTS = ['read', 'native_key', 'lookup', 'opaque'] as const;
export type Effect = (typeof EFFECTS)[number];

export interface CallScope<Fields extends CredentialFields, Config extends z.ZodObject> {
  readonly http: VendorHttp;
  readonly credentials: PublicCredentials<Fields>;
  readonly config: z.output<Config>;
  readonly environment: Environment;
}

export interface CapabilityScope<Fields extends CredentialFields, Config extends z.ZodObject> extends CallScope<
  Fields,
  Config
> {
  /** Our own reference of the operation: stable over tries, unique, at most 26 characters. */
  readonly reference: string;
}

/** What a handler does to the world; a function where it depends on what is asked (a GET reads, a POST may not). */
export type EffectOf<Name extends CapabilityName> = Effect | ((input: CapabilityInput<Name>) => Effect);

/** How this provider does one capability. */
export interface CapabilityHandler<
  Name extends CapabilityName,
  Fields extends CredentialFields,
  Config extends z.ZodObject,
> {
  readonly effect: EffectOf<Name>;
  /** Does it; throws VendorFailure when the vendor refused or did not answer. */
  readonly handle: (
    scope: CapabilityScope<Fields, Config>,
    input: CapabilityInput<Name>,
  ) => Promise<CapabilityOutput<Name>>;
  /**
   * For effect `lookup`: what the vendor knows under our reference; null when it surely knows nothing. Asked after an unknown
   * outcome, before anything is sent again; one that cannot be sure throws.
   */
  readonly lookup?: (
    scope: CapabilityScope<Fields, Config>,
    input: CapabilityInput<Name>,
  ) => Promise<CapabilityOutput<Name> | null>;
  /** How long after it acted the vendor may still answer a look-up with nothing, in milliseconds; default 5,000. */
  readonly lookupLagMs?: number;
}

export interface HealthReport {
  /** The account that answered, for people: a name or an id, never a secret. */
  readonly account: string;
  /** Enabled capabilities the credential has no permission for, where the vendor can tell. */
  readonly missingPermissions?: readonly CapabilityName[];
}

/** What the pipeline reads from the vendor's error answer. Every part may be absent. */
export interface VendorErrorReading {
  readonly providerCode?: string | undefined;
  readonly message?: string | undefined;
  /** Set where the status alone misleads (Google Maps: 200 REQUEST_DENIED). */
  readonly class?: FailureClass | undefined;
  /** Set where the status misleads about the effect (Stripe: 409 while the first request with the key still runs). */
  readonly delivery?: Delivery | undefined;
  readonly retryAfterMs?: number | undefined;
}

/** Where a vendor takes the idempotency key of a request that acts. The pipeline puts it there where the handler did not. */
export interface IdempotencyKeyRule {
  readonly in: 'header' | 'body';
  /** Name of the header, or of the field at the top of the JSON or form body. */
  readonly name: string;
  /** Longest key the vendor takes; null: the vendor does not tell. */
  readonly maxLength: number | null;
  /** For how long the vendor remembers a key; null: the vendor does not tell. */
  readonly windowHours: number | null;
}

export interface ProviderIdentity {
  readonly name: string;
  readonly slug: string;
  readonly displayName: string;
  readonly description: string;
  readonly category: string;
  readonly url: string | null;
  readonly availability: Availability;
  readonly featured: boolean;
  readonly requirements: readonly string[];
}

export interface ProviderDefinition<
  Fields extends CredentialFields = CredentialFields,
  Config extends z.ZodObject = z.ZodObject,
> extends ProviderIdentity {
  readonly environments: readonly Environment[];
  /** Several connections per tenant and environment, told apart by label (custom). */
  readonly multiple?: boolean;
  /** Day the facts were checked, `YYYY-MM-DD`, and where. */
  readonly validatedOn: string;
  readonly sources: readonly string[];
  readonly credentials: Fields;
  readonly config: Config;
  readonly auth: NoInfer<
    | AuthScheme<Extract<keyof Fields, string>>
    | ((config: z.output<Config>) => AuthScheme<Extract<keyof Fields, string>>)
  >;
  /**
   * Origin (and prefix) per environment, or formed from the config; null: the vendor has no test host of its own, and the
   * simulated one stands in.
   */
  readonly baseUrl:
    | { readonly production: string; readonly sandbox: string | null }
    | ((config: z.output<Config>, environment: Environment) => string | null);
  readonly healthCheck: (scope: CallScope<Fields, Config>) => Promise<HealthReport>;
  readonly capabilities: {
    readonly [Name in CapabilityName]?: CapabilityHandler<Name, Fields, Config>;
  };
  readonly idempotency?: IdempotencyKeyRule;
  readonly rateLimit?: RateLimit | ((environment: Environment, config: z.output<Config>) => RateLimit | null);
  /** How many operations the vendor takes from one connection at once, where it says so; default: no limit. */
  readonly maxConcurrent?: number;
  /** Dotted paths in request and response bodies, beyond the defaults, that are hidden in what is recorded. */
  readonly redact?: { readonly request?: readonly string[]; readonly response?: readonly string[] };
  /** Reads the vendor's error body (or a 2xx that is an error in truth: then `class` is set). */
  readonly readError?: (response: VendorResponse) => VendorErrorReading | null;
  readonly requestIdHeader?: string;
}

/** A vendor the catalog shows, but that cannot be connected yet. */
export interface PlannedProvider extends ProviderIdentity {
  readonly availability: 'coming_soon';
  /** Names of the capabilities it will have; some of them are not declared yet. */
  readonly capabilities: readonly string[];
}

/**
 * Declares a provider. A misspelt capability, a result of the wrong shape, an unknown credential or setting does not
 * compile. The definition is data plus functions; it knows nothing of Nest, the database or sockets.
 *
 * What comes back has forgotten the exact fields, so that providers fit into one list: callers give it values checked
 * against `credentials` and `config`.
 */
export function defineProvider<const Fields extends CredentialFields, Config extends z.ZodObject>(
  definition: ProviderDefinition<Fields, Config>,
): ProviderDefinition {
  return definition as unknown as ProviderDefinition;
}

/** Lists a vendor as planned. */
export function definePlanned(
  provider: Omit<PlannedProvider, 'slug' | 'availability' | 'featured' | 'requirements'>,
): PlannedProvider {
  return { slug: provider.name, availability: 'coming_soon', featured: false, requirements: [], ...provider };
}

/** The vendor's own URL for these settings and environment; null where it has no host for it. */
export function baseUrlOf(
  { baseUrl }: Pick<ProviderDefinition, 'baseUrl'>,
  config: Readonly<Record<string, unknown>>,
  environment: Environment,
): string | null {
  return typeof baseUrl === 'function' ? baseUrl(config, environment) : baseUrl[environment];
}

/** The effect of one request. */
export function effectOf<Name extends CapabilityName>(
  handler: { readonly effect: EffectOf<Name> },
  input: CapabilityInput<Name>,
): Effect {
  return typeof handler.effect === 'function' ? handler.effect(input) : handler.effect;
}

/** The effect as the catalog declares it: where it depends on the input, the most careful one. */
export function declaredEffect(handler: { readonly effect: EffectOf<CapabilityName> }): Effect {
  return typeof handler.effect === 'function' ? 'opaque' : handler.effect;
}

/** The ways to authenticate, in the words of the catalog. */
export function authTypesOf(provider: Pick<ProviderDefinition, 'auth'>): readonly string[] {
  if (typeof provider.auth === 'function') return ['custom'];
  if (provider.auth.type === 'none') return [];
  return [provider.auth.type === 'basic' ? 'basic' : 'api_key'];
}
