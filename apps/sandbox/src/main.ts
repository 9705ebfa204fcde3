import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { startSandbox } from './sandbox-server.ts';

/** The token of the environment, else one that is kept in the data directory, readable by its owner alone. */
function tokenFrom(env: NodeJS.ProcessEnv): string {
  if (env['PATCHBAY_SANDBOX_TOKEN']) return env['PATCHBAY_SANDBOX_TOKEN'];
  const directory = env['PATCHBAY_DATA_DIR'] ?? '.patchbay';
  const file = join(directory, 'sandbox-token');
  mkdirSync(directory, { recursive: true });
  try {
    writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}

const port = Number(process.env['PATCHBAY_SANDBOX_PORT'] ?? '3100');
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  process.stderr.write('PATCHBAY_SANDBOX_PORT must be a port number from 0 to 65535.\n');
  process.exit(1);
}
const token = tokenFrom(process.env);
const sandbox = await startSandbox({ port, token });
process.stdout.write(
  `The simulated vendors are at ${sandbox.url}/<vendor>; see what arrives: ${sandbox.url}/#token=${token}\n`,
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
}
