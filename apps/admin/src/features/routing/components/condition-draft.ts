import type { Condition } from '../api/list-rules.ts';
import { fieldAt, type ConditionField, type ValueKind } from './condition-fields.ts';

/** The hub's operators; `exists` is two, as people say it: given, not given. */
export const OPERATORS = [
  'eq',
  'ne',
  'in',
  'not_in',
  'gt',
  'gte',
  'lt',
  'lte',
  'starts_with',
  'given',
  'not_given',
] as const;
export type DraftOperator = (typeof OPERATORS)[number];

/** What a value is, where the field does not say. */
export type ValueType = 'text' | 'number' | 'boolean';

/** A condition as it is typed. */
export interface ConditionDraft {
  readonly key: number;
  readonly path: string;
  /** Behind the path of an open field: `tier` of `metadata.tier`. */
  readonly subkey: string;
  readonly operator: DraftOperator;
  readonly type: ValueType;
  /** One value; of a list, one on each line. */
  readonly text: string;
  /** Of a list of choices: those that are ticked. */
  readonly chosen: readonly string[];
}

/** What is wrong with a condition before it is sent, and where; a key of the kit's texts. */
export interface DraftProblem {
  readonly part: 'subkey' | 'value';
  readonly problem: 'requiredField' | 'notANumber';
}

const BY_KIND: Readonly<Record<ValueKind, readonly DraftOperator[]>> = {
  text: ['eq', 'ne', 'in', 'not_in', 'starts_with', 'given', 'not_given'],
  number: ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'in', 'not_in', 'given', 'not_given'],
  boolean: ['eq', 'given', 'not_given'],
  choice: ['eq', 'ne', 'in', 'not_in', 'given', 'not_given'],
  any: OPERATORS,
};
const ORDERED: readonly DraftOperator[] = ['gt', 'gte', 'lt', 'lte'];

let lastKey = 0;

/** A new, empty condition on a field. */
export function newDraft(field: ConditionField, key = (lastKey += 1)): ConditionDraft {
  const type = field.kind === 'number' || field.kind === 'boolean' ? field.kind : 'text';
  const text = field.kind === 'boolean' ? 'true' : '';
  return { key, path: field.path, subkey: '', operator: 'eq', type, text, chosen: [] };
}

/** The draft of a condition that is saved. */
export function draftOfCondition(condition: Condition, fields: readonly ConditionField[]): ConditionDraft {
  const found = fieldAt(fields, condition.field);
  const value: unknown = condition.value;
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return {
    key: (lastKey += 1),
    path: found?.field.path ?? condition.field,
    subkey: found?.subkey ?? '',
    operator: condition.operator === 'exists' ? (value === false ? 'not_given' : 'given') : condition.operator,
    type: typeOf(values[0]),
    text: condition.operator === 'exists' ? '' : values.map(textOf).join('\n'),
    chosen: values.map(textOf),
  };
}

/** The operators that fit the field; the one that is set stays on offer. */
export function operatorsFor(field: ConditionField | undefined, current: DraftOperator): DraftOperator[] {
  const fitting = BY_KIND[field?.kind ?? 'any'];
  return OPERATORS.filter(
    (operator) =>
      operator === current || fitting.includes(operator) || (field?.isMoment === true && ORDERED.includes(operator)),
  );
}

export function takesList(operator: DraftOperator): boolean {
  return operator === 'in' || operator === 'not_in';
}

export function takesNothing(operator: DraftOperator): boolean {
  return operator === 'given' || operator === 'not_given';
}

/** What the draft's values are: the field says, or the person does. */
export function typeOfDraft(draft: ConditionDraft, field: ConditionField | undefined): ValueType {
  if (field === undefined || field.kind === 'any') return draft.type;
  return field.kind === 'choice' ? 'text' : field.kind;
}

export function problemOfDraft(draft: ConditionDraft, field: ConditionField | undefined): DraftProblem | undefined {
  if (field?.isOpen === true && draft.subkey.trim() === '') return { part: 'subkey', problem: 'requiredField' };
  if (takesNothing(draft.operator)) return undefined;
  const texts = textsOf(draft, field);
  if (texts.length === 0) return { part: 'value', problem: 'requiredField' };
  const isNumber = typeOfDraft(draft, field) === 'number';
  return isNumber && texts.some((text) => !isNumeric(text)) ? { part: 'value', problem: 'notANumber' } : undefined;
}

/** What is sent. */
export function conditionOfDraft(draft: ConditionDraft, field: ConditionField | undefined): Condition {
  const path = field?.isOpen === true ? `${draft.path}.${draft.subkey.trim()}` : draft.path;
  if (takesNothing(draft.operator)) {
    return { field: path, operator: 'exists', value: draft.operator === 'given' };
  }
  const type = typeOfDraft(draft, field);
  const values = textsOf(draft, field).map((text) => valueOf(text, type));
  return { field: path, operator: draft.operator, value: takesList(draft.operator) ? values : values[0] } as Condition;
}

function textsOf(draft: ConditionDraft, field: ConditionField | undefined): string[] {
  if (!takesList(draft.operator)) return draft.text === '' ? [] : [draft.text];
  if (field?.kind === 'choice') return draft.chosen.filter((option) => option !== '');
  return draft.text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function isNumeric(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text));
}

function valueOf(text: string, type: ValueType): string | number | boolean {
  if (type === 'number') return Number(text);
  return type === 'boolean' ? text.trim() === 'true' : text;
}

function typeOf(value: unknown): ValueType {
  return typeof value === 'number' || typeof value === 'boolean' ? (typeof value as ValueType) : 'text';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? '');
}
