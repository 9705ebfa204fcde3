import process from 'node:process';
import { startSandbox } from './sandbox-server.ts';
import { sandboxToken } from './sandbox-token.ts';

const port = Number(process.env['PATCHBAY_SANDBOX_PORT'] ?? '3100');
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  process.stderr.write('PATCHBAY_SANDBOX_PORT must be a port number from 0 to 65535.\n');
  process.exit(1);
}
const token = sandboxToken(
  process.env['PATCHBAY_DATA_DIR'] ?? '.patchbay',
  process.env['PATCHBAY_SANDBOX_TOKEN'] ?? null,
);
const sandbox = await startSandbox({ port, token });
process.stdout.write(
  `The simulated vendors are at ${sandbox.url}/<vendor>; see what arrives: ${sandbox.url}/#token=${token}\n`,
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
}
