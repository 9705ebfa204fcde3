import type { FormField } from './form-fields.ts';

/** What is typed so far: text for all that is typed, also for numbers and JSON. */
export type Draft = string | boolean | readonly Draft[] | DraftRecord;
export interface DraftRecord {
  readonly [name: string]: Draft;
}

/** What is wrong with one control, as a key of the kit's texts. */
export type Problem = 'requiredField' | 'patternMismatch' | 'notANumber' | 'notJson';

/** The draft of an untouched form: the schema's defaults, or `given` where the thing exists already. */
export function draftOf(fields: readonly FormField[], given: Readonly<Record<string, unknown>> = {}): DraftRecord {
  return Object.fromEntries(
    fields.map((field) => [field.name, draftOfField(field, given[field.name] ?? field.initial)]),
  );
}

/** The draft of one control, from the value it stands for. */
export function draftOfField(field: FormField, value: unknown): Draft {
  switch (field.kind) {
    case 'boolean':
      return value === true;
    case 'group':
      return draftOf(field.fields, isRecord(value) ? value : {});
    case 'list':
      return draftOfList(field, value);
    default:
      return textOfValue(field, value);
  }
}

function draftOfList({ item, isRequired }: FormField, value: unknown): Draft {
  if (item === undefined) return [];
  const untouched: unknown[] = isRequired ? [undefined] : [];
  const items: unknown[] = Array.isArray(value) ? value : untouched;
  return items.map((one) => draftOfField(item, one));
}

function textOfValue({ kind }: FormField, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string' && kind !== 'json') return value;
  return JSON.stringify(value, null, kind === 'json' ? 2 : 0);
}

/** What is sent: empty optional fields are left out, numbers are numbers, JSON is parsed. */
export function valueOfDraft(fields: readonly FormField[], draft: DraftRecord): Record<string, unknown> {
  const entries = fields
    .map((field) => [field.name, valueOfField(field, draft[field.name])] as const)
    .filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries);
}

function valueOfField(field: FormField, draft: Draft | undefined): unknown {
  if (draft === undefined) return undefined;
  if (typeof draft === 'string') return valueOfText(field, draft);
  if (typeof draft === 'boolean') return draft || isAlwaysSent(field) ? draft : undefined;
  if (isList(draft)) return valueOfList(field, draft);
  const value = valueOfDraft(field.fields, draft);
  return field.isRequired || Object.keys(value).length > 0 ? value : undefined;
}

function valueOfText({ kind }: FormField, text: string): unknown {
  if (text === '') return undefined;
  if (kind === 'number' || kind === 'integer') return Number(text);
  return kind === 'json' ? parsed(text) : text;
}

function valueOfList({ item, isRequired }: FormField, draft: readonly Draft[]): unknown[] | undefined {
  const items =
    item === undefined ? [] : draft.map((one) => valueOfField(item, one)).filter((one) => one !== undefined);
  return isRequired || items.length > 0 ? items : undefined;
}

/** An unticked box says no where the schema would otherwise say yes. */
function isAlwaysSent(field: FormField): boolean {
  return field.isRequired || field.initial !== undefined;
}

/** What is wrong with a control as it stands. Emptiness counts only once the form was sent. */
export function problemOf(field: FormField, draft: Draft | undefined, wasSent: boolean): Problem | undefined {
  if (typeof draft !== 'string') return undefined;
  if (draft === '') return field.isRequired && wasSent ? 'requiredField' : undefined;
  if (field.kind === 'json') return parsed(draft) === undefined ? 'notJson' : undefined;
  if (field.kind === 'integer') return Number.isInteger(Number(draft)) ? undefined : 'notANumber';
  if (field.kind === 'number') return Number.isFinite(Number(draft)) ? undefined : 'notANumber';
  return matches(field.pattern, draft) ? undefined : 'patternMismatch';
}

/** Whether any control, however deep, has a problem. */
export function hasProblem(fields: readonly FormField[], draft: DraftRecord): boolean {
  return fields.some((field) => fieldHasProblem(field, draft[field.name]));
}

function fieldHasProblem(field: FormField, draft: Draft | undefined): boolean {
  if (typeof draft !== 'object') return problemOf(field, draft, true) !== undefined;
  const { item } = field;
  if (isList(draft)) return item !== undefined && draft.some((one) => fieldHasProblem(item, one));
  const isLeftOut = !field.isRequired && Object.keys(valueOfDraft(field.fields, draft)).length === 0;
  return !isLeftOut && hasProblem(field.fields, draft);
}

function matches(pattern: string | undefined, text: string): boolean {
  if (pattern === undefined) return true;
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return true; // a pattern that this browser cannot read is for the hub to check
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}

/** `Array.isArray` does not know a readonly array. */
function isList(draft: Draft): draft is readonly Draft[] {
  return Array.isArray(draft);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
