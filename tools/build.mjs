// Transpiles one project's src/ into dist/, file by file, specs and their fixtures left out. Types are checked by `npm run typecheck`,
// so that building stays fast enough to be part of `npm start`.
import { transform } from '@swc/core';
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';

const OPTIONS = {
  sourceMaps: true,
  swcrc: false,
  module: { type: 'es6' },
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    rewriteRelativeImportExtensions: true,
  },
};

const root = process.argv[2] ?? '.';
const source = join(root, 'src');
const target = join(root, 'dist');
// Built beside and then swapped in whole: two builds at once (`npm start` and `npm test`) both end with a complete one.
const fresh = join(root, `.dist-${process.pid}`);

const entries = await readdir(source, { recursive: true, withFileTypes: true });
await mkdir(fresh, { recursive: true });
await Promise.all(
  entries
    .filter((entry) => entry.isFile() && !/\.(spec|int-spec|type-spec|fixture)\.tsx?$/.test(entry.name))
    .map((entry) => emit(join(entry.parentPath, entry.name))),
);
await swapIn(5);

async function swapIn(tries) {
  await rm(target, { recursive: true, force: true });
  try {
    await rename(fresh, target);
  } catch (error) {
    if (tries === 0) throw error;
    await swapIn(tries - 1); // another build was first
  }
}

async function emit(path) {
  const out = join(fresh, path.slice(source.length + 1));
  await mkdir(dirname(out), { recursive: true });
  if (!path.endsWith('.ts')) return copyFile(path, out);
  if (path.endsWith('.d.ts')) return undefined;
  const { code, map } = await transform(await readFile(path, 'utf8'), { ...OPTIONS, filename: path });
  const js = out.replace(/\.ts$/, '.js');
  const name = js.slice(js.lastIndexOf('/') + 1);
  await writeFile(js, `${code}//# sourceMappingURL=${name}.map\n`);
  await writeFile(`${js}.map`, map ?? '');
  return undefined;
}
