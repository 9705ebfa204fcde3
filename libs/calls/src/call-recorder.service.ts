import { Inject, Injectable } from '@nestjs/common';
import { BatchWriter, DRAIN, Lifecycle, Log, Metrics, SystemDatabase } from '@patchbay/platform';
import { callRecord, type CallDraft } from './call-record.ts';

const FLUSH_MS = 200;
const MAX_BATCH = 500;

const INSERT = {
  name: 'calls-record',
  text: `INSERT INTO vendor_calls (tenant_id, id, connection_id, provider, purpose, capability, operation_id, try, method, url,
      status, outcome, failure_class, error, latency_ms, vendor_request_id, request, response, created_at)
    SELECT tenant_id, id, connection_id, provider, purpose, capability, operation_id, try, method, url,
      status, outcome, failure_class, error, latency_ms, vendor_request_id, request, response, created_at
    FROM jsonb_to_recordset($1::jsonb) AS row (tenant_id text, id text, connection_id text, provider text, purpose text,
      capability text, operation_id text, try integer, method text, url text, status integer, outcome text,
      failure_class text, error text, latency_ms integer, vendor_request_id text, request jsonb, response jsonb,
      created_at timestamptz)
    ON CONFLICT DO NOTHING`,
};

/**
 * Writes one redacted row per try, in batches off the hot path. Secrets leave memory with the turn of the event loop in
 * which the call ended: what waits for the database is redacted already.
 */
@Injectable()
export class CallRecorder {
  private readonly writer: BatchWriter<string>;
  private drafts: CallDraft[] = [];

  constructor(
    @Inject(SystemDatabase) database: SystemDatabase,
    @Inject(Lifecycle) lifecycle: Lifecycle,
    @Inject(Log) private readonly log: Log,
    @Inject(Metrics) metrics: Metrics,
  ) {
    const dropped = metrics.counter('patchbay_call_records_dropped_total', 'Calls that are missing from the call log.');
    this.writer = new BatchWriter<string>({
      name: 'vendor calls',
      flushMs: FLUSH_MS,
      maxBatch: MAX_BATCH,
      write: async (rows) => {
        await database.query(INSERT, [`[${rows.join(',')}]`]);
      },
      onDropped: (count) => {
        dropped.inc(count);
        log.warn('call records were dropped', { area: 'calls', count });
      },
    });
    lifecycle.onDrain(DRAIN.writers, 'call records', () => this.drain());
  }

  add(draft: CallDraft): void {
    this.drafts.push(draft);
    if (this.drafts.length === 1) setImmediate(() => this.redact());
  }

  async drain(): Promise<void> {
    this.redact();
    await this.writer.drain();
  }

  private redact(): void {
    const drafts = this.drafts;
    this.drafts = [];
    for (const draft of drafts) {
      try {
        this.writer.add(callRecord(draft));
      } catch (error) {
        // A body that cannot be walked (a getter that throws) must not cost the other calls their rows.
        const name = error instanceof Error ? error.name : typeof error;
        this.log.warn('a call could not be recorded', { area: 'calls', call_id: draft.id, error_name: name });
      }
    }
  }
}
