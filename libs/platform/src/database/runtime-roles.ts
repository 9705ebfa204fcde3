import type { Client } from 'pg';
import { PatchbayError } from '../errors/patchbay.error.ts';
import { sqlState } from './database.errors.ts';
import type { DatabaseRole } from './postgres-session.ts';

/** The start cannot go on: the database is not one Patchbay can use. The message says what to do about it. */
export class DatabaseSetupError extends Error {
  override readonly name = 'DatabaseSetupError';
}

const ROLES: readonly DatabaseRole[] = ['patchbay_request', 'patchbay_system'];
const OLDEST = 14;
const SET_OPTION_SINCE = 16;

/**
 * Sees to it that the owner may act as the two runtime roles: makes them when it may, and says which statements a superuser
 * has to run when it may not. Roles belong to the whole cluster: another Patchbay database there may have made them.
 */
export async function prepareRoles(client: Client): Promise<void> {
  const version = await serverVersion(client);
  if (await canActAs(client, version)) return;
  for (const role of ROLES) {
    await attempt(client, `CREATE ROLE ${role} NOLOGIN`);
    const withSet = version >= SET_OPTION_SINCE ? ' WITH SET TRUE' : '';
    await attempt(client, `GRANT ${role} TO CURRENT_USER${withSet}`);
  }
  if (await canActAs(client, version)) return;
  throw new DatabaseSetupError(await cure(client));
}

async function serverVersion(client: Client): Promise<number> {
  const found = await client.query<{ version: string; text: string }>(
    `SELECT current_setting('server_version_num') AS version, current_setting('server_version') AS text`,
  );
  const version = Math.floor(Number(found.rows[0]?.version) / 10_000);
  if (version >= OLDEST) return version;
  throw new DatabaseSetupError(
    `DATABASE_URL points at PostgreSQL ${found.rows[0]?.text ?? '?'}; Patchbay needs ${OLDEST} or newer.`,
  );
}

async function canActAs(client: Client, version: number): Promise<boolean> {
  // Since 16 a member may lack the right to SET ROLE; before, membership was enough.
  const right = version >= SET_OPTION_SINCE ? 'SET' : 'MEMBER';
  const found = await client.query<{ able: number }>(
    `SELECT count(*)::int AS able FROM pg_roles WHERE rolname = ANY($1) AND pg_has_role(current_user, oid, $2)`,
    [ROLES, right],
  );
  return found.rows[0]?.able === ROLES.length;
}

/** A dump holds no roles: read where they were missing, it leaves tables that nobody at run time may touch. */
export async function checkRights(client: Client): Promise<void> {
  const found = await client.query<{ able: boolean }>(
    `SELECT bool_and(has_table_privilege(role, 'api_keys', 'SELECT')) AS able FROM unnest($1::text[]) AS role`,
    [ROLES],
  );
  if (found.rows[0]?.able === true) return;
  throw new DatabaseSetupError(
    `The tables of this database lack the rights of ${ROLES.join(' and ')}: the roles were missing when a dump was restored ` +
      'into it. They are there now: restore the dump once more, into an empty database.',
  );
}

/** What to do about an owner that may not create tables; other errors are returned as they are. */
export async function explainRefusal(client: Client, error: unknown): Promise<unknown> {
  if (sqlState(error) !== '42501') return error;
  const user = await quotedUser(client);
  return new DatabaseSetupError(
    `The database user ${user} of DATABASE_URL may not create Patchbay's tables (${messageOf(error)}). Make it the owner of ` +
      `the database (ALTER DATABASE … OWNER TO ${user}), or run: GRANT CREATE, USAGE ON SCHEMA public TO ${user};`,
  );
}

/** What to do about a database nobody can connect to; names the place, never the password. */
export function unreachable(address: string, error: unknown): DatabaseSetupError {
  const { host, pathname } = new URL(address);
  const cause = error instanceof PatchbayError && error.cause !== undefined ? error.cause : error;
  return new DatabaseSetupError(
    `The database DATABASE_URL points at (${host}${pathname}) cannot be used: ${messageOf(cause)}. ` +
      'Check that it runs, and that host, user, password and database are right.',
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function quotedUser(client: Client): Promise<string> {
  const found = await client.query<{ name: string }>('SELECT quote_ident(current_user) AS name');
  return found.rows[0]?.name ?? 'the user';
}

/** Another process may have been faster, or the right may be missing: what counts is looked at afterwards. */
async function attempt(client: Client, statement: string): Promise<void> {
  try {
    await client.query(statement);
  } catch {
    // See above.
  }
}

async function cure(client: Client): Promise<string> {
  const user = await quotedUser(client);
  return (
    `The database user ${user} of DATABASE_URL may not act as ${ROLES.join(' and ')}, which separate tenants from each other. ` +
    `Let it make them (ALTER ROLE ${user} CREATEROLE), or as a superuser run: ` +
    `${ROLES.map((role) => `CREATE ROLE ${role} NOLOGIN`).join('; ')}; GRANT ${ROLES.join(', ')} TO ${user};`
  );
}
