/** A place in a step's input that is filled from an earlier step. */
export interface Reference {
  /** Where in the input: `body`, `lines.0.price`. */
  readonly path: string;
  /** The step it comes from, and where in it: `charge`, `result.payment_id`. */
  readonly step: string;
  readonly source: string;
}

/** Every `{"$from": "charge.result.payment_id"}` of an input, in order. */
export function referencesOf(input: unknown, path = ''): Reference[] {
  if (Array.isArray(input)) return input.flatMap((one, index) => referencesOf(one, below(path, String(index))));
  if (typeof input !== 'object' || input === null) return [];
  const from: unknown = (input as Record<string, unknown>)['$from'];
  if (typeof from === 'string') {
    const [step = from, ...rest] = from.split('.');
    return [{ path, step, source: rest.join('.') }];
  }
  return Object.entries(input).flatMap(([name, value]) => referencesOf(value, below(path, name)));
}

const below = (path: string, name: string) => (path === '' ? name : `${path}.${name}`);
