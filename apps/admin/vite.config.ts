import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { env } from 'node:process';
import { defineConfig } from 'vite';
import { precompress } from './build/precompress.ts';

const hub = env['PATCHBAY_DEV_HUB'] ?? `http://127.0.0.1:${env['PORT'] ?? '3000'}`;

// Vite takes its configuration from the default export.
export default defineConfig({
  plugins: [react(), { ...optimizeLocales.vite({ locales: ['en-US', 'ar-AE'] }), enforce: 'pre' }, precompress()],
  resolve: { conditions: ['@patchbay/source', 'module', 'browser', 'development|production'] },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // The page is served under a policy without inline scripts, styles or data: URLs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What the styles use as it stands: light-dark(), nesting, :has().
    cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
    manifest: true,
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    strictPort: true,
    // The host stays this server's: the hub holds the origin of a write against it.
    proxy: Object.fromEntries(
      ['/api', '/healthz', '/readyz', '/metrics', '/webhooks', '/oauth', '/connect'].map((path) => [
        path,
        { target: hub },
      ]),
    ),
  },
});
