import { useId, type ReactNode } from 'react';
import { Form } from 'react-aria-components/Form';
import { useTranslation } from 'react-i18next';
import { Button } from '../actions/button.tsx';
import { FormError } from '../feedback/form-error.tsx';
import { Drawer } from './dialog.tsx';
import styles from './overlays.module.css';

interface FormDrawerProps {
  title: string;
  onClose: () => void;
  /** Called once per press: not again while `isPending`. */
  onSubmit: () => void;
  submitLabel: string;
  isPending: boolean;
  /** The refusal, and the paths that fields of this form show: the rest of it stands below them. */
  error: unknown;
  shown: readonly string[];
  children: ReactNode;
}

/** Makes or changes one thing, beside the page it belongs to. A press beside it closes nothing: what was typed would be lost. */
export function FormDrawer(props: FormDrawerProps) {
  const { title, onClose, onSubmit, submitLabel, isPending, error, shown, children } = props;
  const { t } = useTranslation();
  const id = useId();
  return (
    <Drawer
      isOpen
      onClose={onClose}
      isDismissable={false}
      title={title}
      actions={
        <>
          <Button onPress={onClose}>{t('kit.cancel')}</Button>
          <Button variant="primary" type="submit" form={id} isPending={isPending}>
            {submitLabel}
          </Button>
        </>
      }
    >
      <Form
        id={id}
        className={styles.form ?? ''}
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isPending) onSubmit();
        }}
      >
        {children}
        <FormError error={error} shown={shown} />
      </Form>
    </Drawer>
  );
}
