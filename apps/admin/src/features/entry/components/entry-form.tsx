import type { ReactNode } from 'react';
import { Form } from 'react-aria-components/Form';
import { Button } from '../../../components/actions/button.tsx';
import styles from './entry.module.css';

interface EntryFormProps {
  submitLabel: string;
  isPending: boolean;
  onSubmit: () => void;
  children: ReactNode;
}

/** Fields below each other and the one button. */
export function EntryForm({ submitLabel, isPending, onSubmit, children }: EntryFormProps) {
  return (
    <Form
      className={styles.form ?? ''}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isPending) onSubmit();
      }}
    >
      {children}
      <Button type="submit" variant="primary" isPending={isPending}>
        {submitLabel}
      </Button>
    </Form>
  );
}
