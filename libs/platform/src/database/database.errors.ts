import { QueryFailedError, QueryRunnerAlreadyReleasedError } from 'typeorm';
import { PatchbayError } from '../errors/patchbay.error.ts';
import { unavailable } from '../errors/factories.ts';

/** The connection broke while a commit was under way: the change may or may not be stored, so nobody may simply repeat it. */
export class CommitUnknownError extends PatchbayError {
  constructor(cause: unknown) {
    super('unavailable', 'The database connection was lost while committing; look before you repeat the request.', {
      retryAfterSeconds: 1,
      cause,
    });
  }
}

/** What was under way when an error came: it decides what is known about the outcome. */
export type DatabasePhase = 'connecting' | 'in_transaction' | 'committing';

/**
 * Turns a lost connection into a retryable 503 (nothing was stored) or a `CommitUnknownError`; every other error, such as
 * a violated constraint, is returned as it is.
 */
export function databaseError(error: unknown, phase: DatabasePhase): unknown {
  if (error instanceof PatchbayError) return error;
  if (phase === 'connecting') return unavailable('The database is out of reach; try again in a moment.', error);
  if (sqlState(error) === QUERY_CANCELED) return unavailable('The database took too long; try again.', error);
  if (!isConnectionLost(error)) return error;
  // TypeORM had noticed before it could send anything.
  const unsent = error instanceof QueryRunnerAlreadyReleasedError;
  if (phase === 'committing' && !unsent) return new CommitUnknownError(error);
  return unavailable('The database connection was lost and nothing was stored; try again in a moment.', error);
}

/** Whether the error is a violated unique constraint or index, of this name when one is given. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (sqlState(error) !== UNIQUE_VIOLATION) return false;
  if (constraint === undefined) return true;
  const cause = driverError(error);
  return typeof cause === 'object' && cause !== null && 'constraint' in cause && cause.constraint === constraint;
}

/** Whether the connection (not the statement) failed: nothing can be said about a statement that was under way. */
export function isConnectionLost(error: unknown): boolean {
  const cause = driverError(error);
  if (cause instanceof QueryRunnerAlreadyReleasedError) return true;
  const code = sqlState(cause);
  if (code !== undefined) return LOST.has(code) || code.startsWith('08');
  return cause instanceof Error && LOST_MESSAGE.test(cause.message);
}

/** The five characters of SQLSTATE, or the code of a socket error. */
export function sqlState(error: unknown): string | undefined {
  const cause = driverError(error);
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return undefined;
  return typeof cause.code === 'string' ? cause.code : undefined;
}

function driverError(error: unknown): unknown {
  return error instanceof QueryFailedError ? error.driverError : error;
}

const UNIQUE_VIOLATION = '23505';
const QUERY_CANCELED = '57014';
/** Admin shutdown, crash shutdown, cannot connect now, idle-in-transaction time-out, and the sockets' own. */
const LOST = new Set(['57P01', '57P02', '57P03', '57P05', '25P03', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']);
const LOST_MESSAGE = /^Connection terminated|^Client has encountered a connection error|^timeout exceeded when trying/;
