// A project's own `test` script: the tests below one folder. `npm test -w @patchbay/vault`.
import { relative, resolve } from 'node:path';
import process from 'node:process';
import { root, runJest } from './jest-command.mjs';

const folder = relative(root, resolve(process.argv[2] ?? '.'));
process.exitCode = await runJest(['--maxWorkers=2', '--passWithNoTests', `^.*/${folder}/`, ...process.argv.slice(3)]);
