// Runs before every other command: checks Node, installs when needed and, unless told `install-only`, builds when needed.
// Uses nothing but Node, so that a fresh clone needs nothing but `npm start`.
import { dirname } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './compile.mjs';
import { ensureInstalled } from './install.mjs';
import { unsupportedNode } from './node-flags.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const problem = unsupportedNode();
if (problem !== null) {
  console.error(problem);
  process.exit(1);
}
ensureInstalled(root);
if (!process.argv.includes('install-only')) ensureBuilt(root);
