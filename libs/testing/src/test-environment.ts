import { randomBytes } from 'node:crypto';

/** What every hub of a test run has in its environment; all keys are new, so that tests can search for them. */
export interface TestEnvironment {
  readonly env: Readonly<Record<string, string>>;
  readonly apiKey: string;
  readonly platformKey: string;
}

export interface TestEnvironmentParts {
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly sandbox: { readonly port: number; readonly token: string };
}

/** Settings of a hub that listens on a free port of loopback and finds its vendors in the sandbox. */
export function testEnvironment(parts: TestEnvironmentParts): TestEnvironment {
  const apiKey = `pb_test_${randomBytes(18).toString('base64url')}`;
  const platformKey = `platform_${randomBytes(18).toString('base64url')}`;
  return {
    apiKey,
    platformKey,
    env: {
      PORT: '0',
      LOG_LEVEL: 'silent',
      DATABASE_URL: parts.databaseUrl,
      PATCHBAY_DATA_DIR: parts.dataDir,
      PATCHBAY_MASTER_KEYS: `test:${randomBytes(32).toString('base64')}`,
      PATCHBAY_BOOTSTRAP_API_KEY: apiKey,
      PATCHBAY_PLATFORM_KEY: platformKey,
      PATCHBAY_SANDBOX_PORT: String(parts.sandbox.port),
      PATCHBAY_SANDBOX_TOKEN: parts.sandbox.token,
    },
  };
}
