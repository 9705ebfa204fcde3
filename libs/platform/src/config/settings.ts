/** What a process of the hub does. */
export type Role = 'http' | 'worker' | 'scheduler';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** A key that wraps the tenants' keys; `id` names it inside every ciphertext. */
export interface MasterKey {
  readonly id: string;
  /** 32 bytes. */
  readonly key: Buffer;
}

/** The team's OAuth app at one provider; each value may be a secret reference. */
export interface OAuthAppSettings {
  readonly clientId: string;
  readonly clientSecret: string | null;
}

/** Days after which rows of the tables that grow without end are dropped. */
export interface Retention {
  readonly operations: number;
  readonly vendorCalls: number;
  readonly healthHistory: number;
  readonly auditLog: number;
  readonly outbox: number;
}

/** Everything the environment says, parsed once at start; the tables of the main README and of apps/api's explain each. */
export interface Settings {
  /** 0 = any free port (tests). */
  readonly port: number;
  readonly host: string;
  /** Absolute path. */
  readonly dataDir: string;
  /** null = embedded Postgres in `dataDir`. */
  readonly databaseUrl: string | null;
  /** null = work is woken through Postgres. */
  readonly redisUrl: string | null;
  /** The first is current. Empty only before `withMasterKeys` has read or made the key file. */
  readonly masterKeys: readonly MasterKey[];
  /** Base of URLs the hub hands out, without a trailing slash. */
  readonly publicUrl: string;
  readonly bootstrapApiKey: string | null;
  /** null = tenant administration by REST is off. */
  readonly platformKey: string | null;
  /** null = off. */
  readonly sandboxPort: number | null;
  /** Of the sandbox's control API; null = one is made up and kept in the data dir. */
  readonly sandboxToken: string | null;
  /** By provider name; replaces scheme, host, port and optionally a path prefix of that provider's URLs. */
  readonly vendorBaseUrls: Readonly<Record<string, string>>;
  /** How long an answer of a vendor is waited for; at most 30 s, so that a try fits into its lease. */
  readonly vendorTimeoutMs: number;
  /** Hosts and CIDRs the private-address guard lets pass. */
  readonly allowedPrivateHosts: readonly string[];
  /** What `env://` may read. */
  readonly secretEnvPrefixes: readonly string[];
  /** By provider name. */
  readonly oauthApps: Readonly<Record<string, OAuthAppSettings>>;
  readonly roles: ReadonlySet<Role>;
  readonly smtpUrl: string | null;
  readonly mailFrom: string | null;
  readonly production: boolean;
  readonly logLevel: LogLevel;
  readonly retention: Retention;
}

/** Nest token of `Settings`: `@Inject(SETTINGS) settings: Settings`. */
export const SETTINGS = Symbol('SETTINGS');
