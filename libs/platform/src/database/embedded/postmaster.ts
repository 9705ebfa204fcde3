import { execFile } from 'node:child_process';
import { link, readFile, readlink, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { isErrno } from '../../errors/errno.ts';
import { newId } from '../../ids/ids.ts';

const run = promisify(execFile);

/** What Postgres writes about itself into its data folder. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

const LINE = { pid: 0, port: 3, status: 7 } as const;

/** The server of this data folder as it says itself, whether it still runs or not. */
export async function readPostmaster(data: string): Promise<Postmaster | null> {
  const lines = (await readFile(pidFile(data), 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[LINE.pid]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return { pid, port: Number(lines[LINE.port]), ready: lines[LINE.status]?.trim() === 'ready' };
}

/** Whether the process is a running server of this folder: a dead one's number may be somebody else's by now. */
export async function isServing(pid: number, data: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return (await commandOf(pid)).endsWith('postgres');
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // "pid (name) state …": a zombie that nobody reaps still answers signals.
  const [, name, state] = /\((.*)\) (\S)/.exec(status) ?? [];
  if (name !== 'postgres' || state === 'Z' || state === 'X') return false;
  const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => data);
  return cwd === data;
}

/** Whether there is a process of this number at all. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isErrno(error, 'EPERM');
  }
}

/**
 * Removes the note of a server that is gone when its number belongs to another process now (in a container numbers repeat):
 * Postgres itself would take that process for a running server and refuse to start.
 */
export async function clearStaleNote(data: string, stale: Postmaster): Promise<void> {
  const aside = join(data, `postmaster.pid.${newId()}`);
  try {
    await rename(pidFile(data), aside);
  } catch {
    return;
  }
  const moved = Number((await readFile(aside, 'utf8')).split('\n')[LINE.pid]);
  // Somebody started a server in this very moment: give it its note back.
  if (moved !== stale.pid) await link(aside, pidFile(data)).catch(() => undefined);
  await rm(aside, { force: true });
}

/** Ends the server: lets statements be rolled back and writes a checkpoint; after a while without either. */
export async function stopPostmaster(data: string, patienceMs = 15_000): Promise<void> {
  const server = await readPostmaster(data);
  if (server === null || !(await isServing(server.pid, data))) return;
  for (const [signal, waitMs] of [['SIGINT', patienceMs] as const, ['SIGQUIT', patienceMs / 3] as const]) {
    if (!sendSignal(server.pid, signal)) return;
    const deadline = performance.now() + waitMs;
    while (performance.now() < deadline) {
      if (!(await isServing(server.pid, data))) return;
      await delay(10);
    }
  }
}

function sendSignal(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

async function commandOf(pid: number): Promise<string> {
  return run('ps', ['-o', 'comm=', '-p', String(pid)]).then(
    (result) => result.stdout.trim(),
    () => '',
  );
}

function pidFile(data: string): string {
  return join(data, 'postmaster.pid');
}
