import { Injectable } from '@nestjs/common';
import type { SystemTransaction } from '@patchbay/platform';
import { ChangeBus, Clock, conflict, DRAIN, forbidden, Lifecycle, newId, SystemDatabase } from '@patchbay/platform';
import { BOOTSTRAP_SLUG } from './access-bootstrap.service.ts';
import { SESSION_TOPIC } from './access.topics.ts';
import { hashSecret } from './secret-hash.ts';
import { newToken } from './session-token.ts';

/** Any number, the same in all versions: whoever holds it has printed the link that is valid. */
const PRINTER_LOCK = 7_248_301_177;

/** The one-time link that creates the first person of a hub. */
@Injectable()
export class SetupLink {
  readonly #system: SystemDatabase;
  readonly #clock: Clock;
  #release: (() => Promise<void>) | undefined;
  #somebody = false;

  constructor(system: SystemDatabase, clock: Clock, changes: ChangeBus, lifecycle: Lifecycle) {
    this.#system = system;
    this.#clock = clock;
    lifecycle.onDrain(DRAIN.outbound, 'setup link', () => this.#stopPrinting());
    // There is somebody: the link has done its work, in whatever process.
    changes.subscribe(SESSION_TOPIC, (change) => {
      if (change !== 'all') void this.#stopPrinting();
    });
  }

  /** Whether the first person is still to be created. */
  async needed(): Promise<boolean> {
    if (this.#somebody) return false;
    const rows = await this.#system.query('SELECT 1 FROM people LIMIT 1');
    this.#somebody = rows.length > 0;
    return !this.#somebody;
  }

  /**
   * The token of the link to print, once; null when there is somebody already, or when another process that is alive has printed one.
   * A link printed by a process that has ended is void from now on.
   */
  async issue(): Promise<string | null> {
    if (!(await this.needed()) || !(await this.#becomePrinter())) return null;
    const token = newToken();
    const stored = await this.#system.query(
      `INSERT INTO setup_links (only_one, hash, created_at)
       SELECT true, $1, $2 FROM tenants WHERE slug = $3 AND deleted_at IS NULL
       ON CONFLICT (only_one) DO UPDATE SET hash = excluded.hash, created_at = excluded.created_at RETURNING only_one`,
      [hashSecret(token), this.#clock.now(), BOOTSTRAP_SLUG],
    );
    return stored.length === 0 ? null : token;
  }

  /** 403 unless the token is the printed one, before anything costly is done for it. */
  async refuseWrong(token: string): Promise<void> {
    if (!(await this.needed())) throw alreadySetUp();
    const rows = await this.#system.query('SELECT 1 FROM setup_links WHERE hash = $1', [hashSecret(token)]);
    if (rows.length === 0) throw wrongLink();
  }

  /** Uses the link up; answers the tenant whose owner it makes. */
  async use(tx: SystemTransaction, token: string): Promise<string> {
    const used = await tx.query('DELETE FROM setup_links WHERE hash = $1 RETURNING only_one', [hashSecret(token)]);
    if (used.length === 0) throw wrongLink();
    const somebody = await tx.query('SELECT 1 FROM people LIMIT 1');
    if (somebody.length > 0) throw alreadySetUp();
    const [tenant] = await tx.query<{ id: string }>('SELECT id FROM tenants WHERE slug = $1 AND deleted_at IS NULL', [
      BOOTSTRAP_SLUG,
    ]);
    if (tenant === undefined) throw conflict(`There is no tenant "${BOOTSTRAP_SLUG}" any more.`);
    return tenant.id;
  }

  /** A lock that lasts as long as this process: that is how others know that the printed link is still somebody's. */
  async #becomePrinter(): Promise<boolean> {
    if (this.#release !== undefined) return true;
    const client = await this.#system.connect(`patchbay setup ${newId()}`);
    // A connection that breaks gives the lock up, and that is all.
    client.on('error', () => undefined);
    const { rows } = await client.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1) AS got', [PRINTER_LOCK]);
    if (rows[0]?.got !== true) {
      await client.end();
      return false;
    }
    this.#release = () => client.end();
    return true;
  }

  async #stopPrinting(): Promise<void> {
    const release = this.#release;
    this.#release = undefined;
    await release?.().catch(() => undefined);
  }
}

function wrongLink(): Error {
  return forbidden('This setup link is not valid: the hub prints a fresh one whenever it starts without a user.');
}

function alreadySetUp(): Error {
  return conflict('This hub has its first user already: sign in, or ask an owner to invite you.');
}
