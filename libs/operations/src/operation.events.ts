import type { OperationRecord } from './operation.types.ts';

type Told = Pick<OperationRecord, 'capability' | 'integration_id' | 'provider' | 'app' | 'environment' | 'error'>;

/** What `operation.delivered`, `.exhausted` and `.rejected` say: what was asked of whom, never its input or result. */
export function operationEventData({ capability, integration_id, provider, app, environment, error }: Told) {
  return { capability, integration_id, provider, app, environment, error_code: error?.code ?? null };
}
