import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

// As in tools/build.mjs.
const OPTIONS = {
  sourceMaps: 'inline',
  swcrc: false,
  module: { type: 'es6' },
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
};

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const cache = join(root, '.cache', 'sources');
const digest = (...texts) => texts.reduce((hash, text) => hash.update(text), createHash('sha256')).digest('hex');
const recipe = digest(JSON.stringify(OPTIONS), await readFile(join(root, 'package-lock.json')));

export async function load(url, context, nextLoad) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return nextLoad(url, context);
  const filename = fileURLToPath(url);
  return { format: 'module', source: await transpiled(filename), shortCircuit: true };
}

/** What a test run spawns is the same few hundred files each time: transpiled once, then read. */
async function transpiled(filename) {
  const source = await readFile(filename, 'utf8');
  const cached = join(cache, `${digest(recipe, filename, source)}.js`);
  const known = await readFile(cached, 'utf8').catch(() => null);
  if (known !== null) return known;
  const { transform } = await import('@swc/core');
  const { code } = await transform(source, { ...OPTIONS, filename });
  // Renamed into place, so that nobody reads half of it; where nothing can be written, nothing is kept.
  const draft = `${cached}.${process.pid}`;
  await mkdir(cache, { recursive: true })
    .then(() => writeFile(draft, code))
    .then(() => rename(draft, cached))
    .catch(() => undefined);
  return code;
}
