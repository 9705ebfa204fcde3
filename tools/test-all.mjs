// `npm test`: every Jest test in one run. Further arguments go to Jest: `npm test -- libs/vault`.
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { runJest } from './jest-command.mjs';

// All is built by now: what the tests spawn need not be transpiled.
process.env.PATCHBAY_TEST_BUILT = 'true';
// One more than there are cores, since tests of processes, databases and vendors wait half of their time.
const workers = `--maxWorkers=${availableParallelism() + 1}`;
process.exitCode = await runJest([workers, ...process.argv.slice(2)]);
const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
const missing = existsSync(chromium)
  ? ''
  : ` They cannot run here: no Chromium at ${chromium}, nor one named in CHROMIUM.`;
process.stdout.write(`\nTests in a real browser are a command of their own: npm run test:browser.${missing}\n`);
