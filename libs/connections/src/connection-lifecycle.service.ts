import { Injectable } from '@nestjs/common';
import { Catalog } from '@patchbay/catalog';
import { Clock, Database, type Context, type DomainEvent, type TransactionContext } from '@patchbay/platform';
import { ConnectionCredentials } from './connection-credentials.service.ts';
import { ConnectionHooks, hookSubject } from './connection-hooks.ts';
import { ConnectionReferrers } from './connection-referrer.ts';
import { nextStanding } from './connection-status.ts';
import { ConnectionWriter } from './connection-writer.service.ts';
import type { ConnectionRow } from './connection.entity.ts';
import { noSuchConnection, nothingToActivate, wrongStatus } from './connection.errors.ts';
import { connectionEvent, subjectOf } from './connection.events.ts';
import { ConnectionRepository } from './connection.repository.ts';
import { missingCredentials } from './credential-input.ts';

/** Switches connections on and off, and ends them. Work in flight finishes: it holds what it needs already. */
@Injectable()
export class ConnectionLifecycle {
  constructor(
    private readonly database: Database,
    private readonly repository: ConnectionRepository,
    private readonly writer: ConnectionWriter,
    private readonly credentials: ConnectionCredentials,
    private readonly catalog: Catalog,
    private readonly referrers: ConnectionReferrers,
    private readonly hooks: ConnectionHooks,
    private readonly clock: Clock,
  ) {}

  /** `inactive` → `active`, without verifying; 409 from anywhere else, or when there is nothing to authenticate with. */
  async activate(ctx: Context, id: string): Promise<ConnectionRow> {
    return this.withLocked(ctx, id, async (inner, row) => {
      const standing = nextStanding(row, { type: 'activate' });
      if (standing === null) throw wrongStatus('activate', row.status);
      const missing = await this.missing(inner, row);
      if (missing.length > 0) throw nothingToActivate(missing);
      const event = connectionEvent('connection.activated', row, subjectOf(row));
      return this.switch(inner, row, standing, event);
    });
  }

  /** `active` → `inactive`; 409 from anywhere else. Answers who still names it, as a warning. */
  async disable(ctx: Context, id: string): Promise<string[]> {
    return this.withLocked(ctx, id, async (inner, row) => {
      const standing = nextStanding(row, { type: 'disable' });
      if (standing === null) throw wrongStatus('disable', row.status);
      const event = connectionEvent('connection.disabled', row, subjectOf(row));
      await this.switch(inner, row, standing, event);
      return this.referencesTo(inner, id);
    });
  }

  /**
   * Keeps the record, shreds the credentials. Disconnecting twice is the same as once. Answers who still names it, as a
   * warning.
   */
  async disconnect(ctx: Context, id: string): Promise<string[]> {
    return this.withLocked(ctx, id, async (inner, row) => {
      await this.hooks.run(inner, 'disconnect', hookSubject(row));
      await this.credentials.shred(inner, id);
      const event = connectionEvent('connection.disconnected', row, { ...subjectOf(row), incident: row.incident });
      await this.switch(inner, row, DISCONNECTED, event, true);
      return this.referencesTo(inner, id);
    });
  }

  /** Soft: the row stays for what refers to it, its secrets do not. Answers who still names it, as a warning. */
  async delete(ctx: Context, id: string): Promise<{ row: ConnectionRow; referencedBy: string[] }> {
    return this.withLocked(ctx, id, async (inner, row) => {
      await this.hooks.run(inner, 'disconnect', hookSubject(row));
      const referencedBy = await this.referencesTo(inner, id);
      await this.credentials.shred(inner, id);
      const event = connectionEvent('connection.deleted', row, { ...subjectOf(row), incident: row.incident });
      const set = { ...DISCONNECTED, publicCredentials: {}, publicCredentialsSet: {}, deletedAt: this.clock.now() };
      return { row: await this.switch(inner, row, set, event, true), referencedBy };
    });
  }

  private async withLocked<T>(
    ctx: Context,
    id: string,
    work: (ctx: TransactionContext, row: ConnectionRow) => Promise<T>,
  ): Promise<T> {
    return this.database.inTransaction(ctx, async (inner) => {
      const row = await this.repository.lock(inner.tx, ctx.tenantId, id);
      if (row === null) throw noSuchConnection();
      return work(inner, row);
    });
  }

  private async referencesTo(ctx: Context, id: string): Promise<string[]> {
    return (await this.referrers.referencesTo(ctx, id)).map(({ text }) => text);
  }

  private async missing(ctx: Context, row: ConnectionRow): Promise<string[]> {
    const { open, vaulted } = await this.credentials.held(ctx, row);
    return missingCredentials(this.catalog.require(row.provider), open, (field) => vaulted.has(field));
  }

  /** The audit log speaks of integrations, as the API does: `connection.disabled` is `integration.disabled` there. */
  private async switch(
    ctx: TransactionContext,
    row: ConnectionRow,
    set: Partial<ConnectionRow>,
    event: DomainEvent,
    setup = false,
  ): Promise<ConnectionRow> {
    return this.writer.write(ctx, row, {
      setup,
      set: { ...set, updatedAt: this.clock.now() },
      events: [event],
      audit: {
        action: event.type.replace('connection.', 'integration.'),
        details: { provider: row.provider, environment: row.environment },
      },
    });
  }
}

const DISCONNECTED: Partial<ConnectionRow> = {
  status: 'inactive',
  errorCause: null,
  healthState: 'not_connected',
  healthCode: null,
  healthReason: null,
  healthLatencyMs: null,
  upstreamFailures: 0,
  verifiedAt: null,
  verificationError: null,
  account: null,
  openReferences: [],
  incident: null,
};
