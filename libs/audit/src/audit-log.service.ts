import { Injectable } from '@nestjs/common';
import type { AuditContext, AuditEntry } from '@patchbay/access';
import { AuditTrail } from '@patchbay/access';
import type { Context } from '@patchbay/platform';
import { Database, newId } from '@patchbay/platform';
import { auditActor, auditDetails } from './audit-details.ts';
import type { AuditEntryEntity } from './audit-entry.entity.ts';
import type { AuditCriteria, AuditFilter, AuditKinds } from './audit-entry.repository.ts';
import { AuditEntryRepository } from './audit-entry.repository.ts';

const BATCH = 500;

/** The append-only record of decisions, configuration changes, disclosures and approvals. */
@Injectable()
export class AuditLog extends AuditTrail {
  readonly #database: Database;
  readonly #entries: AuditEntryRepository;

  constructor(database: Database, entries: AuditEntryRepository) {
    super();
    this.#database = database;
    this.#entries = entries;
  }

  /** Writes in the caller's transaction, so that a change and its record are committed together or not at all. */
  override async record(ctx: AuditContext, entry: AuditEntry): Promise<void> {
    await this.#entries.insert(ctx, {
      id: newId(),
      actor: auditActor(ctx.actor),
      action: entry.action,
      subjectType: entry.subjectType,
      subjectId: entry.subjectId,
      details: auditDetails(entry.details ?? {}),
    });
  }

  /** Newest first; one entry more than `limit` tells that there is another page. */
  async list(ctx: Context, filter: AuditFilter): Promise<AuditEntryEntity[]> {
    return this.#database.inTransaction(ctx, (inside) => this.#entries.list(inside, filter));
  }

  /** Which actions and subjects there are entries of. */
  async kinds(ctx: Context): Promise<AuditKinds> {
    return this.#database.inTransaction(ctx, (inside) => this.#entries.kinds(inside));
  }

  /**
   * Every entry that matches, oldest first, up to now. Read in batches, each in a transaction of its own: however long
   * the log and however slow the reader, memory stays flat and no transaction stays open.
   */
  async *batches(ctx: Context, criteria: AuditCriteria): AsyncGenerator<AuditEntryEntity[], void, undefined> {
    const before = newId();
    let after = '';
    let batch: AuditEntryEntity[];
    do {
      const range = { after, before, limit: BATCH };
      batch = await this.#database.inTransaction(ctx, (inside) => this.#entries.listBetween(inside, criteria, range));
      if (batch.length > 0) yield batch;
      after = batch.at(-1)?.id ?? after;
    } while (batch.length === BATCH);
  }
}
