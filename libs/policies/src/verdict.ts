import type { Environment } from '@patchbay/provider-kit';

export const POLICY_EFFECTS = ['allow', 'deny', 'require_approval'] as const;
export type PolicyEffect = (typeof POLICY_EFFECTS)[number];

/** Seconds an approval may wait for its decision unless the policy says otherwise. */
export const DEFAULT_APPROVAL_SECONDS = 7 * 24 * 3600;

/** What is to be done, and by whom; `app` null: not on behalf of an app. */
export interface Question {
  readonly app: string | null;
  readonly capability: string;
  readonly environment: Environment;
}

/** What judging needs to know of a connection; a ConnectionSnapshot has it. */
export interface JudgedConnection {
  readonly id: string;
  readonly provider: string;
  readonly environment: Environment;
  /** The slots of app bindings ask for them. */
  readonly enabledCapabilities: readonly string[];
}

/** Who had the last word: a policy, the app's bindings, the capability itself, or the tenant's default. */
export type Decider = 'policy' | 'binding' | 'capability' | 'default';

interface Decision {
  /** For people. */
  readonly because: string;
  readonly decidedBy: Decider;
  readonly policyId: string | null;
}

/** Whether an app may use a connection for a capability. */
export type Verdict =
  | (Decision & { readonly effect: 'allow' | 'deny' })
  /** `approvalSeconds`: how long the approval may wait for its decision. */
  | (Decision & { readonly effect: 'require_approval'; readonly approvalSeconds: number });
