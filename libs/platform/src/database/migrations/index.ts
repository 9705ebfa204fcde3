import type { MigrationInterface } from 'typeorm';
import { Foundation1700000000001 } from './0001-foundation.migration.ts';

/** The one ordered history of the schema: append, never edit or reorder what was released. */
export const MIGRATIONS: readonly (new () => MigrationInterface)[] = [Foundation1700000000001];
