import type { NewRule } from '../api/create-rule.ts';
import type { Rule } from '../api/list-rules.ts';
import type { RuleChange } from '../api/update-rule.ts';
import { conditionOfDraft, draftOfCondition, problemOfDraft, type ConditionDraft } from './condition-draft.ts';
import type { ConditionField } from './condition-fields.ts';

/** A rule as it is typed. */
export interface RuleDraft {
  readonly name: string;
  readonly capability: string | null;
  readonly integrationId: string | null;
  readonly fallbackId: string | null;
  readonly conditions: readonly ConditionDraft[];
  readonly isDefault: boolean;
  readonly priority: string;
  readonly enabled: boolean;
}

const STEP = 10;

/** An empty rule that is tried after the others of its capability. */
export function newRuleDraft(capability: string | null, rules: readonly Rule[]): RuleDraft {
  return {
    name: '',
    capability,
    integrationId: null,
    fallbackId: null,
    conditions: [],
    isDefault: false,
    priority: String(priorityAfter(rules.filter((rule) => rule.capability === capability))),
    enabled: true,
  };
}

export function priorityAfter(rules: readonly Rule[]): number {
  return Math.max(0, ...rules.filter((rule) => !rule.is_default).map((rule) => rule.priority)) + STEP;
}

export function ruleDraftOf(rule: Rule, fields: readonly ConditionField[]): RuleDraft {
  return {
    name: rule.name ?? '',
    capability: rule.capability,
    integrationId: rule.integration_id,
    fallbackId: rule.fallback_integration_id,
    conditions: rule.conditions.map((condition) => draftOfCondition(condition, fields)),
    isDefault: rule.is_default,
    priority: String(rule.priority),
    enabled: rule.enabled,
  };
}

/** Whether everything is there and typed as it must be. */
export function isComplete(draft: RuleDraft, fields: readonly ConditionField[]): boolean {
  return (
    draft.capability !== null &&
    draft.integrationId !== null &&
    isPriority(draft.priority) &&
    draft.conditions.every((one) => problemOfDraft(one, fieldOfDraft(one, fields)) === undefined)
  );
}

export function isPriority(text: string): boolean {
  return /^\d{1,7}$/.test(text.trim());
}

export function fieldOfDraft(draft: ConditionDraft, fields: readonly ConditionField[]): ConditionField | undefined {
  return fields.find((field) => field.path === draft.path);
}

export function bodyOf(draft: RuleDraft, fields: readonly ConditionField[]): NewRule {
  return {
    name: draft.name.trim() === '' ? null : draft.name.trim(),
    capability: draft.capability ?? '',
    integration_id: draft.integrationId ?? '',
    fallback_integration_id: draft.fallbackId,
    conditions: draft.conditions.map((one) => conditionOfDraft(one, fieldOfDraft(one, fields))),
    is_default: draft.isDefault,
    priority: Number(draft.priority),
    enabled: draft.enabled,
  };
}

/** Only what differs: a connection that is gone is not named again, so that it cannot be refused. */
export function changesOf(rule: Rule, body: NewRule): RuleChange['body'] {
  const before = bodyOfRule(rule);
  const changed = Object.entries(body).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof NewRule]),
  );
  return Object.fromEntries(changed);
}

/** What makes the same rule again, for the undo of a deletion. */
export function bodyOfRule(rule: Rule): NewRule {
  const { id: _id, created_at: _createdAt, updated_at: _updatedAt, ...body } = rule;
  return body;
}
