import { eventually, spawnHub, type SpawnedHub } from '@patchbay/testing';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ground, Sickness, Vendor } from './ground.ts';

/** The hub with a clock that can be moved: a lease of 45 seconds runs out when the campaign says so. */
const MAIN = join(import.meta.dirname, '..', 'chaos', 'movable-clock-hub.ts');
const OWNER = /^Its claims are held by: (\S+)$/m;
/** Longer than any lease. */
const LONG_SECONDS = 60;
/** A process that starts while the database is gone gives up; so does its supervisor, after some more. */
const MOST_STARTS = 5;

export type Sicknesses = Readonly<Partial<Record<Vendor, Sickness>>>;

/** One process of the hub. */
export interface Member {
  readonly hub: SpawnedHub;
  readonly roles: string;
  /** How its claims are marked in the database. */
  readonly owner: string;
  readonly clockFile: string;
  readonly isSick: boolean;
}

/** The processes of a campaign: they are killed, frozen and replaced, and each has a clock of its own. */
export class Crew {
  /** Those that run, or are frozen. */
  readonly members: Member[] = [];
  private hired = 0;
  private readonly coming: Promise<unknown>[] = [];

  constructor(private readonly ground: Ground) {}

  async hire(roles: string, sicknesses: Sicknesses | null = null): Promise<Member> {
    this.hired += 1;
    const clockFile = join(this.ground.dataDir, `clock-${this.hired}`);
    await writeFile(clockFile, '0');
    const env = {
      ...this.ground.env,
      ...(sicknesses === null ? {} : this.ground.sick(sicknesses)),
      PATCHBAY_ROLES: roles,
      CHAOS_CLOCK_FILE: clockFile,
    };
    const hub = await this.start(env);
    const owner = OWNER.exec(hub.output())?.[1] ?? '';
    const member = { hub, roles, owner, clockFile, isSick: sicknesses !== null };
    this.members.push(member);
    return member;
  }

  /** Those a caller can reach; frozen ones, too, since no caller knows. */
  doors(): readonly Member[] {
    return this.members.filter(({ roles }) => roles.includes('http'));
  }

  /** kill -9; for everybody else its leases run out at once. */
  async murder(member: Member): Promise<void> {
    this.dismiss(member);
    member.hub.kill('SIGKILL');
    await member.hub.exited;
    await this.expireLeases(member);
  }

  /** Told to stop, as for a new release: it ends what it has begun. */
  async retire(member: Member): Promise<number | null> {
    this.dismiss(member);
    return member.hub.stop();
  }

  /** Somebody like it takes its place, in a while. */
  replace(member: Member, sicknesses: Sicknesses | null = null): void {
    const coming = this.hire(member.roles, sicknesses);
    // Heard of by `complete`.
    coming.catch(() => undefined);
    this.coming.push(coming);
  }

  /** Stands still; a minute passes for it and for everybody else, who may take over what it was doing. */
  async freeze(member: Member): Promise<void> {
    member.hub.kill('SIGSTOP');
    await this.outliveLeases(member);
  }

  /** A minute passes for everybody: what a process has lost hold of, with its connection to Postgres, is taken up again. */
  async letLeasesRunOut(): Promise<void> {
    await Promise.all(this.members.map((member) => this.outliveLeases(member)));
  }

  wake(member: Member): void {
    member.hub.kill('SIGCONT');
  }

  /** Everybody who was to come has come; throws what kept one from it. */
  async complete(): Promise<void> {
    await Promise.all(this.coming.splice(0));
  }

  async close(): Promise<void> {
    await this.complete().catch(() => undefined);
    for (const { hub } of this.members) hub.kill('SIGKILL');
    await Promise.all(this.members.map(({ hub }) => hub.exited));
  }

  private dismiss(member: Member): void {
    const at = this.members.indexOf(member);
    if (at >= 0) this.members.splice(at, 1);
  }

  /** First for itself, so that it sends nothing any more when others begin. */
  private async outliveLeases(member: Member): Promise<void> {
    const ahead = Number(await readFile(member.clockFile, 'utf8'));
    await writeFile(member.clockFile, String(ahead + LONG_SECONDS * 1_000));
    await this.expireLeases(member);
  }

  private async expireLeases({ owner }: Member): Promise<void> {
    const sql = `UPDATE work SET due_at = now() - interval '1 minute' WHERE claim_owner = $1`;
    await eventually(() => this.ground.server.query(sql, [owner]));
  }

  private async start(env: Readonly<Record<string, string>>): Promise<SpawnedHub> {
    for (let left = MOST_STARTS; ; left -= 1) {
      try {
        return await spawnHub(env, MAIN);
      } catch (error) {
        if (left === 1) throw error;
      }
    }
  }
}
