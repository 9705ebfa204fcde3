import type { CallResult } from '@patchbay/calls';
import { isOwnBrake } from './connection-health-rules.ts';
import type { FailureDetail, HealthReport } from '@patchbay/provider-kit';

/** What a verification found. `hindered`: a passing fault said nothing about the credentials either way. */
export type VerificationOutcome =
  | { readonly kind: 'passed'; readonly account: string; readonly latencyMs: number }
  | {
      readonly kind: 'refused';
      readonly step: VerificationStep['name'];
      readonly code: string;
      readonly reason: string;
      readonly latencyMs: number;
    }
  | {
      readonly kind: 'hindered';
      readonly failureClass: string;
      /** False when the hub's own brakes held the question back: it says nothing of the vendor. */
      readonly asked: boolean;
      readonly code: string;
      readonly reason: string;
      readonly latencyMs: number;
      readonly retryAfterMs: number | null;
    }
  /** A required credential is missing (a disconnected connection): nothing was asked. */
  | { readonly kind: 'incomplete'; readonly missing: readonly string[] };

export interface VerificationStep {
  readonly name: 'credentials_complete' | 'reach_vendor' | 'authenticate' | 'permissions';
  readonly ok: boolean;
  readonly message: string;
}

/** Not sent, but no waiting will cure it: a person must change the configuration or the secret reference. */
const LASTING = new Set(['address_refused', 'invalid_request', 'bad_base_url', 'no_test_host', 'tls_failed']);

/** Reads the answer of a health check. The vendor saying no (4xx) is a refusal; anything it could not say is a hindrance. */
export function outcomeOf(result: CallResult<HealthReport>, enabled: readonly string[]): VerificationOutcome {
  const { latencyMs } = result;
  if (result.ok) {
    const missing = (result.value.missingPermissions ?? []).filter((name) => enabled.includes(name));
    if (missing.length === 0) return { kind: 'passed', account: result.value.account, latencyMs };
    const reason = `The credential lacks the permission for ${missing.join(', ')}. Grant it at the vendor, or switch the capability off.`;
    return { kind: 'refused', step: 'permissions', code: 'insufficient_permissions', reason, latencyMs };
  }
  const { failure } = result;
  const reason = failure.message;
  const refused = refusedAt(failure);
  if (refused !== null) return { kind: 'refused', ...refused, reason, latencyMs };
  const { code, retryAfterMs } = failure;
  return {
    kind: 'hindered',
    failureClass: failure.class,
    asked: !isOwnBrake(failure),
    code,
    reason,
    latencyMs,
    retryAfterMs,
  };
}

/** At which step a failure is a refusal, and by what code; null: nobody can tell yet. */
function refusedAt(failure: FailureDetail): { step: VerificationStep['name']; code: string } | null {
  const { class: kind, delivery, code, status } = failure;
  if (delivery === 'not_sent' && LASTING.has(code)) return { step: 'reach_vendor', code };
  // The vendor knows the key and forbids this: who it is was settled, what it may do is what is missing.
  if (kind === 'client' && status === 403) return { step: 'permissions', code: 'insufficient_permissions' };
  // A credential that cannot be read (its reference is gone, say): nobody was asked.
  if (kind === 'auth' && delivery === 'not_sent') return { step: 'credentials_complete', code };
  if (kind === 'auth' || (kind === 'client' && delivery === 'refused')) return { step: 'authenticate', code };
  return null;
}

/** Before anything is sent. */
export function completeStep(): VerificationStep {
  return { name: 'credentials_complete', ok: true, message: 'All required credentials are set.' };
}

/** The vendor spoke, whatever it said. */
export function reachedStep(vendor: string, latencyMs: number): VerificationStep {
  return { name: 'reach_vendor', ok: true, message: `${vendor} answered in ${Math.round(latencyMs)} ms.` };
}

/** The steps as a person follows them ("Save & Test"), up to and including the first that failed. */
export function stepsOf(vendor: string, outcome: VerificationOutcome): VerificationStep[] {
  if (outcome.kind === 'incomplete') {
    const message = `Not set: ${outcome.missing.join(', ')}.`;
    return [{ name: 'credentials_complete', ok: false, message }];
  }
  const complete = completeStep();
  if (outcome.kind === 'hindered') return [complete, { name: 'reach_vendor', ok: false, message: outcome.reason }];
  const reached = reachedStep(vendor, outcome.latencyMs);
  const signedIn: VerificationStep = { name: 'authenticate', ok: true, message: 'The vendor accepts the credentials.' };
  if (outcome.kind === 'refused') {
    const before = {
      credentials_complete: [],
      reach_vendor: [complete],
      authenticate: [complete, reached],
      permissions: [complete, reached, signedIn],
    };
    return [...before[outcome.step], { name: outcome.step, ok: false, message: outcome.reason }];
  }
  return [
    complete,
    reached,
    { ...signedIn, message: `The vendor accepts the credentials: ${outcome.account}.` },
    {
      name: 'permissions',
      ok: true,
      message: 'Nothing that is enabled lacks a permission, as far as the vendor tells.',
    },
  ];
}
