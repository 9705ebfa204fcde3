import { Injectable } from '@nestjs/common';
import type { TransactionContext } from '@patchbay/platform';
import { conditions, type OperationFilter } from './operation-filter.ts';
import type { ShownRecord } from './operation.types.ts';

/** A batch ends with the operation that passes this many bytes of payloads: 500 small ones, or a handful of the largest. */
const BATCH_BYTES = 2 * 1024 * 1024;

const COLUMNS = `id, capability, status, input_redacted, result_redacted, error, vendor_status, provider, integration_id,
  app, environment, idempotency_key, metadata, attempts_count, next_retry_at, created_at, updated_at, completed_at`;

/** An operation as an export shows it: what people may see, nothing sealed. */
export type ExportedRecord = ShownRecord & { readonly result_redacted: Record<string, unknown> | null };

/** What an export reads. */
@Injectable()
export class OperationExportsRepository {
  /** The newest operations below `before`: at most `limit`, at least one if there is any, about two megabytes. */
  async batch(
    ctx: TransactionContext,
    filter: OperationFilter,
    before: string | null,
    limit: number,
  ): Promise<ExportedRecord[]> {
    const { where, values } = conditions(ctx.tenantId, filter, before);
    return ctx.tx.query<ExportedRecord>(
      `SELECT ${COLUMNS} FROM (
         SELECT *, sum(bytes) OVER (ORDER BY id DESC) AS bytes_so_far FROM (
           SELECT ${COLUMNS}, octet_length(input_redacted::text) + octet_length(coalesce(result_redacted::text, ''))
             + octet_length(metadata::text) AS bytes
           FROM operations WHERE ${where} ORDER BY id DESC LIMIT ${limit}
         ) newest
       ) summed WHERE bytes_so_far - bytes < ${BATCH_BYTES} ORDER BY id DESC`,
      values,
    );
  }
}
