import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { eventually } from './eventually.ts';
import { HubClient } from './hub-client.ts';
import type { SpawnedSource } from './spawn-source.ts';
import { spawnSource } from './spawn-source.ts';

/** A hub in a process of its own, which can be killed and frozen. */
export interface SpawnedHub extends SpawnedSource {
  readonly url: string;
  /** Asks with the bootstrap key of its environment. */
  readonly client: HubClient;
  /** SIGTERM; resolves with the exit code once it has ended. */
  stop(): Promise<number | null>;
}

const API = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'apps', 'api');
/** `npm test` has just built what it tests, which starts in two thirds of the time; who runs one spec has the sources. */
export const HUB_MAIN =
  process.env['PATCHBAY_TEST_BUILT'] === 'true' ? join(API, 'dist', 'main.js') : join(API, 'src', 'main.ts');
const READY = /^Patchbay is ready: (\S+)$/m;
const START_MS = 120_000;

/**
 * Starts `apps/api` with this environment, e.g. `{...home.env, PATCHBAY_ROLES: 'worker'}`, and resolves when it
 * is ready; rejects with its output when it ends before. Processes still alive are killed when the tests end. Another
 * `main` must print the same line once it is ready.
 */
export async function spawnHub(env: Readonly<Record<string, string>>, main = HUB_MAIN): Promise<SpawnedHub> {
  const source = spawnSource(main, { env: { PORT: '0', LOG_LEVEL: 'warn', ...env } });
  let ended = false;
  void source.exited.then(() => (ended = true));
  const url = await eventually(() => {
    const found = READY.exec(source.output())?.[1];
    return found ?? ended;
  }, START_MS).catch((error: unknown) => {
    source.kill('SIGKILL');
    throw new Error(`A spawned hub was not ready in ${START_MS / 1000} s: ${source.output()}`, { cause: error });
  });
  if (typeof url !== 'string') throw new Error(`A spawned hub did not start: ${source.output()}`);
  const stop = async (): Promise<number | null> => {
    source.kill('SIGTERM');
    return source.exited;
  };
  return { ...source, url, client: new HubClient(url, env['PATCHBAY_BOOTSTRAP_API_KEY'] ?? null), stop };
}
