import type { MigrationInterface } from 'typeorm';
import { Foundation1700000000001 } from './0001-foundation.migration.ts';
import { MailAndSeals1700000000002 } from './0002-mail-and-seals.migration.ts';
import { Policies1700000000003 } from './0003-policies.migration.ts';

/** The one ordered history of the schema: append, never edit or reorder what was released. */
export const MIGRATIONS: readonly (new () => MigrationInterface)[] = [
  Foundation1700000000001,
  MailAndSeals1700000000002,
  Policies1700000000003,
];
