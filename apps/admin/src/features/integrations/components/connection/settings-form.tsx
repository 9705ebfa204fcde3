import { Form } from 'react-aria-components/Form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../components/actions/button.tsx';
import { FormError } from '../../../../components/feedback/form-error.tsx';
import { Notice } from '../../../../components/feedback/notice.tsx';
import { useToast } from '../../../../components/feedback/toast-context.ts';
import { TextField } from '../../../../components/fields/text-field.tsx';
import { SchemaForm } from '../../../../components/schema-form/schema-form.tsx';
import { fieldErrorsOf, type FieldErrors } from '../../../../lib/api/field-errors.ts';
import { useChangeConnection } from '../../api/change-connection.ts';
import type { Connection } from '../../api/list-connections.ts';
import type { Provider } from '../../api/list-providers.ts';
import styles from '../connect.module.css';
import { METADATA, useSettings } from './use-settings.ts';

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
        if (Object.keys(body).length === 0) {
          toast(t('settings.unchanged'));
          return;
        }
        change.mutate(body, {
          onSuccess: () => {
            form.wasSaved();
            toast(t('settings.saved'), { tone: 'good' });
          },
        });
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
        value={form.draft.label}
        onChange={(label) => form.set({ label })}
        error={errors.of('label')}
        maxLength={100}
      />
      {form.configFields.length > 0 && (
        <SchemaForm
          fields={form.configFields}
          draft={form.draft.config}
          onChange={(config) => form.set({ config })}
          errors={errors}
          path="config"
          wasSent={form.wasSent}
        />
      )}
      <SchemaForm
        fields={[{ ...METADATA, label: t('settings.metadata'), help: t('settings.metadataHelp') }]}
        draft={{ metadata: form.draft.metadata }}
        onChange={({ metadata }) => form.set({ metadata: typeof metadata === 'string' ? metadata : '' })}
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
