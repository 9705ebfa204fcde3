import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Select } from '../../../components/fields/select.tsx';
import { StackedForm } from '../../../components/fields/stacked-form.tsx';
import { TextField } from '../../../components/fields/text-field.tsx';
import { Dialog } from '../../../components/overlays/dialog.tsx';
import { fieldErrorsOf, type FieldErrors } from '../../../lib/api/field-errors.ts';
import { useCreateKey, type IssuedKey, type Scope } from '../api/create-key.ts';
import { expiryOf, LIFETIMES, type Lifetime } from './expiry.ts';
import { ScopePicker } from './scope-picker.tsx';
import { SecretDialog } from './secret-dialog.tsx';
import { scopesFor, type Purpose } from './scopes.ts';

/** Asks what a new key is for; then shows its secret, this once. */
export function CreateKeyDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('api-keys');
  const [issued, setIssued] = useState<IssuedKey | null>(null);
  if (issued !== null) return <SecretDialog issued={issued} onClose={onClose} />;
  return (
    <Dialog isOpen onClose={onClose} title={t('create.title')}>
      <CreateKeyForm onClose={onClose} onIssued={setIssued} />
    </Dialog>
  );
}

interface Draft {
  name: string;
  app: string;
  purpose: Purpose;
  scopes: ReadonlySet<Scope>;
  lifetime: Lifetime;
  custom: string;
}

const EMPTY: Draft = {
  name: '',
  app: '',
  purpose: 'service',
  scopes: new Set<Scope>(),
  lifetime: '90',
  custom: '',
};

function CreateKeyForm({ onClose, onIssued }: { onClose: () => void; onIssued: (issued: IssuedKey) => void }) {
  const { t } = useTranslation('api-keys');
  const [draft, setDraft] = useState(EMPTY);
  const create = useCreateKey();
  const submit = () => {
    const expiresAt = expiryOf(draft.lifetime, draft.custom, new Date());
    create.mutate(
      {
        name: draft.name,
        scopes: scopesFor(draft.purpose, draft.scopes),
        app: draft.app.trim() === '' ? null : draft.app.trim(),
        ...(expiresAt === undefined ? {} : { expires_at: expiresAt }),
      },
      { onSuccess: onIssued },
    );
  };
  return (
    <StackedForm
      submitLabel={t('create.submit')}
      isPending={create.isPending}
      error={create.error}
      shown={['name', 'scopes', 'app', 'expires_at']}
      onCancel={onClose}
      onSubmit={submit}
    >
      <KeyFields
        draft={draft}
        onChange={(changes) => setDraft({ ...draft, ...changes })}
        errors={fieldErrorsOf(create.error)}
      />
    </StackedForm>
  );
}

interface KeyFieldsProps {
  draft: Draft;
  onChange: (changes: Partial<Draft>) => void;
  errors: FieldErrors;
}

function KeyFields({ draft, onChange, errors }: KeyFieldsProps) {
  const { t } = useTranslation('api-keys');
  return (
    <>
      <TextField
        label={t('name')}
        name="name"
        autoComplete="off"
        isRequired
        autoFocus
        help={t('create.nameHelp')}
        value={draft.name}
        onChange={(name) => onChange({ name })}
        error={errors.of('name')}
      />
      <ScopePicker
        purpose={draft.purpose}
        onPurpose={(purpose) => onChange({ purpose })}
        scopes={draft.scopes}
        onScopes={(scopes) => onChange({ scopes })}
        error={errors.of('scopes')}
      />
      <TextField
        label={t('app')}
        name="app"
        autoComplete="off"
        help={t('create.appHelp')}
        value={draft.app}
        onChange={(app) => onChange({ app })}
        error={errors.of('app')}
      />
      <LifetimeFields draft={draft} onChange={onChange} error={errors.of('expires_at')} />
    </>
  );
}

interface LifetimeFieldsProps {
  draft: Draft;
  onChange: (changes: Partial<Draft>) => void;
  error: string | undefined;
}

function LifetimeFields({ draft, onChange, error }: LifetimeFieldsProps) {
  const { t } = useTranslation('api-keys');
  const isCustom = draft.lifetime === 'custom';
  return (
    <>
      <Select
        label={t('expires')}
        isRequired
        options={LIFETIMES.map((value) => ({ value, label: t(`lifetimes.${value}`) }))}
        value={draft.lifetime}
        onChange={(lifetime) => onChange({ lifetime })}
        error={isCustom ? undefined : error}
      />
      {isCustom && (
        <TextField
          label={t('create.customExpiry')}
          type="datetime-local"
          isRequired
          value={draft.custom}
          onChange={(custom) => onChange({ custom })}
          error={error}
        />
      )}
    </>
  );
}
