import { defineConfig } from '@playwright/test';
import { shared } from './browser.ts';

// Playwright takes its configuration from the default export.
export default defineConfig({
  ...shared,
  testMatch: '*.browser-spec.ts',
  workers: 2,
  use: { ...shared.use, trace: 'retain-on-failure' },
});
