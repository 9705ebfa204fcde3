import { Inject, Injectable } from '@nestjs/common';
import { Clock, Log, Scheduler, SETTINGS, SystemDatabase, type Settings } from '@patchbay/platform';
import { firstIdKept } from './audit-retention.ts';
import { sealOver } from './audit-seal.ts';
import { AuditSealRepository } from './audit-seal.repository.ts';

const EVERY_SECONDS = 60;
/** Entries of one seal. */
const MOST_ENTRIES = 200;

/**
 * Chains entries of the audit log afterwards, so that who writes one waits for nobody. One process at a time by the
 * scheduler's lease; should two ever meet, the second fails on the number of the seal and changes nothing.
 */
@Injectable()
export class AuditSealer {
  readonly #database: SystemDatabase;
  readonly #seals: AuditSealRepository;
  readonly #clock: Clock;
  readonly #settings: Settings;
  readonly #log: Log;

  constructor(
    database: SystemDatabase,
    seals: AuditSealRepository,
    clock: Clock,
    scheduler: Scheduler,
    log: Log,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.#database = database;
    this.#seals = seals;
    this.#clock = clock;
    this.#settings = settings;
    this.#log = log.child({ area: 'audit' });
    scheduler.every('audit-seals', EVERY_SECONDS, () => this.sealAll());
  }

  /** Everything committed so far, of every tenant. A tenant that fails does not keep the others from their turn. */
  async sealAll(): Promise<void> {
    for (const tenantId of await this.#seals.tenantsToSeal(this.#database)) {
      try {
        await this.seal(tenantId);
      } catch (error) {
        this.#log.error('the audit log of a tenant could not be sealed', { tenant_id: tenantId, error });
      }
    }
  }

  async seal(tenantId: string): Promise<void> {
    while ((await this.#sealNext(tenantId)) === MOST_ENTRIES);
  }

  async #sealNext(tenantId: string): Promise<number> {
    return this.#database.inTransaction(async (tx) => {
      // Before the entries: were it read after them, a seal of another process between the two would cover them already.
      const last = await this.#seals.lastSeal(tx, tenantId);
      const entries = await this.#seals.unsealed(tx, tenantId, MOST_ENTRIES);
      if (entries.length === 0) return 0;
      const sealedAt = this.#clock.now();
      const keptFrom = firstIdKept(sealedAt, this.#settings.retention.auditLog);
      await this.#seals.add(tx, sealOver(entries, last, { tenantId, keptFrom, sealedAt }));
      return entries.length;
    });
  }
}
