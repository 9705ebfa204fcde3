import { useState } from 'react';
import { Form } from 'react-aria-components/Form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../components/actions/button.tsx';
import { FormError } from '../../../../components/feedback/form-error.tsx';
import { Notice } from '../../../../components/feedback/notice.tsx';
import { useToast } from '../../../../components/feedback/toast-context.ts';
import { TextField } from '../../../../components/fields/text-field.tsx';
import { SchemaForm } from '../../../../components/schema-form/schema-form.tsx';
import { ApiError } from '../../../../lib/api/api-error.ts';
import { fieldErrorsOf, type FieldErrors } from '../../../../lib/api/field-errors.ts';
import { draftOf, hasProblem, valueOfDraft } from '../../../../lib/schema/form-draft.ts';
import { credentialFields, schemaFields, type FormField } from '../../../../lib/schema/form-fields.ts';
import { useChangeConnection, type ConnectionChange } from '../../api/change-connection.ts';
import type { Connection } from '../../api/list-connections.ts';
import type { Provider } from '../../api/list-providers.ts';
import styles from '../connect.module.css';

type Json = Readonly<Record<string, unknown>>;

const METADATA: FormField = {
  ...{ name: 'metadata', label: '', help: undefined, isRequired: false, kind: 'json', pattern: undefined },
  ...{ options: [], example: undefined, initial: undefined, item: undefined, fields: [] },
};

/** Label, the provider's own settings, and the tenant's notes. */
export function SettingsForm({ connection, provider }: { connection: Connection; provider: Provider }) {
  const { t } = useTranslation(['integrations/connections', 'common']);
  const toast = useToast();
  const change = useChangeConnection(connection.id);
  const form = useSettings(connection, provider, change.error);
  const errors = fieldErrorsOf(change.error);
  return (
    <Form
      className={styles.form ?? ''}
      onSubmit={(event) => {
        event.preventDefault();
        const body = form.body();
        if (change.isPending || body === null) return;
        change.mutate(body, { onSuccess: () => toast(t('settings.saved'), { tone: 'good' }) });
      }}
    >
      <SettingsFields form={form} errors={errors} />
      <FormError error={change.error} shown={['label', 'config', 'metadata', 'credentials']} />
      <div>
        <Button type="submit" variant="primary" isPending={change.isPending}>
          {t('common:kit.save')}
        </Button>
      </div>
    </Form>
  );
}

interface SettingsFieldsProps {
  form: ReturnType<typeof useSettings>;
  errors: FieldErrors;
}

function SettingsFields({ form, errors }: SettingsFieldsProps) {
  const { t } = useTranslation('integrations/connections');
  return (
    <>
      <TextField
        label={t('connect.label')}
        help={t('connect.labelHelp')}
        value={form.label}
        onChange={form.setLabel}
        error={errors.of('label')}
        maxLength={100}
      />
      {form.configFields.length > 0 && (
        <SchemaForm
          fields={form.configFields}
          draft={form.config}
          onChange={form.setConfig}
          errors={errors}
          path="config"
          wasSent={form.wasSent}
        />
      )}
      <SchemaForm
        fields={[{ ...METADATA, label: t('settings.metadata'), help: t('settings.metadataHelp') }]}
        draft={{ metadata: form.metadata }}
        onChange={({ metadata }) => form.setMetadata(typeof metadata === 'string' ? metadata : '')}
        errors={errors}
        wasSent={form.wasSent}
      />
      {form.secrets.length > 0 && (
        <>
          <Notice tone="warn">{t('settings.hostMoves')}</Notice>
          <SchemaForm
            fields={form.secrets}
            draft={form.credentials}
            onChange={form.setCredentials}
            errors={errors}
            path="credentials"
            wasSent={form.wasSent}
          />
        </>
      )}
    </>
  );
}

/** What is typed, and the change it makes; null while something is wrong with it. */
function useSettings(connection: Connection, provider: Provider, refusal: unknown) {
  const configFields = schemaFields(provider.config_schema);
  const secrets = secretsAskedFor(provider, refusal);
  const own = withoutHubsOwn(connection.metadata);
  const [label, setLabel] = useState(connection.label ?? '');
  const [config, setConfig] = useState(() => draftOf(configFields, connection.config));
  const [metadata, setMetadata] = useState(() => JSON.stringify(own, null, 2));
  const [credentials, setCredentials] = useState(() => draftOf(secrets));
  const [wasSent, setSent] = useState(false);
  const body = (): ConnectionChange | null => {
    setSent(true);
    if (hasProblem([...configFields, METADATA], { ...config, metadata }) || hasProblem(secrets, credentials))
      return null;
    return {
      label: label === '' ? null : label,
      config: withRemovals(connection.config, valueOfDraft(configFields, config)),
      metadata: withRemovals(own, (valueOfDraft([METADATA], { metadata })['metadata'] ?? {}) as Json),
      ...(secrets.length === 0 ? {} : { credentials: valueOfDraft(secrets, credentials) as Record<string, string> }),
    };
  };
  return {
    ...{ label, setLabel, config, setConfig, metadata, setMetadata, credentials, setCredentials },
    ...{ configFields, secrets, wasSent, body },
  };
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
