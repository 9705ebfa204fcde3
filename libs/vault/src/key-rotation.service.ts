import { Injectable } from '@nestjs/common';
import { AuditLog } from '@patchbay/audit';
import type { SystemTransaction } from '@patchbay/platform';
import { ChangeBus, Log, systemContext } from '@patchbay/platform';
import { VAULT_TOPIC } from './connection-cache.ts';
import { connectionKeyBinding } from './binding.ts';
import { ConnectionKeys } from './connection-keys.ts';
import { CredentialCipher } from './credential-cipher.service.ts';
import { CredentialRepository } from './credential.repository.ts';
import type { TenantKeyPosition } from './key-rotation.repository.ts';
import { KeyRotationRepository } from './key-rotation.repository.ts';
import { SealingKey } from './sealing-key.ts';
import type { OpenableConnectionKeyRow, TenantKeyRow } from './vault-key.repository.ts';
import { VaultKeyRepository } from './vault-key.repository.ts';
import { VaultKeys } from './vault-keys.service.ts';
import { VaultError } from './vault.errors.ts';

/** A row no key opens: set aside and reported, so that a person can look; the others go on. */
export interface UnreadableRow {
  readonly tenantId: string;
  readonly what: 'tenant_key' | 'connection_key' | 'credential';
  /** Which one: `data/1`, `<connection>/1`, `<connection>/<field>`. */
  readonly name: string;
}

export interface RotationOutcome {
  readonly done: number;
  readonly unreadable: readonly UnreadableRow[];
}

export interface RotationOptions {
  /** Rows of one transaction. */
  readonly batch?: number;
  /** Told after each committed step; when it throws, the rotation stops there and can be taken up again. */
  readonly onProgress?: (done: number) => void | Promise<void>;
}

const BATCH = 100;

/**
 * Changes keys under running work. Every step is one transaction that leaves all rows readable, and what is still to be
 * done is read from the rows themselves: a rotation that was killed is simply started again.
 */
@Injectable()
export class KeyRotation {
  readonly #rows: KeyRotationRepository;
  readonly #keyRows: VaultKeyRepository;
  readonly #credentials: CredentialRepository;
  readonly #cipher: CredentialCipher;
  readonly #keys: VaultKeys;
  readonly #audit: AuditLog;
  readonly #changes: ChangeBus;
  readonly #log: Log;

  constructor(
    rows: KeyRotationRepository,
    keyRows: VaultKeyRepository,
    credentials: CredentialRepository,
    cipher: CredentialCipher,
    keys: VaultKeys,
    audit: AuditLog,
    changes: ChangeBus,
    log: Log,
  ) {
    this.#rows = rows;
    this.#keyRows = keyRows;
    this.#credentials = credentials;
    this.#cipher = cipher;
    this.#keys = keys;
    this.#audit = audit;
    this.#changes = changes;
    this.#log = log;
  }

  /** Closes every tenant's keys with the current master key. Afterwards the others may leave PATCHBAY_MASTER_KEYS. */
  async rewrapTenantKeys(options: RotationOptions = {}): Promise<RotationOutcome> {
    const unreadable: UnreadableRow[] = [];
    let done = 0;
    let after: TenantKeyPosition | null = null;
    for (;;) {
      const step = await this.#rewrapBatch(after, options.batch ?? BATCH);
      if (step.last === null) return this.#reported({ done, unreadable });
      after = step.last;
      done += step.done;
      unreadable.push(...step.unreadable);
      await options.onProgress?.(done);
    }
  }

