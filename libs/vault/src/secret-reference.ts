/** A pointer to a value that lives in a secret manager or the environment, e.g. `env://NAME?env=OVERRIDE`. */
export interface SecretReference {
  readonly scheme: string;
  /** What follows `scheme://`, without the query. */
  readonly name: string;
  /** The variable of `?env=NAME`, which wins when it is set. */
  readonly override: string | null;
}

export type ParsedReference = { ok: true; reference: SecretReference } | { ok: false; problem: string };

/** URL schemes that real secrets have (a database URL, a Slack hook): such a value is a value, not a reference. */
const VALUE_SCHEMES = new Set(
  'http https ws wss ftp ftps sftp ssh postgres postgresql mysql mariadb mongodb mongodb+srv redis rediss amqp amqps smtp smtps ldap ldaps jdbc file data'.split(
    ' ',
  ),
);
const SCHEME = /^([a-z][a-z0-9+.-]{0,31}):\/\//i;
const ENV_NAME = /^[A-Za-z_][A-Za-z0-9_]{0,254}$/;

/** Whether a credential value points to a secret manager rather than being the secret itself. */
export function isSecretReference(value: string): boolean {
  const scheme = SCHEME.exec(value)?.[1]?.toLowerCase();
  return scheme !== undefined && !VALUE_SCHEMES.has(scheme);
}

/** Reads a reference; the problem names what is wrong with it, for a person, and never repeats more than scheme and name. */
export function parseSecretReference(value: string): ParsedReference {
  const scheme = SCHEME.exec(value)?.[1]?.toLowerCase();
  if (scheme === undefined || VALUE_SCHEMES.has(scheme))
    return { ok: false, problem: 'This is not a secret reference.' };
  if (value.length > 500) return { ok: false, problem: 'A secret reference has at most 500 characters.' };
  const [name = '', ...queries] = value.slice(scheme.length + 3).split('?');
  if (!/^[\x21-\x7e]+$/.test(name))
    return { ok: false, problem: `A ${scheme}:// reference needs a name of printable characters.` };
  // Grants compare beginnings: a path that climbs or is written in another way would begin well and end elsewhere.
  if (/\.\.|\/\/|[%\\]/.test(name)) {
    return {
      ok: false,
      problem: `A ${scheme}:// reference takes a plain path, without "..", "//", "%" or backslashes.`,
    };
  }
  const override = parseOverride(queries);
  if (!override.ok) return override;
  if (scheme === 'env' && !ENV_NAME.test(name)) {
    return {
      ok: false,
      problem: 'env:// takes the name of an environment variable, e.g. env://PATCHBAY_SECRET_TOKEN.',
    };
  }
  return { ok: true, reference: { scheme, name, override: override.name } };
}

function parseOverride(queries: string[]): { ok: true; name: string | null } | { ok: false; problem: string } {
  if (queries.length === 0) return { ok: true, name: null };
  const match = queries.length === 1 ? /^env=(.*)$/.exec(queries[0] ?? '') : null;
  if (!match || !ENV_NAME.test(match[1] ?? '')) {
    return {
      ok: false,
      problem: 'A secret reference takes one parameter, ?env=NAME, with the name of an environment variable.',
    };
  }
  return { ok: true, name: match[1] ?? null };
}

/** The reference as it is stored and shown. */
export function formatSecretReference(reference: SecretReference): string {
  const query = reference.override === null ? '' : `?env=${reference.override}`;
  return `${reference.scheme}://${reference.name}${query}`;
}
