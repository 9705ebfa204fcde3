import type { NewPolicy } from '../api/save-policy.ts';
import type { Effect, Policy } from '../api/list-policies.ts';

export const EFFECTS = ['deny', 'require_approval', 'allow'] as const satisfies readonly Effect[];

export const TIME_UNITS = { minutes: 60, hours: 3600, days: 86_400 } as const;
export type TimeUnit = keyof typeof TIME_UNITS;

/** A policy as it is typed; '' names nothing, and so matches everything. */
export interface PolicyDraft {
  readonly effect: Effect;
  readonly app: string;
  readonly capability: string;
  readonly provider: string;
  readonly environment: '' | 'sandbox' | 'production';
  /** How long an approval may wait: a number of `unit`. */
  readonly time: string;
  readonly unit: TimeUnit;
  readonly enabled: boolean;
  readonly name: string;
}

const WEEK: Pick<PolicyDraft, 'time' | 'unit'> = { time: '7', unit: 'days' };
const LONGEST_SECONDS = 365 * TIME_UNITS.days;

const NEW: PolicyDraft = {
  effect: 'require_approval',
  app: '',
  capability: '',
  provider: '',
  environment: '',
  ...WEEK,
  enabled: true,
  name: '',
};

export function policyDraftOf(policy: Policy | undefined): PolicyDraft {
  if (policy === undefined) return NEW;
  return {
    effect: policy.effect,
    app: policy.app ?? '',
    capability: policy.capability ?? '',
    provider: policy.provider ?? '',
    environment: policy.environment ?? '',
    ...timeOf(policy.approval_expires_in),
    enabled: policy.enabled,
    name: policy.name ?? '',
  };
}

/** Seconds in the largest unit that divides them. */
export function timeOf(seconds: number | null): Pick<PolicyDraft, 'time' | 'unit'> {
  if (seconds === null) return WEEK;
  const unit = (['days', 'hours', 'minutes'] as const).find((one) => seconds % TIME_UNITS[one] === 0) ?? 'minutes';
  return { time: String(seconds / TIME_UNITS[unit]), unit };
}

/** undefined: this is no time that an approval can wait. */
export function secondsOf({ time, unit }: Pick<PolicyDraft, 'time' | 'unit'>): number | undefined {
  const seconds = Math.round(Number(time) * TIME_UNITS[unit]);
  return time.trim() !== '' && seconds >= 1 && seconds <= LONGEST_SECONDS ? seconds : undefined;
}

export function bodyOfPolicy(draft: PolicyDraft): NewPolicy {
  const named = (text: string) => (text.trim() === '' ? null : text.trim());
  return {
    effect: draft.effect,
    app: named(draft.app),
    capability: named(draft.capability),
    provider: named(draft.provider),
    environment: draft.environment === '' ? null : draft.environment,
    // Only with require_approval: of another effect the hub refuses it.
    approval_expires_in: draft.effect === 'require_approval' ? (secondsOf(draft) ?? null) : null,
    enabled: draft.enabled,
    name: named(draft.name),
  };
}

/** What makes the same policy again, for the undo of a deletion. */
export function bodyOfSavedPolicy(policy: Policy): NewPolicy {
  const { id: _id, created_at: _createdAt, updated_at: _updatedAt, ...body } = policy;
  return body;
}

/** As they win: deny before approval before allow, of one effect the older first. */
export function byStrength(one: Policy, other: Policy): number {
  return EFFECTS.indexOf(one.effect) - EFFECTS.indexOf(other.effect) || (one.id < other.id ? -1 : 1);
}
