import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../../components/fields/checkbox.tsx';
import { RadioGroup } from '../../../components/fields/radio-group.tsx';
import { TextField } from '../../../components/fields/text-field.tsx';
import { SchemaForm } from '../../../components/schema-form/schema-form.tsx';
import type { FieldErrors } from '../../../lib/api/field-errors.ts';
import { useHubFacts } from '../api/get-hub-facts.ts';
import { useProviderGuide } from '../api/get-provider-guide.ts';
import { CredentialControls } from './secret-reference.tsx';
import type { ConnectForm } from './use-connect-form.ts';
import styles from './connect.module.css';

interface ConnectFieldsProps {
  form: ConnectForm;
  /** Those that are still to be had. */
  environments: readonly ('sandbox' | 'production')[];
  errors: FieldErrors;
}

/** The connect form: all of it is drawn from the provider's own schemas. */
export function ConnectFields({ form, environments, errors }: ConnectFieldsProps) {
  const { t } = useTranslation(['integrations/connections', 'integrations', 'common']);
  const { provider, values, set, wasSent } = form;
  return (
    <>
      {form.saved === null && <EnvironmentField form={form} environments={environments} errors={errors} />}
      {provider.multiple && (
        <TextField
          label={t('connect.label')}
          help={t('connect.labelHelp')}
          value={values.label}
          onChange={(label) => set({ label })}
          error={errors.of('label')}
          maxLength={100}
        />
      )}
      {form.saved === null && provider.auth_types.length > 1 && (
        <RadioGroup
          label={t('integrations:filters.authType')}
          options={provider.auth_types.map((value) => ({ value, label: t(`common:authTypes.${value}`) }))}
          value={values.authType ?? provider.auth_types[0] ?? 'custom'}
          onChange={(authType) => set({ authType })}
          error={errors.of('auth_type')}
        />
      )}
      <CredentialControls
        choice={form.references}
        draft={values.credentials}
        onChange={(credentials) => set({ credentials })}
        errors={errors}
        wasSent={wasSent}
      />
      {form.configFields.length > 0 && (
        <fieldset className={styles.section}>
          <legend>{t('connect.settings')}</legend>
          <SchemaForm
            fields={form.configFields}
            draft={values.config}
            onChange={(config) => set({ config })}
            errors={errors}
            path="config"
            wasSent={wasSent}
          />
        </fieldset>
      )}
      <CapabilityBoxes form={form} error={errors.of('enabled_capabilities')} />
    </>
  );
}

function EnvironmentField({ form, environments, errors }: ConnectFieldsProps) {
  const { t } = useTranslation(['integrations/connections', 'common']);
  const isSimulated = useHubFacts().data?.sandbox_url !== null;
  const { provider } = form;
  const notes = {
    sandbox: t(isSimulated ? 'connect.sandboxSimulated' : 'connect.sandboxReal'),
    production: t('connect.productionNote', { name: provider.display_name }),
  };
  return (
    <RadioGroup
      label={t('connect.environment')}
      help={
        environments.length < provider.environments.length
          ? t('connect.others', { name: provider.display_name })
          : undefined
      }
      options={environments.map((value) => ({
        value,
        label: t(`common:environments.${value}`),
        note: notes[value],
      }))}
      value={form.values.environment}
      onChange={(environment) => form.set({ environment })}
      error={errors.of('environment')}
    />
  );
}

function CapabilityBoxes({ form, error }: { form: ConnectForm; error: string | undefined }) {
  const { t } = useTranslation('integrations/connections');
  const powers = useProviderGuide(form.provider.name).data?.powers ?? [];
  const chosen = form.values.capabilities;
  return (
    <fieldset className={styles.section} aria-describedby={error === undefined ? undefined : 'capabilities-error'}>
      <legend>{t('connect.capabilities')}</legend>
      {form.provider.capabilities.map((name) => (
        <Checkbox
          key={name}
          isSelected={chosen.includes(name)}
          onChange={(isOn) =>
            form.set({
              capabilities: form.provider.capabilities.filter((one) => (one === name ? isOn : chosen.includes(one))),
            })
          }
          {...helpOf(powers.find((power) => power.name === name)?.description)}
        >
          {powers.find((power) => power.name === name)?.title ?? name}
        </Checkbox>
      ))}
      {error !== undefined && (
        <p id="capabilities-error" className={styles.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}

const helpOf = (help: string | undefined) => (help === undefined ? {} : { help });
