import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { LAYERS, workspaceProjects } from './module-layers.mjs';

const root = dirname(import.meta.dirname);
const projects = workspaceProjects(root);

/** The workspace's own projects and rules, every source empty, so that each planted import is the only one. */
function emptyCopyOfTheWorkspace(): string {
  const copy = mkdtempSync(join(tmpdir(), 'patchbay-boundaries-'));
  mkdirSync(join(copy, 'node_modules/@patchbay'), { recursive: true });
  for (const file of ['package.json', 'tsconfig.json', 'tsconfig.base.json'])
    cpSync(join(root, file), join(copy, file));
  for (const { folder, name } of projects) {
    mkdirSync(join(copy, folder, 'src'), { recursive: true });
    cpSync(join(root, folder, 'package.json'), join(copy, folder, 'package.json'));
    writeFileSync(join(copy, folder, 'src/index.ts'), 'export const here = 1;\n');
    writeFileSync(join(copy, folder, 'src/inside.ts'), 'export const inside = 1;\n');
    symlinkSync(join(copy, folder), join(copy, 'node_modules', name));
  }
  for (const name of ['undici', 'zod']) symlinkSync(join(root, 'node_modules', name), join(copy, 'node_modules', name));
  return copy;
}

interface Violation {
  from: string;
  rule: { name: string };
}

async function violationsIn(copy: string): Promise<string[]> {
  const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const run = promisify(execFile)(
    process.execPath,
    [cruiser, '--config', join(root, '.dependency-cruiser.mjs'), '--output-type', 'json', 'apps', 'libs', 'e2e'],
    { cwd: copy, env: { ...process.env, PATCHBAY_BOUNDARIES_ROOT: copy }, maxBuffer: 64 * 1024 * 1024 },
  );
  // The cruiser exits with the number of violations; what it found is on its standard output either way.
  const { stdout } = await run.catch((failed: unknown) => failed as { stdout: string });
  const report = JSON.parse(stdout) as { summary: { violations: Violation[] } };
  return report.summary.violations.map(({ from, rule }) => `${from} breaks ${rule.name}`);
}

const PLANTED: readonly { what: string; file: string; source: string; caught: string }[] = [
  {
    what: 'an import upward',
    file: 'libs/calls/src/planted-upward.ts',
    source: "import { here } from '@patchbay/connections';\nexport const planted = here;\n",
    caught: 'libs/calls/src/planted-upward.ts breaks layers-libs-calls',
  },
  {
    what: 'an import of a type upward',
    file: 'libs/platform/src/planted-type.ts',
    source: "import type { here } from '@patchbay/access';\nexport type Planted = typeof here;\n",
    caught: 'libs/platform/src/planted-type.ts breaks layers-libs-platform',
  },
  {
    what: 'an import of alerts outside the composition root',
    file: 'libs/operations/src/planted-alerts.ts',
    source: "import { here } from '@patchbay/alerts';\nexport const planted = here;\n",
    caught: 'libs/operations/src/planted-alerts.ts breaks layers-libs-operations',
  },
  {
    what: 'an import past the index of another library',
    file: 'libs/access/src/planted-deep.ts',
    source: "import { inside } from '../../platform/src/inside.ts';\nexport const planted = inside;\n",
    caught: 'libs/access/src/planted-deep.ts breaks deep-import-libs-platform',
  },
  {
    what: 'the test harness in production code',
    file: 'libs/vault/src/planted-testing.ts',
    source: "import { here } from '@patchbay/testing';\nexport const planted = here;\n",
    caught: 'libs/vault/src/planted-testing.ts breaks testing-is-for-tests',
  },
  {
    what: 'a socket opened beside the pipeline, by a package',
    file: 'libs/connections/src/planted-undici.ts',
    source: "import { request } from 'undici';\nexport const planted = request;\n",
    caught: 'libs/connections/src/planted-undici.ts breaks sockets-only-in-the-pipeline',
  },
  {
    what: 'a socket opened beside the pipeline, by Node itself',
    file: 'libs/operations/src/planted-http.ts',
    source: "import { get } from 'node:https';\nexport const planted = get;\n",
    caught: 'libs/operations/src/planted-http.ts breaks sockets-only-in-the-pipeline',
  },
  {
    what: 'a package in a provider',
    file: 'libs/providers/src/planted-package.ts',
    source: "import { request } from 'undici';\nexport const planted = request;\n",
    caught: 'libs/providers/src/planted-package.ts breaks providers-are-plain',
  },
  {
    what: 'an import of the insides of another feature of the admin app',
    file: 'apps/admin/src/features/planted/pages/planted-page.ts',
    source: "import { insides } from '../../other/api/insides.ts';\nexport const planted = insides;\n",
    caught: 'apps/admin/src/features/planted/pages/planted-page.ts breaks admin-features-are-apart',
  },
  {
    what: 'a component of the admin app that knows a feature',
    file: 'apps/admin/src/components/planted.ts',
    source: "import { here } from '../features/other/index.ts';\nexport const planted = here;\n",
    caught: 'apps/admin/src/components/planted.ts breaks admin-kit-knows-no-feature',
  },
  {
    what: 'an import that does not exist',
    file: 'libs/audit/src/planted-missing.ts',
    source: "import { nothing } from './nowhere.ts';\nexport const planted = nothing;\n",
    caught: 'libs/audit/src/planted-missing.ts breaks resolvable',
  },
];

