import type { CredentialField, CredentialKind, ProviderDefinition } from '@patchbay/provider-kit';
import { isSecretReference } from '@patchbay/vault';
import type { Problems } from './problems.ts';

/** What a connection holds before the request: non-sensitive values, and the names of the fields the vault keeps. */
export interface HeldCredentials {
  readonly open: Readonly<Record<string, string>>;
  readonly vaulted: ReadonlySet<string>;
}

export const NO_CREDENTIALS: HeldCredentials = { open: {}, vaulted: new Set() };

/** What the request makes of them. */
export interface CredentialChange {
  /** All non-sensitive values after the change. */
  readonly open: Readonly<Record<string, string>>;
  /** Values for the vault: secrets, and secret references of any field. */
  readonly store: Readonly<Record<string, { value: string; kind: CredentialKind }>>;
  /** Fields the vault shall forget. */
  readonly drop: readonly string[];
  /** Non-sensitive fields that are secret references after the change. */
  readonly openReferences: readonly string[];
  /** Names of the fields the request changes. */
  readonly changed: readonly string[];
}

/** When a non-sensitive value was set, ISO 8601, and by whom. */
export interface OpenSetting {
  readonly at: string;
  readonly by: string;
}

export type OpenSettings = Readonly<Record<string, OpenSetting>>;

/** Longest credential accepted; a service account's key file is the largest known, about 2,400 characters. */
const MAX_LENGTH = 16_384;

/**
 * Merges given credentials into held ones. A sensitive field given as null keeps its value, since null is what
 * answers show for it; an empty text removes an optional field. A non-sensitive field is removed by null, too.
 */
export function mergeCredentials(
  provider: ProviderDefinition,
  held: HeldCredentials,
  given: Readonly<Record<string, unknown>>,
  problems: Problems,
): CredentialChange {
  refuseUnknown(provider, given, problems);
  const into: Placing = { held, open: new Map(Object.entries(held.open)), store: {}, drop: [], changed: [] };
  for (const [name, field] of Object.entries(provider.credentials)) {
    const value = given[name];
    if (!Object.hasOwn(given, name) || (value === null && field.sensitive)) continue;
    const problem = value === null ? null : problemWith(field, value);
    if (problem !== null) problems.add(`credentials.${name}`, problem);
    else if (typeof value === 'string' && value !== '') place(name, field, value, into);
    else remove(name, into);
  }
  requireAll(provider, into, problems);
  const openReferences = Object.keys(provider.credentials).filter(
    (name) => provider.credentials[name]?.sensitive === false && isKept(name, into),
  );
  const { store, drop, changed } = into;
  return { open: Object.fromEntries(into.open), store, drop, openReferences, changed };
}

/** Who set the non-sensitive values as they are after the change; the vault remembers the same of what it keeps. */
export function openSettings(
  before: OpenSettings,
  { open, changed }: CredentialChange,
  setting: OpenSetting,
): OpenSettings {
  const known = { ...before, ...Object.fromEntries(changed.map((name) => [name, setting])) };
  return Object.fromEntries(Object.entries(known).filter(([name]) => Object.hasOwn(open, name)));
}

/** When the host changed, what was stored for the old one must come again: nobody may redirect a secret they do not know. */
export function requireSecretsAgain(
  provider: ProviderDefinition,
  held: HeldCredentials,
  change: CredentialChange,
  problems: Problems,
): void {
  for (const [name, field] of Object.entries(provider.credentials)) {
    const needed = held.vaulted.has(name) || (field.sensitive && field.required);
    if (!needed || name in change.store || change.drop.includes(name) || name in change.open) continue;
    if (problems.byField[`credentials.${name}`] !== undefined) continue;
    problems.add(
      `credentials.${name}`,
      `${field.label} must be given again, because the host it is sent to changes with this request.`,
    );
  }
}

interface Placing {
  readonly held: HeldCredentials;
  readonly open: Map<string, string>;
  readonly store: Record<string, { value: string; kind: CredentialKind }>;
  readonly drop: string[];
  readonly changed: string[];
}

function place(name: string, field: CredentialField, value: string, into: Placing): void {
  if (field.sensitive || isSecretReference(value)) {
    into.store[name] = { value, kind: field.kind ?? 'api_key' };
    into.open.delete(name);
    into.changed.push(name);
    return;
  }
  if (into.held.vaulted.has(name)) into.drop.push(name);
  if (into.open.get(name) !== value) into.changed.push(name);
  into.open.set(name, value);
}

function remove(name: string, into: Placing): void {
  const vaulted = into.held.vaulted.has(name);
  if (into.open.delete(name) || vaulted) into.changed.push(name);
  if (vaulted) into.drop.push(name);
}

function refuseUnknown(
  provider: ProviderDefinition,
  given: Readonly<Record<string, unknown>>,
  problems: Problems,
): void {
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(provider.credentials, name)) continue;
    const known = Object.keys(provider.credentials).join(', ');
    problems.add(`credentials.${name}`, `${provider.displayName} has no such credential; it takes ${known}.`);
  }
}

function problemWith(field: CredentialField, value: unknown): string | null {
  if (typeof value !== 'string') return `${field.label} must be text.`;
  if (value.length > MAX_LENGTH) return `${field.label} has more than ${MAX_LENGTH} characters.`;
  if (value.trim() !== value) return `${field.label} must not begin or end with white space.`;
  return value === '' || isSecretReference(value) ? null : formProblem(field, value);
}

function formProblem(field: CredentialField, value: string): string | null {
  // A line break in a value that becomes a header would smuggle another header; a key file has them by nature.
  if (field.kind !== 'service_account' && /\p{Cc}/u.test(value)) {
    return `${field.label} must not hold control characters.`;
  }
  if (field.pattern !== undefined && !new RegExp(`^(?:${field.pattern})$`, 'u').test(value)) {
    return `${field.label} is not in the form this vendor uses${field.help === undefined ? '.' : `: ${field.help}`}`;
  }
  return null;
}

function requireAll(provider: ProviderDefinition, after: Placing, problems: Problems): void {
  const open = Object.fromEntries(after.open);
  for (const name of missingCredentials(provider, open, (field) => isKept(field, after))) {
    if (problems.byField[`credentials.${name}`] !== undefined) continue;
    problems.add(`credentials.${name}`, `${provider.credentials[name]?.label ?? name} is required.`);
  }
}

function isKept(field: string, after: Pick<Placing, 'held' | 'store' | 'drop'>): boolean {
  return field in after.store || (after.held.vaulted.has(field) && !after.drop.includes(field));
}

/** Required fields that have no value. */
export function missingCredentials(
  provider: ProviderDefinition,
  open: Readonly<Record<string, string>>,
  isVaulted: (field: string) => boolean,
): string[] {
  return Object.entries(provider.credentials)
    .filter(([name, field]) => field.required && !Object.hasOwn(open, name) && !isVaulted(name))
    .map(([name]) => name);
}
