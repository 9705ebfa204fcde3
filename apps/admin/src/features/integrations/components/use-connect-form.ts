import { useState } from 'react';
import { draftOf, hasProblem, valueOfDraft, type DraftRecord } from '../../../lib/schema/form-draft.ts';
import { credentialFields, schemaFields, type FormField } from '../../../lib/schema/form-fields.ts';
import { changeConnection } from '../api/change-connection.ts';
import { createConnection } from '../api/create-connection.ts';
import type { Connection } from '../api/list-connections.ts';
import type { Provider } from '../api/list-providers.ts';
import { useReferenceChoice, type ReferenceChoice } from './secret-reference.tsx';

type Environment = Provider['environments'][number];

/** What is typed so far, and what it would make. */
export interface ConnectForm {
  readonly provider: Provider;
  readonly references: ReferenceChoice;
  readonly configFields: readonly FormField[];
  readonly values: ConnectValues;
  set: (changes: Partial<ConnectValues>) => void;
  readonly wasSent: boolean;
  /** Marks what is missing; true when nothing is. */
  isReady: () => boolean;
  /** Stores it: as a new connection, or as a change of the one that the first try made. */
  save: () => Promise<Connection>;
  readonly saved: Connection | null;
}

interface ConnectValues {
  readonly environment: Environment;
  readonly authType: Provider['auth_types'][number] | undefined;
  readonly label: string;
  readonly credentials: DraftRecord;
  readonly config: DraftRecord;
  readonly capabilities: readonly string[];
}

export function useConnectForm(provider: Provider, environment: Environment): ConnectForm {
  const references = useReferenceChoice(credentialFields(provider.credential_schema));
  const configFields = schemaFields(provider.config_schema);
  const [values, setValues] = useState<ConnectValues>(() => ({
    environment,
    authType: provider.auth_types[0],
    label: '',
    credentials: draftOf(references.fields),
    config: draftOf(configFields),
    capabilities: provider.capabilities,
  }));
  const [wasSent, setSent] = useState(false);
  const [saved, setSaved] = useState<Connection | null>(null);
  const save = async () => {
    const body = bodyOf(values, references.fields, configFields);
    const connection =
      saved === null
        ? await createConnection({ ...body, ...newOnly(provider, values) })
        : await changeConnection(saved.id, body);
    setSaved(connection);
    return connection;
  };
  return {
    ...{ provider, references, configFields, values, wasSent, saved, save },
    set: (changes) => setValues((before) => ({ ...before, ...changes })),
    isReady: () => {
      setSent(true);
      return !hasProblem(references.fields, values.credentials) && !hasProblem(configFields, values.config);
    },
  };
}

function bodyOf(values: ConnectValues, credentials: readonly FormField[], config: readonly FormField[]) {
  return {
    credentials: valueOfDraft(credentials, values.credentials) as Record<string, string>,
    config: valueOfDraft(config, values.config),
    enabled_capabilities: [...values.capabilities],
    label: values.label === '' ? null : values.label,
  };
}

/** What is settled once the connection is made. */
function newOnly(provider: Provider, { environment, authType }: ConnectValues) {
  return { provider: provider.name, environment, ...(authType === undefined ? {} : { auth_type: authType }) };
}
