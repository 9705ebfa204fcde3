// node --conditions=@patchbay/source --import …/source-loader.mjs some.ts: runs TypeScript sources in a process of their
// own, transpiled as they are loaded, so that tests which spawn processes need no build and never run a stale one.
import { register } from 'node:module';
import process from 'node:process';

process.setSourceMapsEnabled(true);
register('./source-loader-hooks.mjs', import.meta.url);
