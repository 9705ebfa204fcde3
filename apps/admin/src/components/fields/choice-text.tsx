import type { ReactNode } from 'react';
import styles from './choices.module.css';

/** The words beside a checkbox, a radio button or a switch. */
export function ChoiceText({ children, help }: { children: ReactNode; help: string | undefined }) {
  return (
    <span className={styles.text}>
      {children}
      {help !== undefined && <small>{help}</small>}
    </span>
  );
}
