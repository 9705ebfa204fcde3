import { appOf } from '@patchbay/operations';
import { fieldErrorsOf, isId, isStorableText, validationFailed, type Actor } from '@patchbay/platform';
import { ENVIRONMENTS, type Environment } from '@patchbay/provider-kit';
import { z } from 'zod';
import { STEP_KEY } from './reference.ts';
import { checkSteps, type StepDefinition } from './workflow-definition.ts';

const MAX_STEPS = 50;
/** Each operation's metadata holds these and the names of run and step, 16 KiB in all. */
const MAX_METADATA_BYTES = 15_360;

const stepBody = z.strictObject({
  key: z
    .string()
    .regex(STEP_KEY, 'must be 1 to 64 letters, digits, - or _, beginning with a letter or digit')
    .describe('Names the step in references; unique in the run'),
  capability: z.string().max(100),
  input: z
    .record(z.string(), z.unknown())
    .describe('Of the capability; {"$from": "<step>.result.<field>"} anywhere stands for an earlier result'),
  integration_id: z
    .string()
    .refine(isId, 'must be the id of an integration')
    .optional()
    .describe('Pins the connection: no rule, no fallback'),
});

/** The body of POST /api/v1/workflow-runs; inputs are checked by their capabilities' own schemas. */
export const workflowRunBody = z.strictObject({
  name: z
    .string()
    .min(1)
    .max(200)
    .refine(isStorableText, 'must be plain text')
    .describe('What this kind of run is called'),
  steps: z.array(stepBody).min(1).max(MAX_STEPS),
  environment: z.enum(ENVIRONMENTS).optional().describe("Default: the pinned integrations', else production"),
  app: z.string().min(1).max(100).optional(),
  metadata: z
    .record(z.string().min(1).max(100), z.json())
    .refine((value) => JSON.stringify(value).length <= MAX_METADATA_BYTES, 'must not be larger than 15 KiB')
    .optional(),
});

/** A run that is well-formed and whose references lead somewhere; whether it may be started is not decided yet. */
export interface WorkflowRunRequest {
  readonly name: string;
  readonly steps: readonly StepDefinition[];
  readonly environment: Environment | null;
  readonly app: string | null;
  readonly metadata: Record<string, unknown>;
}

/** Reads the body; throws `validation_failed` naming every field that is wrong. */
export function parseWorkflowRun(body: unknown, actor: Actor): WorkflowRunRequest {
  const parsed = workflowRunBody.safeParse(body ?? {});
  if (!parsed.success) throw validationFailed(fieldErrorsOf(parsed.error));
  const { name, steps, environment, app, metadata } = parsed.data;
  const errors = checkSteps(steps);
  if (Object.keys(errors).length > 0) throw validationFailed(errors);
  return {
    name,
    steps,
    environment: environment ?? null,
    app: appOf(actor, app),
    metadata: metadata ?? {},
  };
}
