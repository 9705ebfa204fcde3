import { useTranslation } from 'react-i18next';
import { AppField } from '../../../components/fields/app-field.tsx';
import { Checkbox } from '../../../components/fields/checkbox.tsx';
import { CheckboxGroup } from '../../../components/fields/checkbox-group.tsx';
import { Select } from '../../../components/fields/select.tsx';
import { TextField } from '../../../components/fields/text-field.tsx';
import { nameOfConnection } from '../../../components/show/connection-tag.tsx';
import type { FieldErrors } from '../../../lib/api/field-errors.ts';
import { useCategoryName } from '../../../lib/catalog/category-names.ts';
import type { BindingDraft } from './binding-draft.ts';
import type { Catalog } from './use-catalog.ts';

interface BindingFieldsProps {
  draft: BindingDraft;
  onChange: (draft: BindingDraft) => void;
  catalog: Catalog;
  errors: FieldErrors;
  wasSent: boolean;
}

/** Who is bound to what, for what, and what the slot asks of its connection. */
export function BindingFields(props: BindingFieldsProps) {
  const { draft, onChange, errors } = props;
  const { t } = useTranslation('policies');
  return (
    <>
      <NamingFields {...props} />
      <ConnectionField {...props} />
      <UseFields {...props} />
      <RequirementFields {...props} />
      <TextField
        label={t('bindings.workflows')}
        help={t('bindings.workflowsHelp')}
        rows={3}
        value={draft.workflows}
        onChange={(workflows) => onChange({ ...draft, workflows })}
        error={errors.of('workflows')}
      />
      <TextField
        label={t('fields.name')}
        help={t('fields.nameHelp')}
        value={draft.name}
        onChange={(name) => onChange({ ...draft, name })}
        error={errors.of('name')}
        maxLength={200}
      />
    </>
  );
}

function NamingFields({ draft, onChange, errors, wasSent }: BindingFieldsProps) {
  const { t } = useTranslation(['policies', 'common']);
  const missing = (text: string) => (wasSent && text.trim() === '' ? t('common:kit.requiredField') : undefined);
  return (
    <>
      <AppField
        label={t('fields.app')}
        help={t('bindings.appHelp')}
        isRequired
        value={draft.app}
        onChange={(app) => onChange({ ...draft, app })}
        error={missing(draft.app) ?? errors.of('app')}
      />
      <TextField
        label={t('bindings.slot')}
        help={t('bindings.slotHelp')}
        isRequired
        value={draft.slot}
        onChange={(slot) => onChange({ ...draft, slot })}
        error={missing(draft.slot) ?? errors.of('slot')}
        maxLength={100}
        autoComplete="off"
      />
    </>
  );
}

function ConnectionField({ draft, onChange, catalog, errors, wasSent }: BindingFieldsProps) {
  const { t } = useTranslation(['policies', 'common']);
  const options = catalog.connections.map((connection) => ({
    value: connection.id,
    label: nameOfConnection(connection),
    note: t(`common:environments.${connection.environment}`),
  }));
  const set = draft.integrationId;
  const isGone = set !== null && !options.some(({ value }) => value === set);
  const gone = isGone ? [{ value: set, label: t('common:kit.deletedConnection') }] : [];
  const missing = wasSent && draft.integrationId === null ? t('common:kit.requiredField') : undefined;
  return (
    <Select
      label={t('bindings.connection')}
      help={t('bindings.connectionHelp')}
      isRequired
      options={[...gone, ...options]}
      value={draft.integrationId}
      onChange={(id) => {
        const environment = catalog.connections.find((one) => one.id === id)?.environment ?? draft.environment;
        onChange({ ...draft, integrationId: id, environment, capabilities: null, requiredCapabilities: [] });
      }}
      error={missing ?? errors.of('integration_id') ?? errors.of('environment')}
    />
  );
}

/** Everything the connection can, or some of it. */
function UseFields({ draft, onChange, catalog, errors }: BindingFieldsProps) {
  const { t } = useTranslation('policies');
  const { capabilities } = draft;
  const offered = offeredBy(catalog, draft);
  return (
    <>
      <Checkbox
        isSelected={capabilities === null}
        onChange={(all) => onChange({ ...draft, capabilities: all ? null : offered })}
      >
        {t('bindings.allCapabilities')}
      </Checkbox>
      {capabilities !== null && (
        <CheckboxGroup
          label={t('bindings.capabilities')}
          isRequired
          options={optionsOf(offered, catalog)}
          value={capabilities}
          onChange={(chosen) => onChange({ ...draft, capabilities: chosen })}
          error={errors.of('capabilities')}
        />
      )}
    </>
  );
}

// A list box needs a key that is a word.
const ANY = ' any';

function RequirementFields({ draft, onChange, catalog, errors }: BindingFieldsProps) {
  const { t } = useTranslation('policies');
  const categoryName = useCategoryName();
  const categories = [...new Set(catalog.providers.map(({ category }) => category))].toSorted();
  return (
    <>
      <Select
        label={t('bindings.category')}
        help={t('bindings.categoryHelp')}
        options={[
          { value: ANY, label: t('bindings.anyCategory') },
          ...categories.map((value) => ({ value, label: categoryName(value) })),
        ]}
        value={draft.requiredCategory === '' ? ANY : draft.requiredCategory}
        onChange={(value) => onChange({ ...draft, requiredCategory: value === ANY ? '' : value })}
        error={errors.of('required_category')}
      />
      {draft.integrationId !== null && (
        <CheckboxGroup
          label={t('bindings.required')}
          help={t('bindings.requiredHelp')}
          options={optionsOf(offeredBy(catalog, draft), catalog)}
          value={draft.requiredCapabilities}
          onChange={(requiredCapabilities) => onChange({ ...draft, requiredCapabilities })}
          error={errors.of('required_capabilities')}
        />
      )}
    </>
  );
}

/** What the chosen connection has switched on, and whatever the binding names already. */
function offeredBy(catalog: Catalog, draft: BindingDraft): string[] {
  const connection = catalog.connections.find((one) => one.id === draft.integrationId);
  const named = [...(draft.capabilities ?? []), ...draft.requiredCapabilities];
  return [...new Set([...(connection?.enabled_capabilities ?? []), ...named])];
}

const optionsOf = (capabilities: readonly string[], catalog: Catalog) =>
  capabilities.map((name) => ({ value: name, label: catalog.names.capability(name) }));
