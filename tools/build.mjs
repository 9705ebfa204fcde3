// Transpiles one project's src/ into dist/, file by file, specs left out. Types are checked by `npm run typecheck`,
// so that building stays fast enough to be part of `npm start`.
import { transform } from '@swc/core';
import { mkdir, readdir, readFile, rm, writeFile, copyFile } from 'node:fs/promises';
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

await rm(target, { recursive: true, force: true });
const entries = await readdir(source, { recursive: true, withFileTypes: true });
await Promise.all(
  entries
    .filter((entry) => entry.isFile() && !/\.(spec|int-spec|type-spec)\.tsx?$/.test(entry.name))
    .map((entry) => emit(join(entry.parentPath, entry.name))),
);

async function emit(path) {
  const out = join(target, path.slice(source.length + 1));
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
