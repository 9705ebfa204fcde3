import type { MigrationInterface } from 'typeorm';
import { Foundation1700000000001 } from './0001-foundation.migration.ts';
import { MailAndSeals1700000000002 } from './0002-mail-and-seals.migration.ts';
import { Policies1700000000003 } from './0003-policies.migration.ts';
import { Approvals1700000000004 } from './0004-approvals.migration.ts';
import { Concurrency1700000000005 } from './0005-concurrency.migration.ts';
import { WorkflowRuns1700000000006 } from './0006-workflow-runs.migration.ts';
import { People1700000000007 } from './0007-people.migration.ts';
import { OperationsByKey1700000000009 } from './0009-operations-by-key.migration.ts';
import { RateOverrides1700000000010 } from './0010-rate-overrides.migration.ts';
import { PasswordResets1700000000011 } from './0011-password-resets.migration.ts';
import { OpenCredentials1700000000012 } from './0012-open-credentials.migration.ts';

/** The one ordered history of the schema: append, never edit or reorder what was released. */
export const MIGRATIONS: readonly (new () => MigrationInterface)[] = [
  Foundation1700000000001,
  MailAndSeals1700000000002,
  Policies1700000000003,
  Approvals1700000000004,
  Concurrency1700000000005,
  WorkflowRuns1700000000006,
  People1700000000007,
  OperationsByKey1700000000009,
  RateOverrides1700000000010,
  PasswordResets1700000000011,
  OpenCredentials1700000000012,
];
