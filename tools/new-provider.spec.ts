import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const root = dirname(import.meta.dirname);
const run = promisify(execFile);

/** As much of the workspace as the script, the compiler and the conformance suite need. */
function copyOfTheWorkspace(): string {
  const copy = mkdtempSync(join(tmpdir(), 'patchbay-new-provider-'));
  for (const path of [
    'package.json',
    'tsconfig.base.json',
    '.prettierrc.json',
    'tools/new-provider.mjs',
    'tools/new-provider',
  ]) {
    cpSync(join(root, path), join(copy, path), { recursive: true });
  }
  for (const path of ['libs/providers/package.json', 'libs/providers/src', 'libs/provider-kit/src/capabilities']) {
    cpSync(join(root, path), join(copy, path), { recursive: true });
  }
  mkdirSync(join(copy, 'node_modules'));
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name !== '.cache') symlinkSync(join(root, 'node_modules', name), join(copy, 'node_modules', name));
  }
  const settings = { extends: './tsconfig.base.json', include: ['libs/providers/src'] };
  writeFileSync(join(copy, 'tsconfig.json'), JSON.stringify(settings));
  return copy;
}

interface Failed {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What one test of the suite said. */
interface Said {
  readonly fullName: string;
  readonly status: string;
  readonly failureMessages: readonly string[];
}

async function conformanceOf(copy: string, name: string): Promise<readonly Said[]> {
  const { default: config } = (await import(join(root, 'jest.config.js'))) as { default: Record<string, unknown> };
  const { globalSetup: _setup, globalTeardown: _teardown, reporters: _reporters, ...rest } = config;
  const file = join(copy, 'jest.json');
  writeFileSync(file, JSON.stringify({ ...rest, rootDir: copy, cacheDirectory: join(copy, '.cache') }));
  const report = join(copy, 'report.json');
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const args = ['--config', file, '--json', '--outputFile', report, '-i', 'conformance', '-t', `^${name} `];
  await run(process.execPath, ['--experimental-vm-modules', jest, ...args], { cwd: copy }).catch(() => undefined);
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
    testResults: readonly { readonly assertionResults: readonly Said[] }[];
  };
  return testResults.flatMap(({ assertionResults }) => assertionResults.filter(({ status }) => status !== 'pending'));
}

describe('npm run new:provider', () => {
  let copy: string;
  beforeAll(() => {
    copy = copyOfTheWorkspace();
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  const script = (...args: string[]) => run(process.execPath, [join(copy, 'tools/new-provider.mjs'), ...args]);
  const refusal = (...args: string[]): Promise<string> =>
    script(...args).then(
      () => 'it went through',
      (failed: unknown) => (failed as Failed).stderr.split('\n')[0] ?? '',
    );

  it('refuses what it cannot make, and says why', async () => {
    expect(await refusal()).toBe('Give one name.');
    expect(await refusal('Acme SMS')).toBe('Acme SMS: a name is like acme-sms.');
    expect(await refusal('../acme')).toBe('../acme: a name is like acme-sms.');
    expect(await refusal('acme')).toMatch(/^Give a capability: send_sms, .*geocode_address/);
    expect(await refusal('acme', '--capability', 'fly')).toMatch(/^There is no capability fly; there are send_sms, /);
    expect(await refusal('stripe', '--capability', 'send_sms')).toBe('libs/providers/src/stripe is there already.');
    expect(await refusal('custom-', '--capability', 'send_sms')).toMatch(/a name is like/);
  });

  it('writes a folder that compiles, of which the conformance suite says precisely what is left to write', async () => {
    await script('acme-sms', '--capability', 'send_sms', '--capability', 'geocode_address');
    expect(readdirSync(join(copy, 'libs/providers/src/acme-sms')).sort()).toEqual([
      'acme-sms.provider.spec.ts',
      'acme-sms.provider.ts',
      'acme-sms.samples.ts',
      'acme-sms.sandbox.ts',
      'acme-sms.schemas.ts',
      'logo.svg',
    ]);
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    await run(process.execPath, [compiler, '-p', copy], { cwd: copy }).catch((failed: unknown) => {
      throw new Error((failed as Failed).stdout);
    });
    const said = await conformanceOf(copy, 'acme-sms');
    const [first] = said.filter(({ status }) => status === 'failed');
    expect(first?.fullName).toBe('acme-sms has nothing left to write');
    const lines = [...(first?.failureMessages[0] ?? '').matchAll(/^.*\+ {3}"(.*)",/gm)].map(([, line]) => line);
    expect(lines).toEqual([
      'description: FILL IN: what a tenant gets by connecting it, in one sentence.',
      'requirements: FILL IN: what a tenant must have at the vendor before connecting',
      'credentials.api_key.help: FILL IN: where in the vendor’s console it is found.',
      'validatedOn: the day the facts were checked, YYYY-MM-DD',
      'sources: where the facts are from',
      'sandbox.routes: the simulated vendor has no path yet',
      'healthCheck: FILL IN: a cheap authenticated read that tells which account answered',
      'samples.inputs.send_sms: an input with which it is tried',
      'samples.inputs.geocode_address: an input with which it is tried',
    ]);
  });

  it('then names the handlers that are not written, once there is something to try them with', async () => {
    const samples = join(copy, 'libs/providers/src/acme-sms/acme-sms.samples.ts');
    const filled = readFileSync(samples, 'utf8').replace(
      'inputs: {}',
      "inputs: { send_sms: { to: '+14155550101', body: 'Hi' }, geocode_address: { address: 'x', limit: 1 } }",
    );
    writeFileSync(samples, filled);
    const [first] = (await conformanceOf(copy, 'acme-sms')).filter(({ status }) => status === 'failed');
    expect(first?.failureMessages[0]).toContain('capabilities.send_sms: FILL IN: how Acme Sms does send_sms');
    expect(first?.failureMessages[0]).toContain('capabilities.geocode_address: FILL IN');
  });
});
