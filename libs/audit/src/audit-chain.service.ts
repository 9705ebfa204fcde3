import { Inject, Injectable } from '@nestjs/common';
import { Clock, Database, SETTINGS, type Context, type Settings, type TransactionContext } from '@patchbay/platform';
import { firstIdKept } from './audit-retention.ts';
import type { Seal } from './audit-seal.ts';
import { AuditSealRepository } from './audit-seal.repository.ts';
import { ChainCheck } from './audit-verification.ts';

/** Seals looked at by one transaction: a thousand entries at most. */
const SEALS_AT_ONCE = 5;
const MOST_STRANGERS = 50;

export interface ChainReport {
  readonly check: ChainCheck;
  readonly unsealed: number;
}

/** Computes a tenant's chain again from its audit log. */
@Injectable()
export class AuditChain {
  readonly #database: Database;
  readonly #seals: AuditSealRepository;
  readonly #clock: Clock;
  readonly #settings: Settings;
  readonly #running = new Map<string, Promise<ChainReport>>();

  constructor(database: Database, seals: AuditSealRepository, clock: Clock, @Inject(SETTINGS) settings: Settings) {
    this.#database = database;
    this.#seals = seals;
    this.#clock = clock;
    this.#settings = settings;
  }

  /**
   * `head`: the hash of a seal the caller saw earlier, which must still be part of the chain. Who asks for what is being
   * computed already waits for that: a long log is not read twice at once.
   */
  async verify(ctx: Context, head: string | null): Promise<ChainReport> {
    const question = `${ctx.tenantId}/${head ?? ''}`;
    const running = this.#running.get(question);
    if (running) return running;
    const begun = this.#verify(ctx, head).finally(() => this.#running.delete(question));
    this.#running.set(question, begun);
    return begun;
  }

  /** In small transactions, so that a long log neither fills the memory nor holds back the vacuum. */
  async #verify(ctx: Context, head: string | null): Promise<ChainReport> {
    const check = new ChainCheck(firstIdKept(this.#clock.now(), this.#settings.retention.auditLog), head);
    await this.#eachBatch(ctx, Number.MAX_SAFE_INTEGER, async (_inside, seals) => {
      for (const seal of seals) check.link(seal);
    });
    // A second pass: which entries may be gone is known once the newest seal was seen. Newer seals are left to the next check.
    await this.#eachBatch(ctx, check.head?.seal ?? 0, async (inside, seals) => {
      const ids = seals.flatMap((seal) => seal.entryIds);
      const found = await this.#seals.entries(inside.tx, ctx.tenantId, ids);
      for (const seal of seals) check.entries(seal, found);
    });
    const { count, lost } = await this.#database.inTransaction(ctx, ({ tx }) =>
      this.#seals.waiting(tx, ctx.tenantId, check.keptFrom),
    );
    const strangers = await this.#database.inTransaction(ctx, ({ tx }) =>
      this.#seals.strangers(tx, ctx.tenantId, MOST_STRANGERS),
    );
    check.end(lost, strangers);
    return { check, unsealed: count };
  }

  async #eachBatch(
    ctx: Context,
    upTo: number,
    look: (inside: TransactionContext, seals: readonly Seal[]) => Promise<void>,
  ): Promise<void> {
    let after = 0;
    let read: number;
    do {
      read = await this.#database.inTransaction(ctx, async (inside) => {
        const found = await this.#seals.sealsAfter(inside.tx, ctx.tenantId, after, SEALS_AT_ONCE);
        await look(
          inside,
          found.filter((seal) => seal.seal <= upTo),
        );
        after = found.at(-1)?.seal ?? after;
        return found.length;
      });
    } while (read === SEALS_AT_ONCE && after < upTo);
  }
}
