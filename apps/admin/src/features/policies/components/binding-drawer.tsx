import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToast } from '../../../components/feedback/toast-context.ts';
import { FormDrawer } from '../../../components/overlays/form-drawer.tsx';
import { fieldErrorsOf } from '../../../lib/api/field-errors.ts';
import type { Binding } from '../api/list-bindings.ts';
import { useSaveBinding } from '../api/save-binding.ts';
import { bindingDraftOf, bodyOfBinding, isBindingComplete } from './binding-draft.ts';
import { BindingFields } from './binding-fields.tsx';
import type { Catalog } from './use-catalog.ts';

interface BindingDrawerProps {
  /** undefined: a new one. */
  binding: Binding | undefined;
  catalog: Catalog;
  onClose: () => void;
}

const SHOWN = [
  ...['app', 'slot', 'integration_id', 'environment', 'required_category'],
  ...['required_capabilities', 'capabilities', 'workflows', 'name'],
];

/** Binds an app to a connection, or changes how. */
export function BindingDrawer({ binding, catalog, onClose }: BindingDrawerProps) {
  const { t } = useTranslation(['policies', 'common']);
  const toast = useToast();
  const [draft, setDraft] = useState(() => bindingDraftOf(binding));
  const [wasSent, setSent] = useState(false);
  const save = useSaveBinding();
  const saved = () => {
    toast(t('bindings.saved'), { tone: 'good' });
    onClose();
  };
  return (
    <FormDrawer
      title={t(binding === undefined ? 'bindings.new' : 'bindings.edit')}
      onClose={onClose}
      submitLabel={t(binding === undefined ? 'bindings.create' : 'common:kit.save')}
      isPending={save.isPending}
      error={save.error}
      shown={SHOWN}
      onSubmit={() => {
        setSent(true);
        if (isBindingComplete(draft))
          save.mutate({ id: binding?.id, body: bodyOfBinding(draft) }, { onSuccess: saved });
      }}
    >
      <BindingFields
        draft={draft}
        onChange={setDraft}
        catalog={catalog}
        errors={fieldErrorsOf(save.error)}
        wasSent={wasSent}
      />
    </FormDrawer>
  );
}
