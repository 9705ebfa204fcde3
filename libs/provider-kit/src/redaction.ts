import { decodeForm, encodeForm } from './form-encoding.ts';

export const REDACTED = '[redacted]';

/** What to hide in what is recorded of an exchange. */
export interface RedactionRules {
  /** Dotted paths beyond the names that are always hidden; `*` stands for every key or element. */
  readonly paths?: readonly string[];
  /** Exact values that must not appear anywhere: the secrets of this call. */
  readonly secrets?: readonly string[];
}

/** Names whose value is a secret at every vendor, whatever the path. */
const SECRET_NAME =
  /(^|[_.-])(authorization|password|passwd|secret|token|api[_-]?key|private[_-]?key|access[_-]?key|credentials?|signature)$/i;
const CAMEL_SECRET = /(Secret|Token|Password|ApiKey|PrivateKey|AccessKey)$/;

/** Whether a field of this name is hidden by default. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name) || CAMEL_SECRET.test(name);
}

/** A copy in which secrets are hidden: by name, by path, and wherever one of the exact values appears. */
export function redactValue(value: unknown, rules: RedactionRules = {}): unknown {
  const paths = (rules.paths ?? []).map((path) => path.split('.'));
  return visit(value, paths, needles(rules.secrets ?? []));
}

/** The same for a body as sent: JSON and forms keep their form, other text is searched for the exact values. */
export function redactBody(text: string, contentType: string, rules: RedactionRules = {}): string {
  if (contentType.includes('json')) {
    try {
      return JSON.stringify(redactValue(JSON.parse(text), rules));
    } catch {
      // Not JSON after all (a cut answer, a proxy's page): treated as the text it is.
    }
  }
  if (contentType.includes('x-www-form-urlencoded')) {
    const form = encodeForm(redactValue(decodeForm(text), rules) as Record<string, unknown>);
    return form.replaceAll(encodeURIComponent(REDACTED), REDACTED);
  }
  return scrub(text, needles(rules.secrets ?? []));
}

function visit(value: unknown, paths: readonly (readonly string[])[], secrets: readonly string[]): unknown {
  if (paths.some((path) => path.length === 0)) return value === null || value === undefined ? value : REDACTED;
  if (typeof value === 'string') return scrub(value, secrets);
  if (Array.isArray(value)) return value.map((each, index) => visit(each, below(paths, String(index)), secrets));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      scrub(key, secrets),
      isSecretName(key) && isScalar(each) ? REDACTED : visit(each, below(paths, key), secrets),
    ]),
  );
}

function isScalar(value: unknown): boolean {
  return value !== null && typeof value !== 'object' && value !== '';
}

function below(paths: readonly (readonly string[])[], key: string): readonly (readonly string[])[] {
  return paths.filter(([head]) => head === key || head === '*').map((path) => path.slice(1));
}

/** Replaces the exact values, also in the encodings in which they travel. */
function scrub(text: string, secrets: readonly string[]): string {
  return secrets.reduce((cleaned, secret) => cleaned.replaceAll(secret, REDACTED), text);
}

/** Longest first, so that a secret within another does not leave the rest of it standing. */
function needles(secrets: readonly string[]): string[] {
  const forms = secrets
    .filter((secret) => secret.length >= 4)
    .flatMap((secret) => [
      secret,
      encodeURIComponent(secret),
      JSON.stringify(secret).slice(1, -1),
      Buffer.from(secret).toString('base64'),
    ]);
  return [...new Set(forms)].sort((a, b) => b.length - a.length);
}
