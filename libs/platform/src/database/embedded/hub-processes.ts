import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { isErrno } from '../../errors/errno.ts';
import { isAlive } from './postmaster.ts';

const LEAVE_MS = 30_000;

/**
 * Which hub processes use a cluster: a file named by its process number each, so that the last one to leave stops the server
 * and what a kill -9 left behind is found out. Several uses in one process count as one.
 */
export class HubProcesses {
  readonly #folder: string;
  readonly #leaving: string;
  readonly #own: string;

  constructor(home: string) {
    this.#folder = join(home, 'hubs');
    this.#leaving = join(home, 'leaving');
    this.#own = join(this.#folder, String(process.pid));
  }

  /** From now on nobody stops the server; waits for one who is about to. */
  async join(): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await writeFile(this.#own, await startOf(process.pid), { mode: 0o600 });
    await this.#waitForLeaver();
  }

  /** Runs `stop` when no other process is left. Who joins meanwhile waits until that is done. */
  async leave(stop: () => Promise<void>): Promise<void> {
    await rm(this.#own, { force: true });
    // The order matters: announce, then look. Whoever joins looks after announcing, so one of the two sees the other.
    while (!(await this.#announce())) await this.#waitForLeaver();
    try {
      if ((await this.#others()).length === 0) await stop();
    } finally {
      await rm(this.#leaving, { force: true });
    }
  }

  async #announce(): Promise<boolean> {
    return writeFile(this.#leaving, String(process.pid), { flag: 'wx', mode: 0o600 }).then(
      () => true,
      (error: unknown) => {
        if (isErrno(error, 'EEXIST')) return false;
        throw error;
      },
    );
  }

  async #waitForLeaver(): Promise<void> {
    const deadline = performance.now() + LEAVE_MS;
    for (;;) {
      const text = await readFile(this.#leaving, 'utf8').catch(() => null);
      if (text === null) return;
      // An empty file is being written this moment.
      const gone = text !== '' && !isAlive(Number(text));
      if (gone || performance.now() > deadline) return rm(this.#leaving, { force: true });
      await delay(10);
    }
  }

  async #others(): Promise<number[]> {
    const others: number[] = [];
    for (const name of await readdir(this.#folder)) {
      const path = join(this.#folder, name);
      const started = await readFile(path, 'utf8').catch(() => null);
      if (started === null) continue;
      if (isAlive(Number(name)) && (started === '' || started === (await startOf(Number(name)))))
        others.push(Number(name));
      else await rm(path, { force: true });
    }
    return others;
  }
}

/** Tells a process from a later one with the same number, where the system says when a process began. */
async function startOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The 22nd field; the second may contain spaces, so counting begins behind its bracket.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? 'unknown';
}
