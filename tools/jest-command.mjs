// Runs Jest with the options it needs here, and answers its exit code.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { JEST_NODE_FLAGS } from './node-flags.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Runs Jest from the root of the workspace; resolves with its exit code once it has ended. */
export function runJest(args) {
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const child = spawn(process.execPath, [...JEST_NODE_FLAGS, jest, ...args], { cwd: root, stdio: 'inherit' });
  // Ctrl-C reaches Jest by itself; this process only waits, so that Jest can stop its Postgres.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
}
