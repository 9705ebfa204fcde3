import type { ReactNode } from 'react';
import { Form } from 'react-aria-components/Form';
import { useTranslation } from 'react-i18next';
import { cx } from '../../lib/class-names.ts';
import { Button } from '../actions/button.tsx';
import { FormError } from '../feedback/form-error.tsx';
import styles from './stacked-form.module.css';

interface StackedFormProps {
  /** Called once per press: not again while `isPending`. */
  onSubmit: () => void;
  submitLabel: string;
  isPending: boolean;
  /** The refusal, and the paths that fields of this form show: the rest of it stands above the buttons. */
  error: unknown;
  shown: readonly string[];
  /** In a dialog: the way out. A form of a page has none, and its button stands at the start. */
  onCancel?: () => void;
  children: ReactNode;
}

/** Fields below each other, what the hub refused, and the buttons. */
export function StackedForm(props: StackedFormProps) {
  const { onSubmit, submitLabel, isPending, error, shown, onCancel, children } = props;
  const { t } = useTranslation();
  return (
    <Form
      className={cx(styles.form)}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isPending) onSubmit();
      }}
    >
      {children}
      <FormError error={error} shown={shown} />
      <div className={cx(styles.actions, onCancel === undefined && styles.atStart)}>
        {onCancel !== undefined && <Button onPress={onCancel}>{t('kit.cancel')}</Button>}
        <Button type="submit" variant="primary" isPending={isPending}>
          {submitLabel}
        </Button>
      </div>
    </Form>
  );
}
