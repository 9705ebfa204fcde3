import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SystemTransaction } from '@patchbay/platform';
import { Clock, rateLimited, SystemDatabase } from '@patchbay/platform';
import { placeOf } from './client-address.ts';
import type { BrakeLimits, BrakeState } from './sign-in-brake-rules.ts';
import { ACCOUNT_LIMITS, ADDRESS_LIMITS, afterTry, FORGET_MS, waitSeconds } from './sign-in-brake-rules.ts';

interface BrakeRow {
  subject: string;
  failures: number;
  last_at: Date;
  blocked_until: Date;
}

interface Subjects {
  readonly account: string;
  readonly address: string;
}

/** A try that was let through and counts as a failure until it is forgiven. */
export interface CountedTry {
  /** Of the account, this one included. */
  readonly failures: number;
  readonly subjects: Subjects;
}

/**
 * Slows guessing down, per account and per address, whichever process is asked and however often it is restarted. An account
 * that does not exist is slowed down like one that does.
 */
@Injectable()
export class SignInBrake {
  readonly #system: SystemDatabase;
  readonly #clock: Clock;

  constructor(system: SystemDatabase, clock: Clock) {
    this.#system = system;
    this.#clock = clock;
  }

  /** Throws 429 with the seconds to wait; else the try is counted before it is made, so that many at once do not slip through. */
  async count(email: string, address: string): Promise<CountedTry> {
    const subjects = { account: accountSubject(email), address: `address:${placeOf(address)}` };
    const now = this.#clock.now();
    return this.#system.inTransaction(async (tx) => {
      const states = await lock(tx, subjects, now);
      const [account, place] = [states.get(subjects.account) ?? null, states.get(subjects.address) ?? null];
      const seconds = Math.max(waitSeconds(account, now), waitSeconds(place, now));
      if (seconds > 0) throw rateLimited(seconds, 'Too many failed sign-ins; wait before the next one.');
      const failures = await this.#step(tx, subjects.account, account, ACCOUNT_LIMITS);
      await this.#step(tx, subjects.address, place, ADDRESS_LIMITS);
      return { failures, subjects };
    });
  }

  /** The password was right: the account starts afresh, the address loses this one try. */
  async forgive(tx: SystemTransaction, { subjects }: CountedTry): Promise<void> {
    await tx.query('DELETE FROM sign_in_brakes WHERE subject = $1', [subjects.account]);
    await tx.query(
      `UPDATE sign_in_brakes SET failures = greatest(0, failures - 1), blocked_until = last_at WHERE subject = $1`,
      [subjects.address],
    );
  }

  /** Somebody has proven by other means whose account it is. */
  async release(tx: SystemTransaction, email: string): Promise<void> {
    await tx.query('DELETE FROM sign_in_brakes WHERE subject = $1', [accountSubject(email)]);
  }

  async deleteForgotten(): Promise<void> {
    const before = new Date(this.#clock.now().getTime() - FORGET_MS);
    await this.#system.query('DELETE FROM sign_in_brakes WHERE last_at <= $1', [before]);
  }

  async #step(tx: SystemTransaction, subject: string, state: BrakeState | null, limits: BrakeLimits): Promise<number> {
    const next = afterTry(state, limits, this.#clock.now());
    await tx.query(
      `INSERT INTO sign_in_brakes (subject, failures, last_at, blocked_until) VALUES ($1, $2, $3, $4) ON CONFLICT (subject)
       DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at, blocked_until = excluded.blocked_until`,
      [subject, next.failures, next.lastAt, next.blockedUntil],
    );
    return next.failures;
  }
}

/** Both rows, made if need be and locked in one order for all. */
async function lock(tx: SystemTransaction, subjects: Subjects, now: Date): Promise<Map<string, BrakeState>> {
  const names = [subjects.account, subjects.address].sort();
  await tx.query(
    `INSERT INTO sign_in_brakes (subject, failures, last_at, blocked_until)
     SELECT subject, 0, $2, $2 FROM unnest($1::text[]) AS subject ORDER BY subject ON CONFLICT DO NOTHING`,
    [names, now],
  );
  const rows = await tx.query<BrakeRow>(
    `SELECT subject, failures, last_at, blocked_until FROM sign_in_brakes WHERE subject = ANY ($1::text[])
     ORDER BY subject FOR UPDATE`,
    [names],
  );
  return new Map(
    rows.map((row) => [row.subject, { failures: row.failures, lastAt: row.last_at, blockedUntil: row.blocked_until }]),
  );
}

/** A digest: people type passwords into the field of the address. */
function accountSubject(email: string): string {
  return `account:${createHash('sha256').update(email, 'utf8').digest('base64url')}`;
}
