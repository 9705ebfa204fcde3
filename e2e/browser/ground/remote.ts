import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import type { Ground } from './ground.ts';

export interface Question {
  readonly id: number;
  readonly method: string;
  readonly args: unknown[];
}

export interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

type Promised<Method> = Method extends (...args: infer Args) => infer Result
  ? (...args: Args) => Promise<Awaited<Result>>
  : never;

/** The ground, asked from the test's process. */
export type RemoteGround = Omit<{ readonly [Name in keyof Ground]: Promised<Ground[Name]> }, 'ask' | 'close'> & {
  ask<Told = unknown>(slug: string, status: number, method: string, path: string, body?: unknown): Promise<Told>;
  /** Ends the hub, its database and its vendors. */
  close(): Promise<void>;
};

const HERE = import.meta.dirname;
const LOADER = pathToFileURL(join(HERE, '..', '..', '..', 'libs', 'testing', 'src', 'source-loader.mjs')).href;
const KEPT = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'TZ', 'PATCHBAY_TEST_DIR'];

/** Starts a hub with everything around it in a process of its own. */
export async function startGround(): Promise<RemoteGround> {
  const child = fork(join(HERE, 'main.ts'), {
    execArgv: ['--conditions=@patchbay/source', '--import', LOADER, '--no-warnings'],
    env: Object.fromEntries(
      KEPT.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
    ),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const waiting = new Map<number, (answer: Answer) => void>();
  const gone = once(child, 'exit');
  void gone.then(() => {
    for (const [id, tell] of waiting) tell({ id, error: `The hub of the browser tests has ended:\n${output}` });
  });
  const ready = new Promise<void>((resolve) => void child.once('message', () => resolve()));
  await Promise.race([ready, gone]);
  if (child.exitCode !== null) throw new Error(`The hub of the browser tests did not start:\n${output}`);
  child.on('message', (answer: Answer) => {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  const ask = async (method: string, args: unknown[]): Promise<unknown> => {
    const id = ++asked;
    const answer = await new Promise<Answer>((resolve) => {
      waiting.set(id, resolve);
      child.send({ id, method, args } satisfies Question);
    });
    if (answer.error !== undefined) throw new Error(`${method}: ${answer.error}`);
    return answer.value;
  };
  const close = async (): Promise<void> => {
    if (child.connected) child.disconnect();
    await gone;
  };
  return new Proxy({} as RemoteGround, {
    get: (_target, name) => {
      if (name === 'close') return close;
      // Not a promise itself, whatever `await` asks.
      return name === 'then' || typeof name === 'symbol' ? undefined : (...args: unknown[]) => ask(name, args);
    },
  });
}

let asked = 0;
