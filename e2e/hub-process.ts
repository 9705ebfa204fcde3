import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = dirname(import.meta.dirname);
const READY_WITHIN_MS = 120_000;
const ASK_EVERY_MS = 100;

/** A hub started as `npm start` starts it, from what was built, on ports and a data directory of its own. */
export interface HubProcess {
  url: string;
  sandboxUrl: string;
  key: string;
  /** Bearer token of the sandbox's control API. */
  sandboxToken: string;
  /** Everything it has printed so far. */
  output(): string;
  stop(): Promise<void>;
}

/** Starts a hub and waits until it is ready; what it printed is in the error if it does not get there. */
export async function startHubProcess(settings: Record<string, string> = {}): Promise<HubProcess> {
  const [port, sandboxPort] = await freePorts();
  const dataDir = await mkdtemp(join(tmpdir(), 'patchbay-e2e-'));
  const key = 'pb_key-of-a-hub-started-by-a-test';
  const sandboxToken = 'token-of-a-sandbox-started-by-a-test';
  const child = spawn(process.execPath, ['tools/start.mjs'], {
    cwd: ROOT,
    env: {
      ...hubEnvironment({ port, sandboxPort, dataDir }),
      PATCHBAY_BOOTSTRAP_API_KEY: key,
      PATCHBAY_SANDBOX_TOKEN: sandboxToken,
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const hub: HubProcess = {
    url: `http://127.0.0.1:${port}`,
    sandboxUrl: `http://127.0.0.1:${sandboxPort}`,
    key,
    sandboxToken,
    output: () => printed,
    stop: async () => {
      const gone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null;
      child.kill('SIGTERM');
      await gone;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  try {
    await ready(hub.url, () => child.exitCode === null && child.signalCode === null);
  } catch (error) {
    await hub.stop();
    throw new Error(`The hub did not get ready. It printed:\n${printed}`, { cause: error });
  }
  return hub;
}

/** Resolves once `/readyz` answers 200; rejects when the process ends before. */
export async function ready(url: string, alive: () => boolean): Promise<void> {
  const deadline = performance.now() + READY_WITHIN_MS;
  while (performance.now() < deadline && alive()) {
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
  throw new Error(alive() ? `${url}/readyz did not answer 200 in time` : 'the process ended');
}

/** Nothing of the machine's own settings reaches a hub under test. */
export function hubEnvironment(hub: { port: number; sandboxPort: number; dataDir: string }): NodeJS.ProcessEnv {
  const kept = ['PATH', 'HOME', 'LANG', 'TMPDIR'].map((name) => [name, process.env[name]]);
  return {
    ...(Object.fromEntries(kept) as NodeJS.ProcessEnv),
    PORT: String(hub.port),
    PATCHBAY_SANDBOX_PORT: String(hub.sandboxPort),
    PATCHBAY_DATA_DIR: hub.dataDir,
  };
}

/**
 * Two free ports that differ, below what systems hand out by themselves: nobody is given them before the hub has them.
 * Without the test harness, since the browser tests and the tools start hubs, too.
 */
export async function freePorts(): Promise<[number, number]> {
  const port = await freePort();
  let other = await freePort();
  while (other === port) other = await freePort();
  return [port, other];
}

async function freePort(): Promise<number> {
  const port = randomInt(12_000, 32_000);
  const server = createServer();
  const taken = await Promise.race([
    once(server.listen(port, '127.0.0.1'), 'listening').then(() => false),
    new Promise<boolean>((resolve) => server.once('error', () => resolve(true))),
  ]).catch(() => true);
  if (taken) return freePort();
  await once(server.close(), 'close');
  return port;
}
