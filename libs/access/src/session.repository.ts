import { Injectable } from '@nestjs/common';
import type { PersonRole, SystemTransaction } from '@patchbay/platform';
import { SystemDatabase } from '@patchbay/platform';

/** What recognising a session needs of it. */
export interface StoredSession {
  readonly id: string;
  readonly personId: string;
  readonly email: string;
  readonly name: string;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly memberships: readonly StoredMembership[];
}

export interface StoredMembership {
  readonly tenant_id: string;
  readonly slug: string;
  readonly name: string;
  readonly role: PersonRole;
}

/** A session as its person is shown it. */
export interface ListedSession {
  readonly id: string;
  readonly address: string;
  readonly userAgent: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
}

export interface NewSession extends ListedSession {
  readonly personId: string;
  readonly hash: Buffer;
}

export interface SessionUse {
  readonly id: string;
  readonly at: Date;
}

const LISTED = `id, address, user_agent AS "userAgent", created_at AS "createdAt", last_seen_at AS "lastSeenAt",
  expires_at AS "expiresAt"`;

interface SessionRow {
  id: string;
  hash: Buffer;
  person_id: string;
  email: string;
  name: string;
  last_seen_at: Date;
  expires_at: Date;
  memberships: StoredMembership[];
}

/** Rows of `sessions`; the role of requests has no right on them. */
@Injectable()
export class SessionRepository {
  readonly #system: SystemDatabase;

  constructor(system: SystemDatabase) {
    this.#system = system;
  }

  /** With the person and the living tenants they belong to; one answer per digest. */
  async findByHash(hashes: readonly Buffer[]): Promise<(StoredSession | null)[]> {
    const rows = await this.#system.query<SessionRow>(
      {
        name: 'sessions_by_hash',
        text: `SELECT s.id, s.hash, s.person_id, p.email, p.name, s.last_seen_at, s.expires_at,
            coalesce((SELECT json_agg(json_build_object('tenant_id', t.id, 'slug', t.slug, 'name', t.name, 'role', m.role)
                ORDER BY t.slug)
              FROM memberships m JOIN tenants t ON t.id = m.tenant_id AND t.deleted_at IS NULL
              WHERE m.person_id = p.id), '[]') AS memberships
          FROM sessions s JOIN people p ON p.id = s.person_id WHERE s.hash = ANY ($1::bytea[])`,
      },
      [hashes],
    );
    const byHash = new Map(rows.map((row) => [row.hash.toString('latin1'), toStored(row)]));
    return hashes.map((hash) => byHash.get(hash.toString('latin1')) ?? null);
  }

  async insert(tx: SystemTransaction, session: NewSession): Promise<void> {
    await tx.query(
      `INSERT INTO sessions (id, person_id, hash, address, user_agent, created_at, last_seen_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $6, $7)`,
      [
        session.id,
        session.personId,
        session.hash,
        session.address,
        session.userAgent,
        session.createdAt,
        session.expiresAt,
      ],
    );
  }

  /** Newest use first. */
  async list(personId: string, seenAfter: Date, now: Date): Promise<ListedSession[]> {
    return this.#system.query<ListedSession>(
      `SELECT ${LISTED} FROM sessions
       WHERE person_id = $1 AND expires_at > $2 AND last_seen_at > $3 ORDER BY last_seen_at DESC, id DESC LIMIT 100`,
      [personId, now, seenAfter],
    );
  }

  /** Whose it was; null: it had ended already. */
  async endByHash(tx: SystemTransaction, hash: Buffer): Promise<string | null> {
    const [row] = await tx.query<{ person_id: string }>('DELETE FROM sessions WHERE hash = $1 RETURNING person_id', [
      hash,
    ]);
    return row?.person_id ?? null;
  }

  /** One of a person's; null: not theirs, or it had ended already. */
  async endById(tx: SystemTransaction, personId: string, id: string): Promise<ListedSession | null> {
    const [row] = await tx.query<ListedSession>(
      `DELETE FROM sessions WHERE person_id = $1 AND id = $2 RETURNING ${LISTED}`,
      [personId, id],
    );
    return row ?? null;
  }

  /** All of a person's but one; answers how many. */
  async endAll(tx: SystemTransaction, personId: string, except: string | null): Promise<number> {
    const rows = await tx.query('DELETE FROM sessions WHERE person_id = $1 AND id IS DISTINCT FROM $2 RETURNING id', [
      personId,
      except,
    ]);
    return rows.length;
  }

  async recordUse(seen: readonly SessionUse[]): Promise<void> {
    // In one order for all processes, so that two of them never wait for each other.
    const uses = seen.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    await this.#system.query(
      `UPDATE sessions s SET last_seen_at = used.at FROM unnest($1::text[], $2::timestamptz[]) AS used (id, at)
       WHERE s.id = used.id AND s.last_seen_at < used.at`,
      [uses.map((use) => use.id), uses.map((use) => use.at)],
    );
  }

  async deleteEnded(seenBefore: Date, now: Date): Promise<void> {
    await this.#system.query('DELETE FROM sessions WHERE expires_at <= $1 OR last_seen_at <= $2', [now, seenBefore]);
  }
}

function toStored(row: SessionRow): StoredSession {
  return {
    id: row.id,
    personId: row.person_id,
    email: row.email,
    name: row.name,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
    memberships: row.memberships,
  };
}
