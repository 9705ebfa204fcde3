// `npm test`: every Jest test in one run. Further arguments go to Jest: `npm test -- libs/vault`.
import process from 'node:process';
import { runJest } from './jest-command.mjs';

process.exitCode = await runJest(['--maxWorkers=2', ...process.argv.slice(2)]);
