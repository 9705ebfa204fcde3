import type { Settings } from './settings.ts';

/** The settings for the start-up summary: secrets, and URLs that may hold one, only as configured or not. */
export function describeSettings(settings: Settings): Record<string, unknown> {
  return {
    listen: `${settings.host}:${settings.port}`,
    public_url: settings.publicUrl,
    roles: [...settings.roles],
    production: settings.production,
    data_dir: settings.dataDir,
    database: settings.databaseUrl === null ? 'embedded' : 'external',
    database_url: configured(settings.databaseUrl),
    redis_url: configured(settings.redisUrl),
    master_keys: configured(settings.masterKeys.length > 0),
    bootstrap_api_key: configured(settings.bootstrapApiKey),
    platform_key: configured(settings.platformKey),
    sandbox_port: settings.sandboxPort ?? 'off',
    sandbox_token: configured(settings.sandboxToken),
    vendor_base_urls: settings.vendorBaseUrls,
    vendor_timeout_seconds: settings.vendorTimeoutMs / 1_000,
    allowed_private_hosts: settings.allowedPrivateHosts,
    secret_env_prefixes: settings.secretEnvPrefixes,
    oauth_apps: Object.keys(settings.oauthApps),
    smtp_url: configured(settings.smtpUrl),
    mail_from: settings.mailFrom ?? 'none',
    log_level: settings.logLevel,
    retention_days: settings.retention,
  };
}

function configured(value: string | boolean | null): string {
  return `configured: ${value === null || value === false ? 'no' : 'yes'}`;
}
