/** A credential field of the provider, or a value that the config holds in the open (a user name). */
export type AuthValue<Field extends string = string> = Field | { readonly literal: string };

/** How the pipeline authenticates a request. `Field` names a credential field of the provider. */
export type AuthScheme<Field extends string = string> =
  | { readonly type: 'none' }
  | { readonly type: 'bearer'; readonly token: Field }
  | { readonly type: 'basic'; readonly username: AuthValue<Field>; readonly password: AuthValue<Field> | null }
  /** `prefix` is written before the secret, e.g. `Token `. */
  | { readonly type: 'header'; readonly header: string; readonly value: Field; readonly prefix?: string }
  | { readonly type: 'query'; readonly parameter: string; readonly value: Field };

/** What a scheme adds to a request. */
export interface AuthParts {
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
}

const NOTHING: AuthParts = { headers: {}, query: {} };

/**
 * Turns a scheme and the connection's credential values (secrets included, by field) into headers and query parameters.
 * Header names are lower case. Throws RangeError when a value is missing or would break out of its header.
 */
export function authorize(scheme: AuthScheme, values: Readonly<Record<string, string>>): AuthParts {
  switch (scheme.type) {
    case 'none':
      return NOTHING;
    case 'bearer':
      return header('authorization', `Bearer ${valueOf(scheme.token, values)}`);
    case 'basic': {
      const password = scheme.password === null ? '' : valueOf(scheme.password, values);
      const pair = `${valueOf(scheme.username, values)}:${password}`;
      return header('authorization', `Basic ${Buffer.from(pair).toString('base64')}`);
    }
    case 'header':
      return header(scheme.header.toLowerCase(), `${scheme.prefix ?? ''}${valueOf(scheme.value, values)}`);
    case 'query':
      return { headers: {}, query: { [scheme.parameter]: valueOf(scheme.value, values) } };
  }
}

function valueOf(from: AuthValue, values: Readonly<Record<string, string>>): string {
  if (typeof from !== 'string') return from.literal;
  const value = values[from];
  if (value === undefined) throw new RangeError(`The credential ${from} is missing.`);
  return value;
}

function header(name: string, value: string): AuthParts {
  // A line break would smuggle a second header; the message must not repeat the value.
  if (/\p{Cc}/u.test(value)) throw new RangeError('A credential holds control characters.');
  return { headers: { [name]: value }, query: {} };
}
