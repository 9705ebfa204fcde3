import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** A file, TypeScript or built, running in a process of its own. */
export interface SpawnedSource {
  readonly child: ChildProcess;
  readonly pid: number;
  /** Everything written so far, to both outputs. */
  output(): string;
  /** Sends a signal; SIGSTOP and SIGCONT freeze and wake. */
  kill(signal: NodeJS.Signals): void;
  /** Resolves with the exit code (null after a signal) once the process has ended. */
  readonly exited: Promise<number | null>;
}

export interface SpawnSourceOptions {
  readonly args?: readonly string[];
  /** Added to an environment that holds nothing of Patchbay's settings. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

const loader = join(dirname(fileURLToPath(import.meta.url)), 'source-loader.mjs');

/** Runs the file, TypeScript from source; the process is killed with ours at the latest. */
export function spawnSource(file: string, options: SpawnSourceOptions = {}): SpawnedSource {
  const flags = file.endsWith('.ts') ? ['--conditions=@patchbay/source', '--import', pathToFileURL(loader).href] : [];
  const child = spawn(process.execPath, [...flags, file, ...(options.args ?? [])], {
    env: { ...neutralEnvironment(), ...options.env },
    cwd: options.cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const killWithUs = (): void => void child.kill('SIGKILL');
  process.once('exit', killWithUs);
  const exited = new Promise<number | null>((resolve) => {
    child.on('close', (code) => {
      process.off('exit', killWithUs);
      resolve(code);
    });
  });
  return { child, pid: child.pid ?? 0, output: () => output, kill: (signal) => void child.kill(signal), exited };
}

/** The machine's own settings must not reach a hub under test. */
function neutralEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'TZ'];
  return Object.fromEntries(
    kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}
