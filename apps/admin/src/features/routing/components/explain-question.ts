import { draftOf, valueOfDraft, type DraftRecord } from '../../../lib/schema/form-draft.ts';
import { schemaFields, type FormField } from '../../../lib/schema/form-fields.ts';
import type { Capability } from '../../../lib/catalog/list-capabilities.ts';
import type { RouteQuestion } from '../api/evaluate-route.ts';
import type { Operation } from '../api/get-operation.ts';
import type { Environment } from './serving.ts';

/** The request to explain, as it is typed. */
export interface QuestionDraft {
  readonly environment: Environment;
  readonly app: string;
  /** As a form, and as JSON: the one that is shown counts. */
  readonly input: DraftRecord;
  readonly inputJson: string;
  readonly metadataJson: string;
}

type Json = Record<string, unknown>;

/** Nothing is required: rules look at some of the input, and the rest may be missing here. */
export function inputFields(capability: Capability): FormField[] {
  return schemaFields(capability.input).map((field) => ({ ...field, isRequired: false }));
}

/** The question about an operation that was sent, or an empty one. */
export function questionDraftOf(
  fields: readonly FormField[],
  given: Pick<Operation, 'input' | 'metadata' | 'environment' | 'app'> | null,
  url: { environment: string; app: string },
): QuestionDraft {
  const input = given?.input ?? {};
  const metadata = given?.metadata ?? {};
  return {
    environment: environmentOf(given?.environment ?? url.environment),
    app: given?.app ?? url.app,
    input: draftOf(fields, input),
    inputJson: JSON.stringify(input, null, 2),
    metadataJson: Object.keys(metadata).length === 0 ? '' : JSON.stringify(metadata, null, 2),
  };
}

function environmentOf(text: string): Environment {
  return text === 'sandbox' ? 'sandbox' : 'production';
}

/** The same input in the other way of typing it, as far as it can be read. */
export function inputCarriedOver(
  draft: QuestionDraft,
  fields: readonly FormField[],
  to: 'form' | 'json',
): QuestionDraft {
  if (to === 'json') return { ...draft, inputJson: JSON.stringify(valueOfDraft(fields, draft.input), null, 2) };
  const input = recordOf(draft.inputJson);
  return input === undefined ? draft : { ...draft, input: draftOf(fields, input) };
}

/** What is asked; undefined while the JSON is none. */
export function questionOf(
  draft: QuestionDraft,
  capability: Capability,
  fields: readonly FormField[],
  as: 'form' | 'json',
): RouteQuestion | undefined {
  const input = as === 'json' ? recordOf(draft.inputJson) : valueOfDraft(fields, draft.input);
  const metadata = recordOf(draft.metadataJson);
  if (input === undefined || metadata === undefined) return undefined;
  const app = draft.app.trim();
  return {
    capability: capability.name,
    environment: draft.environment,
    // The document says no more than "an object" of these.
    input: input as NonNullable<RouteQuestion['input']>,
    metadata: metadata as NonNullable<RouteQuestion['metadata']>,
    ...(app === '' ? {} : { app }),
  };
}

/** An object as JSON; nothing typed is an empty one. */
export function recordOf(json: string): Json | undefined {
  if (json.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
  } catch {
    return undefined;
  }
}
