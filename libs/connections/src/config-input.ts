import type { ProviderDefinition } from '@patchbay/provider-kit';
import type { Problems } from './problems.ts';

/** Bytes of JSON a connection's config, and its metadata, may each have. */
const MAX_JSON_BYTES = 16_384;

export type JsonObject = Readonly<Record<string, unknown>>;

/** Merges top-level fields: those not named keep their value, null removes one. */
export function mergeObject(current: JsonObject, given: JsonObject): JsonObject {
  const merged = Object.entries({ ...current, ...given });
  return Object.fromEntries(merged.filter(([name, value]) => value !== null || !Object.hasOwn(given, name)));
}

/** Checks a config against the provider's settings; unknown ones are refused. What was given is what is stored. */
export function checkConfig(provider: ProviderDefinition, config: JsonObject, problems: Problems): void {
  const tooLarge = sizeProblem(config);
  if (tooLarge !== null) return problems.add('config', tooLarge);
  const parsed = provider.config.strict().safeParse(config);
  if (parsed.success) return;
  for (const issue of parsed.error.issues) {
    const path = ['config', ...issue.path.map(String)];
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys)
        problems.add([...path, key].join('.'), `${provider.displayName} has no such setting.`);
    } else {
      const missing = issue.code === 'invalid_type' && issue.input === undefined;
      problems.add(
        path.join('.'),
        missing && valueAt(config, issue.path) === undefined ? 'is required.' : issue.message,
      );
    }
  }
}

/** Metadata belongs to the tenant: any JSON object within bounds. */
export function checkMetadata(metadata: JsonObject, problems: Problems): void {
  const problem = sizeProblem(metadata);
  if (problem !== null) problems.add('metadata', problem);
}

/** The hub's own field, shown within metadata: a client may send back what it was shown. */
export function withoutOwnFields(metadata: JsonObject): JsonObject {
  const { verification_error: _shown, ...own } = metadata;
  return own;
}

const MAX_DEPTH = 8;

function sizeProblem(value: JsonObject): string | null {
  if (depthOf(value) > MAX_DEPTH) return `must not be nested more than ${MAX_DEPTH} levels deep.`;
  if (Buffer.byteLength(JSON.stringify(value)) > MAX_JSON_BYTES) {
    return `must not be larger than ${MAX_JSON_BYTES} bytes of JSON.`;
  }
  return null;
}

function depthOf(value: unknown, limit = MAX_DEPTH + 1): number {
  if (typeof value !== 'object' || value === null || limit === 0) return 0;
  return 1 + Math.max(0, ...Object.values(value).map((each) => depthOf(each, limit - 1)));
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined),
    value,
  );
}
