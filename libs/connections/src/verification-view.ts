import type { ConnectionRow } from './connection.entity.ts';
import { healthView } from './connection-presenter.service.ts';
import type { VerificationView } from './connection.views.ts';
import { stepsOf, type VerificationOutcome } from './verification-outcome.ts';

/** A verification in the words of the API. */
export function verificationView(row: ConnectionRow, outcome: VerificationOutcome, vendor: string): VerificationView {
  const passed = outcome.kind === 'passed';
  return {
    ok: passed,
    status: row.status,
    health: healthView(row),
    account: passed ? outcome.account : row.account,
    steps: stepsOf(vendor, outcome),
  };
}
