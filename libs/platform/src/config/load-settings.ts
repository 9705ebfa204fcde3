import type { Environment } from './environment.schema.ts';
import { environmentSchema } from './environment.schema.ts';
import type { OAuthAppSettings, Settings } from './settings.ts';

/** Thrown with every problem of the environment at once. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The settings are not valid:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

const OAUTH_VARIABLE = /^PATCHBAY_OAUTH_([A-Z0-9_]+)_CLIENT_(ID|SECRET)$/;

/** Parses the environment once; throws a SettingsError that lists everything wrong with it. */
export function loadSettings(env: NodeJS.ProcessEnv): Settings {
  const given = withoutEmpty(env);
  const parsed = environmentSchema.safeParse(given);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  if (given['NODE_ENV'] === 'production' && given['PATCHBAY_MASTER_KEYS'] === undefined) {
    problems.push(
      'PATCHBAY_MASTER_KEYS: needed with NODE_ENV=production; give id:base64-32-bytes, the current one first',
    );
  }
  const oauth = oauthApps(given);
  problems.push(...oauth.problems);
  if (!parsed.success || problems.length > 0) throw new SettingsError(problems);
  return settingsOf(parsed.data, oauth.apps);
}

/** What is odd about the environment but does not stop the start. */
export function settingsWarnings(env: NodeJS.ProcessEnv, settings: Settings): string[] {
  const warnings = Object.keys(withoutEmpty(env))
    .filter((name) => name.startsWith('PATCHBAY_') && !isKnown(name, settings))
    .map((name) => `${name} is not a setting of Patchbay; it has no effect`);
  if (settings.smtpUrl !== null && settings.mailFrom === null) {
    warnings.push('SMTP_URL is set but PATCHBAY_MAIL_FROM is not; no e-mail is sent');
  }
  if (settings.platformKey !== null && settings.platformKey.length < 16) {
    warnings.push('PATCHBAY_PLATFORM_KEY is shorter than 16 characters; it guards every tenant, so make it long');
  }
  return warnings;
}

/** `http://HOST:PORT`, what PATCHBAY_PUBLIC_URL is when it is unset. */
export function defaultPublicUrl(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Settings for the port that was really bound, where PORT was 0 (any free one). */
export function withBoundPort(settings: Settings, port: number): Settings {
  const isDefault = settings.publicUrl === defaultPublicUrl(settings.host, settings.port);
  return { ...settings, port, publicUrl: isDefault ? defaultPublicUrl(settings.host, port) : settings.publicUrl };
}

/** An empty variable (as compose files pass them) is an unset one. */
function withoutEmpty(env: NodeJS.ProcessEnv): Record<string, string> {
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && value.trim() !== '') given[name] = value.trim();
  }
  return given;
}

function isKnown(name: string, settings: Settings): boolean {
  if (name in environmentSchema.shape || OAUTH_VARIABLE.test(name)) return true;
  return settings.secretEnvPrefixes.some((prefix) => name.startsWith(prefix));
}

function settingsOf(env: Environment, apps: Record<string, OAuthAppSettings>): Settings {
  const production = env.NODE_ENV === 'production';
  return {
    port: env.PORT,
    host: env.HOST,
    dataDir: env.PATCHBAY_DATA_DIR,
    databaseUrl: env.DATABASE_URL ?? null,
    redisUrl: env.REDIS_URL ?? null,
    masterKeys: env.PATCHBAY_MASTER_KEYS ?? [],
    publicUrl: env.PATCHBAY_PUBLIC_URL ?? defaultPublicUrl(env.HOST, env.PORT),
    bootstrapApiKey: env.PATCHBAY_BOOTSTRAP_API_KEY ?? null,
    platformKey: env.PATCHBAY_PLATFORM_KEY ?? null,
    sandboxPort: sandboxPort(env.PATCHBAY_SANDBOX_PORT, production),
    sandboxToken: env.PATCHBAY_SANDBOX_TOKEN ?? null,
    vendorBaseUrls: env.PATCHBAY_VENDOR_BASE_URLS,
    vendorTimeoutMs: env.PATCHBAY_VENDOR_TIMEOUT_SECONDS * 1_000,
    allowedPrivateHosts: env.PATCHBAY_ALLOWED_PRIVATE_HOSTS,
    secretEnvPrefixes: env.PATCHBAY_SECRET_ENV_PREFIXES,
    oauthApps: apps,
    roles: new Set(env.PATCHBAY_ROLES),
    smtpUrl: env.SMTP_URL ?? null,
    mailFrom: env.PATCHBAY_MAIL_FROM ?? null,
    production,
    logLevel: env.LOG_LEVEL,
    retention: {
      operations: env.PATCHBAY_RETENTION_OPERATIONS_DAYS,
      vendorCalls: env.PATCHBAY_RETENTION_VENDOR_CALLS_DAYS,
      healthHistory: env.PATCHBAY_RETENTION_HEALTH_HISTORY_DAYS,
      auditLog: env.PATCHBAY_RETENTION_AUDIT_LOG_DAYS,
      outbox: env.PATCHBAY_RETENTION_OUTBOX_DAYS,
    },
  };
}

function sandboxPort(given: number | undefined, production: boolean): number | null {
  if (given === undefined) return production ? null : 3100;
  return given === 0 ? null : given;
}

function oauthApps(env: Record<string, string>): { apps: Record<string, OAuthAppSettings>; problems: string[] } {
  const ids: Record<string, string> = {};
  const secrets: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    const [, provider, part] = OAUTH_VARIABLE.exec(name) ?? [];
    if (provider !== undefined) (part === 'ID' ? ids : secrets)[provider] = value;
  }
  const problems = Object.keys(secrets)
    .filter((provider) => ids[provider] === undefined)
    .map(
      (provider) =>
        `PATCHBAY_OAUTH_${provider}_CLIENT_ID: needed because PATCHBAY_OAUTH_${provider}_CLIENT_SECRET is set`,
    );
  const apps: Record<string, OAuthAppSettings> = {};
  for (const [provider, clientId] of Object.entries(ids)) {
    apps[provider.toLowerCase().replaceAll('_', '-')] = { clientId, clientSecret: secrets[provider] ?? null };
  }
  return { apps, problems };
}
