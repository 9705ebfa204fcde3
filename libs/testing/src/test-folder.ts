import { readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';

// Imported by Jest's global set-up, outside its module system: Node's own modules only.

const NAME = /^patchbay-test-(\d+)-/;

/** Ends the Postgres of the folder, without ceremony since nothing in it is kept, and removes the folder. */
export async function removeTestFolder(folder: string): Promise<void> {
  const note = await readFile(join(folder, 'postgres', 'data', 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(note.split('\n')[0]);
  if (pid > 0 && signal(pid, 'SIGQUIT')) await gone(pid);
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/** What runs that were killed left behind. */
export async function sweepTestFolders(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(NAME.exec(name)?.[1]);
    if (pid > 0 && !signal(pid, 0)) await removeTestFolder(join(tmpdir(), name)).catch(() => undefined);
  }
}

async function gone(pid: number): Promise<void> {
  for (let left = 500; left > 0 && signal(pid, 0); left -= 1) await delay(10);
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
