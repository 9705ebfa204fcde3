import { existsSync } from 'node:fs';
import process from 'node:process';
import type { PlaywrightTestConfig } from '@playwright/test';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
if (!existsSync(CHROMIUM)) {
  throw new Error(`No Chromium at ${CHROMIUM}: apt-get install chromium, or name one in the variable CHROMIUM.`);
}

const TESTING = '../../libs/testing/src';

/** What the tests and the screenshots have in common: the browser, and the one Postgres of the run. */
export const shared = {
  testDir: '.',
  outputDir: '../../test-results',
  globalSetup: `${TESTING}/jest-global-setup.ts`,
  globalTeardown: `${TESTING}/jest-global-teardown.ts`,
  forbidOnly: true,
  retries: 0,
  reporter: 'list',
  // Generous, for slow machines with other things to do; nothing waits longer than it must.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  use: {
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
    locale: 'en-US',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1440, height: 900 },
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: CHROMIUM,
      args: [
        ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
        ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      ],
    },
  },
} satisfies PlaywrightTestConfig;
