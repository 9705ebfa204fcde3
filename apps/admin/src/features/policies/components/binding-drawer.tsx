import { useState } from 'react';
import { Form } from 'react-aria-components/Form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/actions/button.tsx';
import { FormError } from '../../../components/feedback/form-error.tsx';
import { useToast } from '../../../components/feedback/toast-context.ts';
import { Drawer } from '../../../components/overlays/dialog.tsx';
import { fieldErrorsOf } from '../../../lib/api/field-errors.ts';
import type { Binding } from '../api/list-bindings.ts';
import { useSaveBinding } from '../api/save-binding.ts';
import { bindingDraftOf, bodyOfBinding, isBindingComplete } from './binding-draft.ts';
import { BindingFields } from './binding-fields.tsx';
import styles from './policies.module.css';
import type { Catalog } from './use-catalog.ts';

interface BindingDrawerProps {
  /** undefined: a new one. */
  binding: Binding | undefined;
  catalog: Catalog;
  onClose: () => void;
}

const FORM = 'binding-form';
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
  return (
    <Drawer
      isOpen
      onClose={onClose}
      title={t(binding === undefined ? 'bindings.new' : 'bindings.edit')}
      actions={
        <>
          <Button onPress={onClose}>{t('common:kit.cancel')}</Button>
          <Button variant="primary" type="submit" form={FORM} isPending={save.isPending}>
            {t(binding === undefined ? 'bindings.create' : 'common:kit.save')}
          </Button>
        </>
      }
    >
      <Form
        id={FORM}
        className={styles.form ?? ''}
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault();
          setSent(true);
          if (!isBindingComplete(draft)) return;
          const saved = () => {
            toast(t('bindings.saved'), { tone: 'good' });
            onClose();
          };
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
        <FormError error={save.error} shown={SHOWN} />
      </Form>
    </Drawer>
  );
}
