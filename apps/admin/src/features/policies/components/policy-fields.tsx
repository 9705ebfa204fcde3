import { useTranslation } from 'react-i18next';
import { AppField } from '../../../components/fields/app-field.tsx';
import { Checkbox } from '../../../components/fields/checkbox.tsx';
import { ComboBox } from '../../../components/fields/combo-box.tsx';
import { RadioGroup } from '../../../components/fields/radio-group.tsx';
import { Select } from '../../../components/fields/select.tsx';
import { TextField } from '../../../components/fields/text-field.tsx';
import type { FieldErrors } from '../../../lib/api/field-errors.ts';
import { bodyOfPolicy, EFFECTS, secondsOf, TIME_UNITS, type PolicyDraft, type TimeUnit } from './policy-draft.ts';
import { PolicySentence } from './policy-sentence.tsx';
import styles from './policies.module.css';
import type { Catalog } from './use-catalog.ts';

interface PolicyFieldsProps {
  draft: PolicyDraft;
  onChange: (draft: PolicyDraft) => void;
  catalog: Catalog;
  errors: FieldErrors;
}

/** The parts of the sentence, and above them the sentence. */
export function PolicyFields(props: PolicyFieldsProps) {
  const { draft, onChange, catalog, errors } = props;
  const { t } = useTranslation(['policies', 'common']);
  const { app, capability, provider, environment } = bodyOfPolicy(draft);
  return (
    <>
      <div className={styles.preview} role="status">
        <PolicySentence
          policy={{
            effect: draft.effect,
            app: app ?? null,
            capability: capability ?? null,
            provider: provider ?? null,
            environment: environment ?? null,
          }}
          names={catalog.names}
        />
      </div>
      <RadioGroup
        label={t('fields.effect')}
        options={EFFECTS.map((value) => ({ value, label: t(`effects.${value}`), note: t(`effectHelp.${value}`) }))}
        value={draft.effect}
        onChange={(effect) => onChange({ ...draft, effect })}
        error={errors.of('effect')}
      />
      {draft.effect === 'require_approval' && <WaitFields {...props} />}
      <SubjectFields {...props} />
      <TextField
        label={t('fields.name')}
        help={t('fields.nameHelp')}
        value={draft.name}
        onChange={(name) => onChange({ ...draft, name })}
        error={errors.of('name')}
        maxLength={200}
      />
      <Checkbox isSelected={draft.enabled} onChange={(enabled) => onChange({ ...draft, enabled })}>
        {t('fields.enabled')}
      </Checkbox>
    </>
  );
}

// A list box needs a key that is a word.
const ANY = ' any';

function SubjectFields({ draft, onChange, catalog, errors }: PolicyFieldsProps) {
  const { t } = useTranslation(['policies', 'common']);
  const capabilities = catalog.capabilities.map(({ name, title }) => ({ value: name, label: title, note: name }));
  const providers = catalog.providers.map(({ name, display_name: label }) => ({ value: name, label }));
  return (
    <>
      <AppField
        label={t('fields.app')}
        help={t('fields.appHelp')}
        value={draft.app}
        onChange={(app) => onChange({ ...draft, app })}
        error={errors.of('app')}
      />
      <ComboBox
        label={t('fields.capability')}
        placeholder={t('any.capability')}
        options={capabilities}
        value={draft.capability === '' ? null : draft.capability}
        onChange={(capability) => onChange({ ...draft, capability: capability ?? '' })}
        error={errors.of('capability')}
      />
      <ComboBox
        label={t('fields.provider')}
        placeholder={t('any.provider')}
        options={providers}
        value={draft.provider === '' ? null : draft.provider}
        onChange={(provider) => onChange({ ...draft, provider: provider ?? '' })}
        error={errors.of('provider')}
      />
      <Select
        label={t('fields.environment')}
        options={[
          { value: ANY, label: t('any.environment') },
          { value: 'production', label: t('common:environments.production') },
          { value: 'sandbox', label: t('common:environments.sandbox') },
        ]}
        value={draft.environment === '' ? ANY : draft.environment}
        onChange={(value) =>
          onChange({ ...draft, environment: value === 'production' || value === 'sandbox' ? value : '' })
        }
        error={errors.of('environment')}
      />
    </>
  );
}

/** How long somebody has to decide. */
function WaitFields({ draft, onChange, errors }: PolicyFieldsProps) {
  const { t } = useTranslation(['policies', 'common']);
  const units = Object.keys(TIME_UNITS) as TimeUnit[];
  return (
    <div className={styles.wait}>
      <TextField
        label={t('fields.wait')}
        help={t('fields.waitHelp')}
        isRequired
        inputMode="decimal"
        value={draft.time}
        onChange={(time) => onChange({ ...draft, time })}
        error={secondsOf(draft) === undefined ? t('fields.waitWrong') : errors.of('approval_expires_in')}
      />
      <Select
        label={t('fields.unit')}
        isRequired
        options={units.map((value) => ({ value, label: t(`units.${value}`) }))}
        value={draft.unit}
        onChange={(unit) => onChange({ ...draft, unit })}
      />
    </div>
  );
}
