import type { Type } from '@nestjs/common';
import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiBody, ApiExtension, ApiExtraModels, ApiOperation, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { z } from 'zod';
import type { ErrorCode } from '../errors/patchbay.error.ts';

/** JSON Schema as OpenAPI 3.1 takes it. */
export type JsonSchema = Record<string, unknown>;

/** What `data` holds: a DTO class, a list of one, a zod schema, a JSON Schema, or nothing. */
export type DataShape = Type<unknown> | readonly [Type<unknown>] | z.ZodType | JsonSchema | null;

export interface ApiAnswersOptions {
  /** One line, an imperative: "Make an API key". */
  readonly summary: string;
  readonly description?: string;
  readonly ok: DataShape;
  /** Default 200; also what the route answers. */
  readonly status?: number;
  /** What the answer means, when it is not obvious. */
  readonly okDescription?: string;
  /** Other success statuses with the same data, e.g. `{202: 'Not finished yet.'}`. */
  readonly also?: Readonly<Record<number, string>>;
  /** Set for lists: numbered pages or a cursor. */
  readonly page?: 'numbers' | 'cursor';
  /** What `meta` holds besides the page, by name. */
  readonly meta?: Readonly<Record<string, JsonSchema>>;
  /**
   * Codes of this route alone. Those that follow from the route are added when the document is built: 401 and 403, 404 for
   * ids in the path, 422 for what is not known, 400 and 413 for bodies, 409 for Idempotency-Key.
   */
  readonly errors?: readonly ErrorCode[];
  /** Example of `data`; default: put together from the examples of the fields. */
  readonly example?: unknown;
}

export const ERROR_CODES_EXTENSION = 'x-error-codes';

/** Documents a route tersely: `@ApiAnswers({summary: 'Make an API key', ok: KeyDto, status: 201, errors: ['conflict']})`. */
export function ApiAnswers(options: ApiAnswersOptions): MethodDecorator {
  const status = options.status ?? 200;
  const answers = { [status]: options.okDescription ?? 'Done.', ...options.also };
  return applyDecorators(
    HttpCode(status),
    ApiOperation({
      summary: options.summary,
      ...(options.description === undefined ? {} : { description: options.description }),
    }),
    ApiExtraModels(...modelsOf(options.ok)),
    ApiExtension(ERROR_CODES_EXTENSION, options.errors ?? []),
    ...Object.entries(answers).map(([code, description]) =>
      ApiResponse({ status: Number(code), description, schema: envelopeSchema(options) }),
    ),
  );
}

/** Documents the body of a route that checks it with zod. */
export function ApiZodBody(
  schema: z.ZodType,
  options: { description?: string; example?: unknown } = {},
): MethodDecorator {
  const { example, ...rest } = options;
  // In the schema: beside one, Swagger drops the example of a body.
  const given = example === undefined ? {} : { example };
  return ApiBody({ required: true, ...rest, schema: { ...jsonSchemaOf(schema, 'input'), ...given } });
}

/** A zod schema as JSON Schema 2020-12, which is what OpenAPI 3.1 speaks. */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _dialect, $defs: _definitions, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return withoutLocalReferences(rest);
}

/**
 * A schema inside a document cannot refer to definitions of its own: `#` is the document. Only schemas that contain
 * themselves (free-form JSON) have them, and "any JSON" says the same.
 */
function withoutLocalReferences<T>(schema: T): T {
  return JSON.parse(
    JSON.stringify(schema, (_name, item: unknown) => {
      const reference = typeof item === 'object' && item !== null && '$ref' in item ? item.$ref : undefined;
      return typeof reference === 'string' && reference.startsWith('#/$defs/') ? {} : item;
    }),
  ) as T;
}

function modelsOf(shape: DataShape): Type<unknown>[] {
  if (typeof shape === 'function') return [shape];
  return isListOfOne(shape) ? [shape[0]] : [];
}

function isListOfOne(shape: DataShape): shape is readonly [Type<unknown>] {
  return Array.isArray(shape);
}

function dataSchema(shape: DataShape): JsonSchema {
  if (shape === null) return { type: 'null' };
  if (typeof shape === 'function') return { $ref: getSchemaPath(shape) };
  if (isListOfOne(shape)) return { type: 'array', items: { $ref: getSchemaPath(shape[0]) } };
  return shape instanceof z.ZodType ? jsonSchemaOf(shape, 'output') : shape;
}

function envelopeSchema(options: ApiAnswersOptions): JsonSchema {
  const data = dataSchema(options.ok);
  return {
    type: 'object',
    required: ['success', 'message', 'data', 'meta', 'links'],
    properties: {
      success: { type: 'boolean', enum: [true] },
      message: { type: 'string', example: 'OK' },
      data: options.example === undefined ? data : { ...data, example: options.example },
      meta: metaSchema(options),
      links: options.page === 'numbers' ? shared('PageLinks') : { type: 'object' },
    },
  };
}

function metaSchema({ page, meta = {} }: ApiAnswersOptions): JsonSchema {
  const names = Object.keys(meta);
  const own = names.length === 0 ? { type: 'object' } : { type: 'object', required: names, properties: meta };
  if (page === undefined) return own;
  const paging = shared(page === 'cursor' ? 'CursorMeta' : 'PageMeta');
  return names.length === 0 ? paging : { allOf: [paging, own] };
}

function shared(name: string): JsonSchema {
  return { $ref: `#/components/schemas/${name}` };
}
