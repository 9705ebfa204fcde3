// Children of the bench and what they cost.
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, '..', '..');
const TICKS_PER_SECOND = 100;

/** The hub, and the same without its statements. BENCH_ENTRY, with BENCH_NODE_FLAGS, names another build, or the sources. */
export const ENTRY = process.env['BENCH_ENTRY'] ?? 'apps/api/dist/main.js';
export const BARE_ENTRY = 'e2e/bench/hub-without-statements.mjs';

/** Starts a helper of this folder that reports its port. */
export async function startHelper(file) {
  const child = fork(join(HERE, file), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const [{ port }] = await once(child, 'message');
  return { port, pid: child.pid, stop: () => stop(child) };
}

/** The vendor, which tells how often it was asked to act. */
export async function startVendor() {
  const vendor = await startHelper('vendor.mjs');
  const asked = async () => Number(await (await fetch(`http://127.0.0.1:${vendor.port}/asked`)).text());
  return { ...vendor, asked };
}

/** Starts the built hub with its own data folder, embedded Postgres and default durability. */
export async function startHub(entry, dataDir, env) {
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const child = spawn(
    process.execPath,
    [...(process.env['BENCH_NODE_FLAGS']?.split(' ') ?? []), '--no-warnings', join(ROOT, entry)],
    {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        PORT: String(port),
        PATCHBAY_DATA_DIR: dataDir,
        PATCHBAY_SANDBOX_PORT: '0',
        LOG_LEVEL: 'error',
        ...env,
      },
    },
  );
  const url = `http://127.0.0.1:${port}`;
  await until(() => isReady(url, child), 60_000);
  return { url, pid: child.pid, stop: () => stop(child) };
}

async function isReady(url, child) {
  if (child.exitCode !== null) throw new Error(`the hub ended with exit code ${child.exitCode}`);
  const answer = await fetch(`${url}/readyz`).catch(() => null);
  return answer?.status === 200;
}

export async function until(condition, ms) {
  for (const end = Date.now() + ms; Date.now() < end; await sleep(100)) if (await condition()) return;
  throw new Error(`not so within ${ms} ms`);
}

async function stop(child) {
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

/** CPU seconds a process has used, user and system. */
export function cpuOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  } catch {
    return 0;
  }
}

/** Resident memory in MB. */
export function memoryOf(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
}

/** CPU seconds of the Postgres that keeps its cluster below `dataDir`, its backends included. */
export function cpuOfPostgres(dataDir) {
  const parents = new Map();
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    try {
      parents.set(Number(name), Number(readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1].split(' ')[1]));
    } catch {
      // It has ended meanwhile.
    }
  }
  const postmaster = [...parents.keys()].find((pid) => isPostmasterOf(pid, dataDir));
  const family = [...parents].filter(([pid, parent]) => pid === postmaster || parent === postmaster);
  return family.reduce((sum, [pid]) => sum + cpuOf(pid), 0);
}

/** The server runs inside its data folder; its children, which do too, have other titles. */
function isPostmasterOf(pid, dataDir) {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return command.includes('/bin/postgres') && readlinkSync(`/proc/${pid}/cwd`).startsWith(realpathSync(dataDir));
  } catch {
    return false;
  }
}
