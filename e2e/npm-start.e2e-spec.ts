import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { eventually } from '@patchbay/testing';
import { freePorts, hubEnvironment, ready } from './hub-process.ts';

const ROOT = dirname(import.meta.dirname);

describe('npm start in an unchanged tree', () => {
  let npm: ChildProcess;
  let dataDir: string;
  let url: string;
  let printed = '';

  beforeAll(async () => {
    spawnSync(process.execPath, ['tools/prepare.mjs'], { cwd: ROOT }); // the first start, as far as building goes
    const [port, sandboxPort] = await freePorts();
    dataDir = await mkdtemp(join(tmpdir(), 'patchbay-e2e-'));
    url = `http://127.0.0.1:${port}`;
    npm = spawn('npm', ['start'], { cwd: ROOT, env: hubEnvironment({ port, sandboxPort, dataDir }), stdio: 'pipe' });
    for (const stream of [npm.stdout, npm.stderr]) stream?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    await ready(url, () => npm.exitCode === null);
  });

  afterAll(async () => {
    npm.kill('SIGKILL');
    await rm(dataDir, { recursive: true, force: true });
  });

  it('installs and builds nothing', () => {
    expect(printed).not.toContain('Installing');
    expect(printed).not.toContain('Building');
  });

  it('prints one URL to open, and the first API key', async () => {
    await eventually(() => expect(printed).toContain(`Patchbay is ready: ${url}`));
    expect(printed).toMatch(/API key of the first tenant.*pb_\S{20}/);
  });

  it('passes SIGTERM on to the hub, which stops in order', async () => {
    const gone = once(npm, 'close');
    npm.kill('SIGTERM');
    await gone;
    expect(printed).toContain('"message":"stopping"');
    expect(printed).not.toContain('connection was lost'); // said of its own connections at a clean stop once
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  });
});
