import type { Retention } from '../config/settings.ts';

/** A table that grows without end, in weekly partitions by the time in its ids. */
export interface PartitionedTable {
  readonly name: string;
  /** The column with the ULID the ranges are of. */
  readonly key: string;
  readonly retention: keyof Retention;
  /** Storage parameters of each partition. */
  readonly storage?: string;
  /** Rows that are kept however old they are, as a condition on the row; `$before` is the end of what is dropped. */
  readonly unfinished?: string;
}

/** Attempts come before their operations: which of them are kept is asked there. */
export const PARTITIONED_TABLES: readonly PartitionedTable[] = [
  {
    name: 'operation_attempts',
    key: 'operation_id',
    retention: 'operations',
    unfinished:
      '(tenant_id, operation_id) IN (SELECT tenant_id, id FROM operations WHERE completed_at IS NULL AND id < $before)',
  },
  // Rows change after they were inserted: room in the page keeps those updates out of the indexes.
  {
    name: 'operations',
    key: 'id',
    retention: 'operations',
    storage: 'fillfactor = 70',
    unfinished: 'completed_at IS NULL',
  },
  {
    name: 'workflow_steps',
    key: 'run_id',
    retention: 'operations',
    storage: 'fillfactor = 70',
    unfinished:
      '(tenant_id, run_id) IN (SELECT tenant_id, id FROM workflow_runs WHERE completed_at IS NULL AND id < $before)',
  },
  {
    name: 'workflow_runs',
    key: 'id',
    retention: 'operations',
    storage: 'fillfactor = 70',
    unfinished: 'completed_at IS NULL',
  },
  { name: 'vendor_calls', key: 'id', retention: 'vendorCalls' },
  { name: 'health_history', key: 'id', retention: 'healthHistory' },
  { name: 'outbox', key: 'id', retention: 'outbox' },
  { name: 'audit_log', key: 'id', retention: 'auditLog' },
];
