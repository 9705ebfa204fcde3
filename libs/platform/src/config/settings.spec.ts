import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { describeSettings } from './describe-settings.ts';
import { loadSettings, SettingsError, settingsWarnings, withBoundPort } from './load-settings.ts';
import { withMasterKeys } from './master-key-file.ts';

const KEY_A = Buffer.alloc(32, 1).toString('base64');
const KEY_B = Buffer.alloc(32, 2).toString('base64');

function problemsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    loadSettings(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
}

describe('the settings', () => {
  it('have the documented defaults when nothing is set', () => {
    expect(loadSettings({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      dataDir: resolve('.patchbay'),
      databaseUrl: null,
      redisUrl: null,
      masterKeys: [],
      publicUrl: 'http://127.0.0.1:3000',
      bootstrapApiKey: null,
      platformKey: null,
      sandboxPort: 3100,
      vendorBaseUrls: {},
      allowedPrivateHosts: [],
      vendorTimeoutMs: 30_000,
      secretEnvPrefixes: ['PATCHBAY_SECRET_'],
      roles: new Set(['http', 'worker', 'scheduler']),
      smtpUrl: null,
      production: false,
      logLevel: 'info',
    });
  });

  it('take every variable', () => {
    const settings = loadSettings({
      PORT: '8080',
      HOST: '::1',
      DATABASE_URL: 'postgresql://u:p@db/x',
      REDIS_URL: 'redis://r',
      PATCHBAY_MASTER_KEYS: `new:${KEY_B},old:${KEY_A}`,
      PATCHBAY_PUBLIC_URL: 'https://hub.example.com/',
      PATCHBAY_BOOTSTRAP_API_KEY: 'a-bootstrap-key-of-any-form',
      PATCHBAY_PLATFORM_KEY: 'platform-key-of-the-team',
      PATCHBAY_SANDBOX_PORT: '0',
      PATCHBAY_VENDOR_BASE_URLS: '{"stripe":"http://127.0.0.1:4010/stripe/"}',
      PATCHBAY_VENDOR_TIMEOUT_SECONDS: '5',
      PATCHBAY_ALLOWED_PRIVATE_HOSTS: 'crm.internal, 10.0.0.0/8',
      PATCHBAY_SECRET_ENV_PREFIXES: 'APP_, TEAM_SECRET_',
      PATCHBAY_OAUTH_GOOGLE_CALENDAR_CLIENT_ID: 'id',
      PATCHBAY_OAUTH_GOOGLE_CALENDAR_CLIENT_SECRET: 'env://TEAM_SECRET_G',
      PATCHBAY_ROLES: 'worker',
      SMTP_URL: 'smtp://mail',
      PATCHBAY_MAIL_FROM: 'hub@example.com',
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      PATCHBAY_RETENTION_OUTBOX_DAYS: '3',
    });
    expect(settings).toMatchObject({
      masterKeys: [{ id: 'new' }, { id: 'old' }],
      publicUrl: 'https://hub.example.com',
      sandboxPort: null,
      vendorBaseUrls: { stripe: 'http://127.0.0.1:4010/stripe' },
      vendorTimeoutMs: 5_000,
      allowedPrivateHosts: ['crm.internal', '10.0.0.0/8'],
      secretEnvPrefixes: ['APP_', 'TEAM_SECRET_'],
      oauthApps: { 'google-calendar': { clientId: 'id', clientSecret: 'env://TEAM_SECRET_G' } },
      roles: new Set(['worker']),
      production: true,
      retention: { outbox: 3 },
    });
    expect(settings.masterKeys[0]?.key).toEqual(Buffer.alloc(32, 2));
  });

  it('list every problem at once and never repeat a value', () => {
    const problems = problemsOf({
      PORT: '99999',
      HOST: 'a b',
      DATABASE_URL: 'mysql://user:hunter2@db/x',
      REDIS_URL: 'hunter2',
      PATCHBAY_MASTER_KEYS: 'hunter2',
      PATCHBAY_PUBLIC_URL: 'ftp://hunter2',
      PATCHBAY_BOOTSTRAP_API_KEY: 'hunter2',
      PATCHBAY_PLATFORM_KEY: 'x',
      PATCHBAY_SANDBOX_PORT: 'hunter2',
      PATCHBAY_VENDOR_BASE_URLS: '{"stripe":"hunter2"}',
      PATCHBAY_VENDOR_TIMEOUT_SECONDS: '31',
      PATCHBAY_ALLOWED_PRIVATE_HOSTS: '10.0.0.0/99',
      PATCHBAY_SECRET_ENV_PREFIXES: 'hunter-2',
      PATCHBAY_OAUTH_X_CLIENT_SECRET: 'hunter2',
      PATCHBAY_ROLES: 'http,hunter2',
      SMTP_URL: 'http://hunter2',
      PATCHBAY_MAIL_FROM: 'hunter2',
      LOG_LEVEL: 'hunter2',
      PATCHBAY_RETENTION_OPERATIONS_DAYS: '0',
    });
    expect(problems).toHaveLength(19);
    expect(problems.join('\n')).not.toContain('hunter2');
    expect(problems).toContainEqual(expect.stringMatching(/^PORT: /));
    expect(problems).toContainEqual(expect.stringMatching(/^PATCHBAY_VENDOR_BASE_URLS: stripe: /));
  });

  it('refuse production without master keys', () => {
    expect(problemsOf({ NODE_ENV: 'production' })).toEqual([expect.stringMatching(/^PATCHBAY_MASTER_KEYS: needed/)]);
  });

  it('leave the sandbox off in production unless it is asked for', () => {
    const env = { NODE_ENV: 'production', PATCHBAY_MASTER_KEYS: `a:${KEY_A}` };
    expect(loadSettings(env).sandboxPort).toBeNull();
    expect(loadSettings({ ...env, PATCHBAY_SANDBOX_PORT: '3100' }).sandboxPort).toBe(3100);
  });

  it('refuse master keys that share an id or have the wrong length', () => {
    expect(problemsOf({ PATCHBAY_MASTER_KEYS: `a:${KEY_A},a:${KEY_B}` })).toHaveLength(1);
    expect(problemsOf({ PATCHBAY_MASTER_KEYS: 'a:c2hvcnQ=' })).not.toHaveLength(0);
    expect(problemsOf({ PATCHBAY_MASTER_KEYS: `a:${KEY_A.slice(0, 20)}!${KEY_A.slice(20)}` })).not.toHaveLength(0);
  });

  it.each(['https://user:word@hub.example.com', 'https://hub.example.com/?a=b', 'https://hub.example.com/#a'])(
    'refuse the public URL %s, to which no path can be added',
    (url) => expect(problemsOf({ PATCHBAY_PUBLIC_URL: url })).toHaveLength(1),
  );

  it.each(['PATCHBAY_', 'P', 'DATABASE_URL', 'PATCHBAY_SECRET_,SMTP', 'PATCHBAY_OAUTH_GITHUB_'])(
    'refuse to let env:// read the own secrets of the hub: %s',
    (prefixes) => expect(problemsOf({ PATCHBAY_SECRET_ENV_PREFIXES: prefixes })).toHaveLength(1),
  );

  it('take hosts without a port for private ones', () => {
    const hosts = ['crm.internal', '10.0.0.5', '::1', '[fd00::1]', 'fd00::/8'];
    const env = { PATCHBAY_ALLOWED_PRIVATE_HOSTS: hosts.join(',') };
    expect(loadSettings(env).allowedPrivateHosts).toEqual(hosts);
    for (const host of ['10.0.0.5:8080', 'crm.internal:443', '[::1]:80', ':']) {
      expect(problemsOf({ PATCHBAY_ALLOWED_PRIVATE_HOSTS: host })).toHaveLength(1);
    }
  });

  it('treat an empty variable as unset', () => {
    expect(loadSettings({ DATABASE_URL: '', PORT: ' ' })).toMatchObject({ databaseUrl: null, port: 3000 });
  });

  it('warn of unknown names, but not of secrets others may refer to', () => {
    const env = { PATCHBAY_PROT: '1', PATCHBAY_SECRET_STRIPE: 's', PATCHBAY_OAUTH_X_CLIENT_ID: 'x' };
    expect(settingsWarnings(env, loadSettings(env))).toEqual([expect.stringContaining('PATCHBAY_PROT')]);
  });

  it('are summarised without any secret', () => {
    const settings = loadSettings({
      DATABASE_URL: 'postgres://u:hunter2@db/x',
      REDIS_URL: 'redis://:hunter2@r',
      SMTP_URL: 'smtp://u:hunter2@m',
      PATCHBAY_BOOTSTRAP_API_KEY: 'hunter2-hunter2-hunter2',
      PATCHBAY_PLATFORM_KEY: 'hunter2-hunter2',
      PATCHBAY_MASTER_KEYS: `a:${KEY_A}`,
    });
    const summary = describeSettings(settings);
    expect(JSON.stringify(summary)).not.toContain('hunter2');
    expect(JSON.stringify(summary)).not.toContain(KEY_A);
    expect(summary).toMatchObject({ platform_key: 'configured: yes', database_url: 'configured: yes' });
  });

  it('follow the port that was bound, unless a public URL was given', () => {
    expect(withBoundPort(loadSettings({ PORT: '0' }), 4567).publicUrl).toBe('http://127.0.0.1:4567');
    const fixed = loadSettings({ PORT: '0', PATCHBAY_PUBLIC_URL: 'https://hub.example.com' });
    expect(withBoundPort(fixed, 4567).publicUrl).toBe('https://hub.example.com');
  });
});

describe('the master key file', () => {
  let dataDir = '';
  beforeAll(async () => {
    dataDir = join(await mkdtemp(join(tmpdir(), 'patchbay-keys-')), 'data');
  });
  afterAll(() => rm(resolve(dataDir, '..'), { recursive: true, force: true }));

  it('is made once, for all processes that start at once, and readable by its owner alone', async () => {
    const settings = loadSettings({ PATCHBAY_DATA_DIR: dataDir });
    const made = await Promise.all([1, 2, 3, 4].map(() => withMasterKeys(settings)));
    const again = await withMasterKeys(settings);
    for (const { masterKeys } of made) expect(masterKeys).toEqual(again.masterKeys);
    expect(await readdir(dataDir)).toEqual(['master.key']);
    expect((await stat(join(dataDir, 'master.key'))).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['below a file', () => join(dataDir, 'master.key', 'data')],
    ['below /proc, where nobody makes folders', () => '/proc/patchbay/data'],
  ])('names the setting when the data dir cannot be made %s', async (_where, path) => {
    const settings = loadSettings({ PATCHBAY_DATA_DIR: path() });
    await expect(withMasterKeys(settings)).rejects.toThrow(/PATCHBAY_DATA_DIR: give a folder .* \(.*E[A-Z]+: /);
  });

  it('is made with every folder above it that is missing', async () => {
    const path = join(dataDir, 'deep', 'deeper');
    const settings = loadSettings({ PATCHBAY_DATA_DIR: path });
    await Promise.all([1, 2, 3, 4].map(() => withMasterKeys(settings)));
    expect(await readdir(path)).toEqual(['master.key']);
  });
});
