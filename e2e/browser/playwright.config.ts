import { defineConfig } from '@playwright/test';
import { existsSync } from 'node:fs';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
if (!existsSync(CHROMIUM)) {
  throw new Error(`No Chromium at ${CHROMIUM}: apt-get install chromium, or name one in the variable CHROMIUM.`);
}

// Playwright takes its configuration from the default export.
export default defineConfig({
  testDir: '.',
  testMatch: '*.browser-spec.ts',
  outputDir: '../../test-results',
  forbidOnly: true,
  workers: 1,
  retries: 0,
  reporter: 'list',
  use: {
    launchOptions: {
      executablePath: CHROMIUM,
      args: [
        ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
        ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      ],
    },
    trace: 'retain-on-failure',
  },
});
