import { useState } from 'react';
import { ApiError } from '../../../../lib/api/api-error.ts';
import { draftOf, hasProblem, valueOfDraft, type DraftRecord } from '../../../../lib/schema/form-draft.ts';
import { credentialFields, schemaFields, type FormField } from '../../../../lib/schema/form-fields.ts';
import type { ConnectionChange } from '../../api/change-connection.ts';
import type { Connection } from '../../api/list-connections.ts';
import type { Provider } from '../../api/list-providers.ts';

type Json = Readonly<Record<string, unknown>>;

/** The tenant's own notes, as one control. */
export const METADATA: FormField = {
  ...{ name: 'metadata', label: '', help: undefined, isRequired: false, kind: 'json', pattern: undefined },
  ...{ options: [], example: undefined, initial: undefined, item: undefined, fields: [] },
};

interface SettingsDraft {
  readonly label: string;
  readonly config: DraftRecord;
  readonly metadata: string;
}

/** What is typed about a connection, and the change it makes: of what somebody touched alone, so that nobody else's is undone. */
export function useSettings(connection: Connection, provider: Provider, refusal: unknown) {
  const configFields = schemaFields(provider.config_schema);
  const secrets = secretsAskedFor(provider, refusal);
  const { draft, set, isTouched, wasSaved } = useSettingsDraft(connection, configFields);
  const [credentials, setCredentials] = useState(() => draftOf(secrets));
  const [wasSent, setSent] = useState(false);
  /** Null while something is wrong with it; empty when nothing was touched. */
  const body = (): ConnectionChange | null => {
    setSent(true);
    const { label, config, metadata } = draft;
    if (hasProblem([...configFields, METADATA], { ...config, metadata }) || hasProblem(secrets, credentials))
      return null;
    const notes = (valueOfDraft([METADATA], { metadata })['metadata'] ?? {}) as Json;
    return {
      ...(isTouched('label') && { label: label === '' ? null : label }),
      ...(isTouched('config') && { config: withRemovals(connection.config, valueOfDraft(configFields, config)) }),
      ...(isTouched('metadata') && { metadata: withRemovals(withoutHubsOwn(connection.metadata), notes) }),
      ...(secrets.length > 0 && { credentials: valueOfDraft(secrets, credentials) as Record<string, string> }),
    };
  };
  return { draft, set, wasSaved, credentials, setCredentials, configFields, secrets, wasSent, body };
}

/** The draft; while nobody has touched it, it follows the connection. */
function useSettingsDraft(connection: Connection, configFields: readonly FormField[]) {
  const now = draftOfSettings(connection, configFields);
  const [seen, setSeen] = useState(now);
  const [base, setBase] = useState(now);
  const [draft, setDraft] = useState(now);
  if (!isSame(seen, now)) {
    setSeen(now);
    if (isSame(draft, base)) {
      setBase(now);
      setDraft(now);
    }
  }
  return {
    draft,
    set: (changes: Partial<SettingsDraft>) => setDraft((before) => ({ ...before, ...changes })),
    isTouched: (part: keyof SettingsDraft) => !isSame(draft[part], base[part]),
    wasSaved: () => setBase(draft),
  };
}

function draftOfSettings({ label, config, metadata }: Connection, fields: readonly FormField[]): SettingsDraft {
  return {
    label: label ?? '',
    config: draftOf(fields, config),
    metadata: JSON.stringify(withoutHubsOwn(metadata), null, 2),
  };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The hub wants the secrets again when a change would send them to another host. */
function secretsAskedFor({ credential_schema: schema }: Provider, refusal: unknown): FormField[] {
  const asked = refusal instanceof ApiError ? Object.keys(refusal.fields) : [];
  return credentialFields(schema as Json).filter(({ name }) => asked.includes(`credentials.${name}`));
}

/** `verification_error` is shown within metadata, and is not the tenant's. */
function withoutHubsOwn(metadata: Json): Json {
  return Object.fromEntries(Object.entries(metadata).filter(([name]) => name !== 'verification_error'));
}

/** The API merges: what is no longer there is removed by null. */
function withRemovals(before: Json, after: Json): Record<string, unknown> {
  const gone = Object.keys(before).filter((name) => !(name in after));
  return { ...after, ...Object.fromEntries(gone.map((name) => [name, null])) };
}