/** What the planted imports of the admin app point at, and the one door a feature may have. */
const OTHER_FEATURE: readonly { file: string; source: string }[] = [
  { file: 'apps/admin/src/features/other/api/insides.ts', source: 'export const insides = 1;\n' },
  { file: 'apps/admin/src/features/other/index.ts', source: "export { insides as here } from './api/insides.ts';\n" },
  {
    file: 'apps/admin/src/features/planted/allowed.ts',
    source: "export { here as planted } from '../other/index.ts';\n",
  },
];

describe('module boundaries', () => {
  let copy: string;
  let clean: string[];
  let planted: string[];

  beforeAll(async () => {
    copy = emptyCopyOfTheWorkspace();
    clean = await violationsIn(copy);
    for (const { file, source } of [...OTHER_FEATURE, ...PLANTED]) {
      mkdirSync(dirname(join(copy, file)), { recursive: true });
      writeFileSync(join(copy, file), source);
    }
    for (const [one, other] of [
      ['here', 'there'],
      ['there', 'here'],
    ] as const) {
      const source = `import { ${other} } from './cycle-${other}.ts';\nexport const ${one} = ${other};\n`;
      writeFileSync(join(copy, `libs/routing/src/cycle-${one}.ts`), source);
    }
    // What is allowed is not caught: downward imports, zod in a provider, sockets in the transport.
    writeFileSync(join(copy, 'libs/calls/src/allowed.ts'), "export { here as planted } from '@patchbay/vault';\n");
    writeFileSync(join(copy, 'libs/providers/src/allowed.ts'), "export { z } from 'zod';\n");
    mkdirSync(join(copy, 'libs/platform/src/http-out'));
    writeFileSync(join(copy, 'libs/platform/src/http-out/allowed.ts'), "export { request } from 'undici';\n");
    writeFileSync(join(copy, 'libs/calls/src/allowed.spec.ts'), "export { here } from '@patchbay/testing';\n");
    planted = await violationsIn(copy);
  });

  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it('finds nothing in a workspace without imports', () => {
    expect(clean).toEqual([]);
  });

  it.each(PLANTED)('catches $what', ({ caught }) => {
    expect(planted).toContain(caught);
  });

  it('catches a cycle of imports', () => {
    expect(planted).toContainEqual(expect.stringMatching(/^libs\/routing\/src\/cycle-.*breaks no-cycles$/));
  });

  it('lets through what the layers allow', () => {
    expect(planted.filter((violation) => violation.includes('/allowed.'))).toEqual([]);
  });
});

describe('package.json of each project', () => {
  it.each(projects)('$folder names only projects its layer may import', ({ tag, dependencies }) => {
    const allowed = LAYERS[tag] ?? [];
    const tags = dependencies.map((name) => projects.find((project) => project.name === name)?.tag);
    expect(
      allowed.includes('*') ? [] : tags.filter((other) => other === undefined || !allowed.includes(other)),
    ).toEqual([]);
  });
});
