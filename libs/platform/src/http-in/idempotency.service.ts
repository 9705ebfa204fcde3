import { createHmac } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { SETTINGS, type Settings } from '../config/settings.ts';
import type { Context, TransactionContext } from '../context/context.ts';
import { PLATFORM_TENANT } from '../context/context.ts';
import { Database } from '../database/database.ts';
import { SystemDatabase } from '../database/system-database.ts';
import { idempotencyKeyReused } from '../errors/factories.ts';
import { Scheduler } from '../schedules/scheduler.ts';
import type { KeyRecord, KeyScope, Queries } from './idempotency.repository.ts';
import { claimKey, findKey, forgetKey, storeAnswer, sweepKeys } from './idempotency.repository.ts';
import { RequestFingerprint } from './ports.ts';

/** An answer as it is given, and as it is kept for replays. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly stored: unknown;
}

export interface Outcome {
  readonly status: number;
  readonly body: unknown;
  readonly replayed: boolean;
}

const DAY_SECONDS = 86_400;
/** Longer than any exchange with a vendor that a handler waits for; after it, a key whose process died is free again. */
const RUNNING_SECONDS = 120;
const POLL_MS = 100;
const SWEEP_SECONDS = 600;
const SWEEP_ROWS = 5000;

/** Keeps the first answer to each Idempotency-Key and gives it to later requests with the same key and body. */
@Injectable()
export class Idempotency {
  /** Requests of this process by scope: later ones wait here, without holding a database connection. */
  readonly #running = new Map<string, Promise<unknown>>();
  readonly #database: Database;
  readonly #system: SystemDatabase;
  readonly #modules: ModuleRef;
  readonly #platformKey: string;

  constructor(
    database: Database,
    system: SystemDatabase,
    scheduler: Scheduler,
    modules: ModuleRef,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.#database = database;
    this.#system = system;
    this.#modules = modules;
    this.#platformKey = settings.platformKey ?? '';
    scheduler.every('idempotency-sweep', SWEEP_SECONDS, () => this.sweep());
  }

  /** A keyed digest of what the request asks for. */
  fingerprint(tenantId: string, text: string): Promise<Buffer> {
    if (tenantId === PLATFORM_TENANT) {
      return Promise.resolve(createHmac('sha256', this.#platformKey).update(text).digest());
    }
    return this.#modules.get(RequestFingerprint, { strict: false }).fingerprint(tenantId, text);
  }

  /** Runs `work` and the record of its answer in one transaction; a same-key request elsewhere waits for its commit. */
  transactional(
    ctx: Context,
    scope: KeyScope,
    fingerprint: Buffer,
    work: (ctx: TransactionContext) => Promise<Answer>,
  ): Promise<Outcome> {
    return this.#oneAtATime(scope, () =>
      this.#database.inTransaction(ctx, async (inside) => {
        const claimedAt = await claimKey(inside.tx, scope, fingerprint, DAY_SECONDS);
        if (claimedAt === null) return replay(await findKey(inside.tx, scope), fingerprint);
        return this.#keep(inside.tx, scope, claimedAt, await work(inside));
      }),
    );
  }

  /** Runs `work` with a committed note that it runs, since it talks to a vendor; same-key requests poll for its answer. */
  nonTransactional(scope: KeyScope, fingerprint: Buffer, work: () => Promise<Answer>): Promise<Outcome> {
    return this.#oneAtATime(scope, async () => {
      for (;;) {
        const claimedAt = await claimKey(this.#system, scope, fingerprint, RUNNING_SECONDS);
        if (claimedAt !== null) return this.#runNoted(scope, claimedAt, work);
        const record = await findKey(this.#system, scope);
        if (record !== null && isAnswerable(record, fingerprint)) return replay(record, fingerprint);
        await delay(POLL_MS);
      }
    });
  }

  /** Deletes keys whose day is over. */
  async sweep(): Promise<void> {
    let gone = SWEEP_ROWS;
    while (gone === SWEEP_ROWS) gone = await sweepKeys(this.#system, SWEEP_ROWS);
  }

  async #runNoted(scope: KeyScope, claimedAt: string, work: () => Promise<Answer>): Promise<Outcome> {
    let answer: Answer;
    try {
      answer = await work();
    } catch (error) {
      await forgetKey(this.#system, scope, claimedAt);
      throw error;
    }
    return this.#keep(this.#system, scope, claimedAt, answer);
  }

  async #keep(db: Queries, scope: KeyScope, claimedAt: string, answer: Answer): Promise<Outcome> {
    if (answer.status >= 400) await forgetKey(db, scope, claimedAt);
    else await storeAnswer(db, scope, claimedAt, answer.status, answer.stored);
    return { status: answer.status, body: answer.body, replayed: false };
  }

  async #oneAtATime(scope: KeyScope, run: () => Promise<Outcome>): Promise<Outcome> {
    const name = JSON.stringify([scope.tenantId, scope.route, scope.key]);
    for (let first = this.#running.get(name); first !== undefined; first = this.#running.get(name)) {
      await Promise.allSettled([first]);
    }
    const running = run();
    this.#running.set(name, running);
    try {
      return await running;
    } finally {
      this.#running.delete(name);
    }
  }
}

function isAnswerable(record: KeyRecord, fingerprint: Buffer): boolean {
  return record.status !== null || !record.fingerprint.equals(fingerprint);
}

function replay(record: KeyRecord | null, fingerprint: Buffer): Outcome {
  if (record === null || !record.fingerprint.equals(fingerprint)) throw idempotencyKeyReused();
  return { status: record.status ?? 200, body: record.answer, replayed: true };
}
