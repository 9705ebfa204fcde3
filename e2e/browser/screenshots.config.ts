import { defineConfig } from '@playwright/test';
import { shared } from './browser.ts';

// `npm run screenshots`. Playwright takes its configuration from the default export.
export default defineConfig({ ...shared, testMatch: '*.screenshots.ts', workers: 1 });