  /**
   * Gives the tenant a new data key, every connection a new key under it, and seals the credentials again. Payloads stay
   * under the connections' older keys, which are kept, closed by the new data key; the old data key is destroyed.
   * An unfinished rotation is taken up instead of starting another.
   */
  async reencryptTenant(tenantId: string, options: RotationOptions = {}): Promise<RotationOutcome> {
    const target = await this.#begin(tenantId);
    const unreadable: UnreadableRow[] = [];
    let done = 0;
    do {
      let after = '';
      for (;;) {
        const [connectionId] = await this.#rows.connectionsBelow(tenantId, target.version, after, 1);
        if (connectionId === undefined) break;
        after = connectionId;
        unreadable.push(...(await this.#reencryptConnection(target, connectionId)));
        done += 1;
        await options.onProgress?.(done);
      }
      // A connection made while we worked may have used the old key: then once more.
    } while (!(await this.#finish(target)));
    return this.#reported({ done, unreadable });
  }

  async #rewrapBatch(
    after: TenantKeyPosition | null,
    limit: number,
  ): Promise<RotationOutcome & { last: TenantKeyPosition | null }> {
    return this.#rows.inTransaction(async (tx) => {
      const rows = await this.#rows.lockUnderOtherMaster(tx, this.#keys.currentMasterId, after, limit);
      const unreadable: UnreadableRow[] = [];
      for (const row of rows) {
        const material = readable(() => this.#keys.openTenantKey(row));
        if (material) {
          await this.#rows.storeRewrapped(tx, this.#keys.wrapTenantKey(row, material));
        } else {
          await this.#rows.quarantineTenantKey(tx, row);
          unreadable.push({ tenantId: row.tenant_id, what: 'tenant_key', name: `${row.purpose}/${row.version}` });
        }
      }
      return { done: rows.length - unreadable.length, unreadable, last: rows.at(-1) ?? null };
    });
  }

  async #begin(tenantId: string): Promise<{ row: TenantKeyRow; version: number; key: SealingKey }> {
    const row = await this.#rows.inTransaction(async (tx) => {
      const rows = await this.#rows.lockDataKeys(tx, tenantId);
      const inUse = rows.filter((candidate) => candidate.retired_at === null && candidate.wrapped !== null);
      const newest = inUse.at(-1);
      if (!newest) throw new VaultError('no_key', 'This tenant has no keys in use.');
      if (inUse.length > 1) return newest;
      await this.#keys.createTenantKey(tx, tenantId, 'data', newest.version + 1);
      const created = await this.#rows.lockDataKeys(tx, tenantId);
      return created.at(-1) ?? newest;
    });
    return { row, version: row.version, key: new SealingKey(String(row.version), this.#keys.openTenantKey(row)) };
  }

  async #reencryptConnection(
    target: { row: TenantKeyRow; version: number; key: SealingKey },
    connectionId: string,
  ): Promise<UnreadableRow[]> {
    const tenantId = target.row.tenant_id;
    return this.#rows.inTransaction(async (tx) => {
      const rows = await this.#keyRows.lockConnectionKeys(tx, tenantId, connectionId);
      const { opened, unreadable } = await this.#rewrapConnectionKeys(tx, target, rows);
      if (opened.length > 0) {
        const fresh = await this.#keys.createConnectionKey(tx, tenantId, connectionId, (rows.at(-1)?.version ?? 0) + 1);
        const keys = new ConnectionKeys(tenantId, connectionId, [...opened, fresh]);
        unreadable.push(...(await this.#resealCredentials(tx, keys)));
      }
      await this.#changes.announce(tx, { topic: VAULT_TOPIC, tenantId, id: connectionId });
      return unreadable;
    });
  }

  async #rewrapConnectionKeys(
    tx: SystemTransaction,
    target: { version: number; key: SealingKey },
    rows: readonly OpenableConnectionKeyRow[],
  ): Promise<{ opened: SealingKey[]; unreadable: UnreadableRow[] }> {
    const opened: SealingKey[] = [];
    const unreadable: UnreadableRow[] = [];
    for (const row of rows.filter(({ wrapped }) => wrapped !== null)) {
      const material = readable(() => this.#keys.unwrapMaterial(row));
      if (!material) {
        await this.#rows.quarantineConnectionKey(tx, row);
        unreadable.push({
          tenantId: row.tenant_id,
          what: 'connection_key',
          name: `${row.connection_id}/${row.version}`,
        });
        continue;
      }
      const binding = connectionKeyBinding(row.tenant_id, row.connection_id, row.version);
      await this.#rows.storeConnectionKey(tx, row, target.key.seal('connectionKey', binding, material), target.version);
      opened.push(new SealingKey(String(row.version), material));
    }
    return { opened, unreadable };
  }

  async #resealCredentials(tx: SystemTransaction, keys: ConnectionKeys): Promise<UnreadableRow[]> {
    const unreadable: UnreadableRow[] = [];
    for (const row of await this.#credentials.findInside(tx, keys.tenantId, keys.connectionId)) {
      const sealed = readable(() => this.#cipher.reseal(keys, row, keys.current));
      if (sealed) {
        await this.#credentials.reseal(tx, row, sealed);
      } else {
        await this.#credentials.quarantine(tx, row);
        unreadable.push({ tenantId: row.tenant_id, what: 'credential', name: `${row.connection_id}/${row.field}` });
      }
    }
    return unreadable;
  }

  /** False when something was still closed by an older key. */
  async #finish(target: { row: TenantKeyRow; version: number }): Promise<boolean> {
    const tenantId = target.row.tenant_id;
    return this.#rows.inTransaction(async (tx) => {
      await this.#rows.retireBelow(tx, tenantId, target.version);
      const left = await this.#rows.countBelow(tx, tenantId, target.version);
      if (left.open > 0) return false;
      if (left.quarantined === 0) await this.#rows.shredBelow(tx, tenantId, target.version);
      await this.#audit.record(
        { ...systemContext(tenantId, 'key_rotation'), tx },
        {
          action: 'vault.tenant_key_rotated',
          subjectType: 'tenant',
          subjectId: tenantId,
          details: { version: target.version, quarantined: left.quarantined },
        },
      );
      return true;
    });
  }

  #reported(outcome: RotationOutcome): RotationOutcome {
    for (const row of outcome.unreadable) {
      this.#log.error('a rotation set aside what no key opens', {
        tenant_id: row.tenantId,
        what: row.what,
        name: row.name,
      });
    }
    return outcome;
  }
}

/** What `open` gives, or null when the row is unreadable; any other error stops the rotation. */
function readable<T>(open: () => T): T | null {
  try {
    return open();
  } catch (error) {
    if (error instanceof VaultError) return null;
    throw error;
  }
}
