// Installs the dependencies when they are not those of package-lock.json. Uses nothing but Node, since it runs before
// anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

/** Makes `node_modules` what package-lock.json says; does nothing when it is already. */
export function ensureInstalled(root) {
  const stampFile = join(root, 'node_modules', '.patchbay-install');
  const [found = null, foundNode = null] = readIfThere(stampFile)?.split('\n') ?? [];
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const node = `${process.version} ${process.platform} ${process.arch}`;
  const sameNode = foundNode === null || foundNode === node;
  if (sameNode && found === wanted) return;
  // Someone who ran `npm ci` or `npm install` by hand should not have to install again.
  if (!sameNode || !installedByHand(root)) runNpmCi(root);
  writeFileSync(stampFile, `${wanted}\n${node}`);
}

function runNpmCi(root) {
  console.log('Installing dependencies (npm ci) …');
  // `--include=dev`: building needs the development dependencies, whatever NODE_ENV says.
  const result = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (result.status === 0) return;
  console.error('npm ci failed: see its message above. Nothing was started.');
  process.exit(result.status ?? 1);
}

/** npm writes what it installed to a lock file of its own; every package that is not optional must be in it. */
function installedByHand(root) {
  const hidden = readIfThere(join(root, 'node_modules', '.package-lock.json'));
  if (hidden === null) return false;
  const installed = JSON.parse(hidden).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      !path.startsWith('node_modules/') ||
      entry.optional ||
      entry.devOptional ||
      entry.peer ||
      sameEntry(installed[path], entry),
  );
}

function sameEntry(installed, wanted) {
  return wanted.link ? installed?.link === true : installed?.version === wanted.version;
}

function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}
