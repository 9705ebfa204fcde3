import { ApiError } from './api-error.ts';

/** The messages of a refusal, by field, and what no field of the form takes. */
export interface FieldErrors {
  /** The message for the field at this path, or for the first one below it. */
  of(path: string): string | undefined;
  /** Messages of fields that the form does not show. */
  others(shown: readonly string[]): string[];
}

/** Maps the refusal of a mutation to the fields of its form. */
export function fieldErrorsOf(error: unknown): FieldErrors {
  const fields = error instanceof ApiError ? error.fields : {};
  const paths = Object.keys(fields);
  return {
    of: (path) => {
      const found = fields[path] === undefined ? paths.find((other) => other.startsWith(`${path}.`)) : path;
      return found === undefined ? undefined : fields[found]?.[0];
    },
    others: (shown) =>
      paths
        .filter((path) => !shown.some((name) => path === name || path.startsWith(`${name}.`)))
        .flatMap((path) => (fields[path] ?? []).map((message) => `${path}: ${message}`)),
  };
}
