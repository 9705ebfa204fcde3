import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const DIST = join(import.meta.dirname, '../dist');
const MOST_KILOBYTES = 200;

interface Chunk {
  file: string;
  imports?: string[];
}

/** The gzipped JavaScript that a browser fetches before this source runs, in kilobytes. */
function firstLoad(...sources: string[]): number {
  const manifest = JSON.parse(readFileSync(join(DIST, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
  const needed = new Set<string>();
  const visit = (source: string): void => {
    const chunk = manifest[source];
    if (chunk === undefined) throw new Error(`${source} is not in the build.`);
    if (needed.has(chunk.file)) return;
    needed.add(chunk.file);
    for (const other of chunk.imports ?? []) visit(other);
  };
  for (const source of sources) visit(source);
  const bytes = [...needed].map((file) => gzipSync(readFileSync(join(DIST, file))).length);
  return bytes.reduce((sum, size) => sum + size, 0) / 1000;
}

const TEXTS = ['src/locales/en.json', 'src/features/integrations/locales/en.json'];

describe('the first load of the admin app', () => {
  it.each([
    [
      'integrations',
      ['src/app/layout/app-layout.tsx', 'src/features/integrations/pages/integrations-page.tsx', ...TEXTS],
    ],
    ['sign-in', ['src/features/entry/pages/sign-in-page.tsx', 'src/features/entry/components/entry-frame.tsx']],
  ])('of the %s page stays below its budget', (_page, sources) => {
    expect(firstLoad('index.html', ...sources)).toBeLessThan(MOST_KILOBYTES);
  });
});
