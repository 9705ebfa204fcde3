import { z } from 'zod';
import { fieldErrorsOf, isId, validationFailed, type Actor, type FieldErrors } from '@patchbay/platform';
import {
  capabilities,
  ENVIRONMENTS,
  isCapability,
  type CapabilityName,
  type Environment,
} from '@patchbay/provider-kit';
import type { OperationMode } from './operation.types.ts';

const DEFAULT_WAIT_MS = 30_000;
const MAX_WAIT_MS = 120_000;
const MAX_METADATA_BYTES = 16_384;

const id = z.string().refine(isId, 'must be the id of an integration');

/** The body of POST /api/v1/operations; the input is checked by the capability's own schema. */
export const operationBody = z.strictObject({
  capability: z.string(),
  input: z.record(z.string(), z.unknown()),
  mode: z.enum(['async', 'sync']).optional(),
  wait_ms: z.int().min(0).max(MAX_WAIT_MS).optional().describe('Synchronous only; milliseconds'),
  integration_id: id.optional().describe('Pins the connection: no rule, no fallback'),
  environment: z.enum(ENVIRONMENTS).optional(),
  app: z.string().min(1).max(100).optional(),
  duplicate_safe: z.boolean().optional().describe('Doing it twice does no harm'),
  metadata: z
    .record(z.string().min(1).max(100), z.json())
    .refine((value) => JSON.stringify(value).length <= MAX_METADATA_BYTES, 'must not be larger than 16 KiB')
    .optional(),
});

/** A request for a capability that is well-formed; whether it can be served is not decided yet. */
export interface OperationRequest {
  readonly capability: CapabilityName;
  readonly input: Record<string, unknown>;
  readonly mode: OperationMode;
  readonly waitMs: number;
  readonly integrationId: string | null;
  readonly environment: Environment | null;
  readonly app: string | null;
  readonly duplicateSafe: boolean;
  readonly metadata: Record<string, unknown>;
  readonly idempotencyKey: string | null;
  /** The id it shall have, when whoever asks committed one before; default: a new one. */
  readonly operationId?: string;
  /** Paths of the input that are not for people although the capability's schema does not mark them. */
  readonly privatePaths?: readonly (readonly string[])[] | undefined;
}

/** Reads the body; throws `validation_failed` naming every field that is wrong. */
export function parseOperationRequest(body: unknown, actor: Actor, idempotencyKey: string | null): OperationRequest {
  const parsed = operationBody.safeParse(body ?? {});
  if (!parsed.success) throw validationFailed(fieldErrorsOf(parsed.error));
  const { capability, input, ...rest } = parsed.data;
  if (!isCapability(capability)) {
    throw validationFailed({ capability: ['There is no such capability; GET /api/v1/capabilities lists them.'] });
  }
  const checked = capabilities[capability].input.safeParse(input);
  if (!checked.success) throw validationFailed(inputErrors(checked.error));
  return {
    capability,
    input: checked.data,
    mode: rest.mode ?? 'async',
    waitMs: rest.wait_ms ?? DEFAULT_WAIT_MS,
    integrationId: rest.integration_id ?? null,
    environment: rest.environment ?? null,
    app: appOf(actor, rest.app),
    duplicateSafe: rest.duplicate_safe ?? false,
    metadata: rest.metadata ?? {},
    idempotencyKey,
  };
}

/** A key that belongs to an app speaks for that app alone. */
export function appOf(actor: Actor, named: string | undefined): string | null {
  const own = actor.kind === 'api_key' ? actor.app : null;
  if (own === null || named === undefined || named === own) return own ?? named ?? null;
  throw validationFailed({ app: [`This API key belongs to the app "${own}"; leave app out or name that one.`] });
}

/** The fields of the input by their path in the body. */
function inputErrors(refusal: z.ZodError): FieldErrors {
  const errors = Object.entries(fieldErrorsOf(refusal));
  return Object.fromEntries(errors.map(([path, messages]) => [`input.${path}`, messages]));
}
