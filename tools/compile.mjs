// Builds every project through Nx, and skips even that when no source changed since the last build: starting Nx costs
// seconds that a second start should not pay.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { NX_ENVIRONMENT } from './node-flags.mjs';

const NOT_BUILT = /(^|\/)(dist|\.dist-\d+|node_modules|coverage)$|\.(spec|int-spec|type-spec)\.tsx?$|(^|\/)README\.md$/;
const SHARED_INPUTS = ['package-lock.json', 'nx.json', 'tsconfig.base.json', 'tools/build.mjs'];

/** Builds what changed; true when something was built. */
export function ensureBuilt(root) {
  const stampFile = join(root, '.cache', 'build-stamp');
  // Taken before the build: a file saved while it runs is then built by the next one.
  const fingerprint = sourceFingerprint(root);
  if (everyProjectHasOutput(root) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === fingerprint)
    return false;
  runNxBuild(root);
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(stampFile, fingerprint);
  return true;
}

/** The folders of every workspace project that has a build script. */
export function builtProjects(root) {
  return ['apps', 'libs']
    .flatMap((group) => readdirSync(join(root, group)).map((name) => join(group, name)))
    .filter((folder) => {
      const manifest = join(root, folder, 'package.json');
      return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).scripts?.build !== undefined;
    });
}

function runNxBuild(root) {
  console.log('Building …');
  const nx = join(root, 'node_modules', 'nx', 'dist', 'bin', 'nx.js');
  const result = spawnSync(process.execPath, [nx, 'run-many', '--target=build', '--outputStyle=static'], {
    cwd: root,
    env: { ...process.env, ...NX_ENVIRONMENT },
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.status === 0) return;
  console.error(`${result.stdout}\n${result.stderr}\nThe build failed: see above.`);
  process.exit(result.status ?? 1);
}

function everyProjectHasOutput(root) {
  return builtProjects(root).every((folder) => existsSync(join(root, folder, 'dist')));
}

function sourceFingerprint(root) {
  const hash = createHash('sha256').update(process.version);
  const files = [...SHARED_INPUTS, ...['apps', 'libs'].flatMap((folder) => filesBelow(root, folder))];
  for (const file of files) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function filesBelow(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .map((entry) => ({ entry, path: `${folder}/${entry.name}` }))
    .filter(({ path }) => !NOT_BUILT.test(path))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .flatMap(({ entry, path }) => (entry.isDirectory() ? filesBelow(root, path) : entry.isFile() ? [path] : []));
}
