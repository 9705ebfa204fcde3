import { sensitivePaths } from '@patchbay/operations';
import { fieldErrorsOf, jsonSchemaOf, type FieldErrors, type JsonSchema } from '@patchbay/platform';
import { capabilities, isCapability, type CapabilityName } from '@patchbay/provider-kit';
import { z } from 'zod';
import { referencesIn, type Path, type Reference } from './reference.ts';
import { areCompatible, describeTypes, typesAt } from './schema-field.ts';

/** One step as it was asked for. */
export interface StepDefinition {
  readonly key: string;
  readonly capability: string;
  readonly input: Record<string, unknown>;
  readonly integration_id?: string | undefined;
}

interface KnownStep extends StepDefinition {
  readonly capability: CapabilityName;
}

/**
 * Everything that can be known to be wrong with a run before anything of it is started: a key given twice, a capability
 * that does not exist, an input its capability would refuse, a reference to what will not be there. A reference stands for
 * any value of its type.
 */
export function checkSteps(steps: readonly StepDefinition[]): FieldErrors {
  const errors = new Map<string, string[]>();
  const add = (at: string, message: string): void => void errors.set(at, [...(errors.get(at) ?? []), message]);
  const earlier = new Map<string, StepDefinition>();
  steps.forEach((step, index) => {
    const at = `steps.${index}`;
    if (earlier.has(step.key)) add(`${at}.key`, 'An earlier step has this key; give every step one of its own.');
    if (isKnown(step)) for (const [field, message] of problemsOf(step, earlier)) add(`${at}.${field}`, message);
    else add(`${at}.capability`, 'There is no such capability; GET /api/v1/capabilities lists them.');
    if (!earlier.has(step.key)) earlier.set(step.key, step);
  });
  return Object.fromEntries(errors);
}

/** What a reference may bring into an input although people must not see it, as paths for redaction. */
export function privatePathsOf(
  input: Record<string, unknown>,
  capabilityOf: (step: string) => string | undefined,
): (readonly string[])[] {
  return referencesIn(input)
    .references.filter((reference) => isPrivate(reference, capabilityOf(reference.step)))
    .map(({ at }) => at.map((key) => (typeof key === 'number' ? '*' : key)));
}

function isPrivate({ path }: Reference, capability: string | undefined): boolean {
  // What is not known is hidden.
  if (capability === undefined || !isCapability(capability)) return true;
  return sensitivePaths(capabilities[capability].output).some((hidden) => {
    const shared = Math.min(hidden.length, path.length);
    return hidden.slice(0, shared).every((key, index) => key === '*' || key === path[index]);
  });
}

function isKnown(step: StepDefinition): step is KnownStep {
  return isCapability(step.capability);
}

function problemsOf(step: KnownStep, earlier: ReadonlyMap<string, StepDefinition>): [string, string][] {
  const { references, bad } = referencesIn(step.input);
  const places = [...references, ...bad].map(({ at }) => at);
  return [
    ...bad.map(({ at, problem }): [string, string] => [fieldOf(at), problem]),
    ...references.flatMap((reference) => {
      const problem = problemWith(reference, step, earlier);
      return problem === null ? [] : [[fieldOf(reference.at), problem] as [string, string]];
    }),
    ...inputProblems(step, places),
  ];
}

function problemWith(
  reference: Reference,
  step: KnownStep,
  earlier: ReadonlyMap<string, StepDefinition>,
): string | null {
  const source = earlier.get(reference.step);
  if (source === undefined) return 'The reference does not begin with the key of an earlier step.';
  // That step's own field says that its capability is unknown.
  if (!isKnown(source)) return null;
  const given = typesAt(schemaOf(source.capability, 'output'), reference.path);
  if (given === null) return `${source.capability}, to which the reference leads, gives no such field.`;
  const wanted = typesAt(schemaOf(step.capability, 'input'), reference.at);
  // That there is no such field of the input is said by the input's own check.
  if (wanted === null || areCompatible(given, wanted)) return null;
  return `must be ${describeTypes(wanted)}; the reference is to ${describeTypes(given)}.`;
}

/** What the capability's own schema says of the input, apart from what it says of references. */
function inputProblems(step: KnownStep, places: readonly Path[]): [string, string][] {
  const checked = capabilities[step.capability].input.safeParse(step.input);
  if (checked.success) return [];
  const issues = checked.error.issues
    .filter((issue) => !isAboutReference(issue, places))
    .map((issue) => ({ ...issue, path: ['input', ...issue.path] }));
  return Object.entries(fieldErrorsOf(new z.ZodError(issues))).flatMap(([path, messages]) =>
    messages.map((message): [string, string] => [path, message]),
  );
}

/** At a reference or inside one; or a choice of forms that a reference below it keeps from being decided. */
function isAboutReference(issue: z.core.$ZodIssue, places: readonly Path[]): boolean {
  const path = issue.path.map(String);
  return places.some((at) => isWithin(path, at) || (issue.code === 'invalid_union' && isWithin(at.map(String), path)));
}

function isWithin(path: readonly string[], outer: Path): boolean {
  return outer.length <= path.length && outer.every((key, index) => String(key) === path[index]);
}

function fieldOf(at: Path): string {
  return ['input', ...at].join('.');
}

const schemas = new Map<string, JsonSchema>();

function schemaOf(capability: CapabilityName, side: 'input' | 'output'): JsonSchema {
  const name = `${capability}.${side}`;
  const known = schemas.get(name);
  if (known !== undefined) return known;
  const made = jsonSchemaOf(capabilities[capability][side], side);
  schemas.set(name, made);
  return made;
}
