import type * as JestGlobals from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { connect } from 'node:net';
import process from 'node:process';
import { eventually } from './eventually.ts';

/** A private Redis, empty, without persistence. */
export interface TestRedis {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Forgets everything, as a restart without persistence does. */
  wipe(): Promise<void>;
  stop(): Promise<void>;
}

/** Why Redis tests cannot run here, or null. */
export function redisMissing(): string | null {
  const found = spawnSync('redis-server', ['--version'], { stdio: 'ignore' });
  return found.status === 0 ? null : 'there is no redis-server on this machine';
}

/** Starts a redis-server on loopback, on a free port unless one is given (a restart). */
export async function startRedis(onPort?: number): Promise<TestRedis> {
  const port = onPort ?? (await freePort());
  const flags = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--daemonize',
    'no',
  ];
  const child = spawn('redis-server', flags, { stdio: 'ignore', cwd: '/tmp' });
  const exited = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const killWithUs = (): void => {
    child.kill('SIGKILL');
  };
  process.once('exit', killWithUs);
  await eventually(() => command(port, 'PING').then((answer) => answer.startsWith('+PONG')));
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    pid: child.pid ?? 0,
    wipe: async () => {
      await command(port, 'FLUSHALL');
    },
    stop: async () => {
      process.off('exit', killWithUs);
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** `describe` with a private Redis, or one skipped test that says why. */
export function describeWithRedis(name: string, body: (redis: () => TestRedis) => void): void {
  // Loaded when a test asks: outside Jest, where the campaign runs, it refuses to be.
  const { afterAll, beforeAll, describe, it } = createRequire(import.meta.url)('@jest/globals') as typeof JestGlobals;
  const missing = redisMissing();
  if (missing !== null) {
    describe(name, () => it.skip(`skipped: ${missing}`, () => undefined));
    return;
  }
  describe(name, () => {
    let redis: TestRedis | undefined;
    beforeAll(async () => {
      redis = await startRedis();
    });
    afterAll(() => redis?.stop());
    body(() => {
      if (redis === undefined) throw new Error('Redis runs within tests and hooks only, not while they are declared.');
      return redis;
    });
  });
}

/** One inline command, one answer: enough for a test and no client library. */
function command(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port }, () => socket.write(`${text}\r\n`));
    socket.once('data', (data) => {
      socket.destroy();
      resolve(data.toString());
    });
    socket.once('error', reject);
  });
}

/** Below what systems hand out by themselves (32768 on Linux, 49152 elsewhere): nobody is given it between here and its use. */
const PORTS = { first: 12_000, last: 32_000 };

/** A port nobody listens on at this moment, drawn at random. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries += 1) {
    const port = randomInt(PORTS.first, PORTS.last);
    if (await isFree(port)) return port;
  }
  throw new Error(`No free port between ${PORTS.first} and ${PORTS.last}.`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
