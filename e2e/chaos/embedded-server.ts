import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

const PATIENCE_MS = 30_000;

/** The embedded Postgres of a data dir, seen from outside, by its superuser: every tenant is visible. */
export class EmbeddedServer {
  constructor(private readonly dataDir: string) {}

  /** Of the server that runs now; it changes when one was killed and started again. */
  async pid(): Promise<number> {
    const note = await this.note(join('data', 'postmaster.pid'));
    return Number(note.split('\n')[0]);
  }

  /** Over a connection of its own: the server may have been killed since the last one. */
  async query<Row extends object>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    const [credentials, port] = await Promise.all([this.note('credentials.json'), this.note('port')]);
    const { superuser } = JSON.parse(credentials) as { superuser: string };
    const client = new pg.Client({
      connectionString: `postgres://postgres:${encodeURIComponent(superuser)}@127.0.0.1:${port.trim()}/patchbay`,
      connectionTimeoutMillis: PATIENCE_MS,
      query_timeout: PATIENCE_MS,
    });
    // Killed under us: the query that is under way says so.
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<Row>(sql, [...values])).rows;
    } finally {
      // Not waited for: the end of a connection that its server has lost need never be told.
      void client.end().catch(() => undefined);
    }
  }

  private note(name: string): Promise<string> {
    return readFile(join(this.dataDir, 'postgres', name), 'utf8');
  }
}
