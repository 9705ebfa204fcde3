import type { ReactNode } from 'react';
import { EmptyJacks } from './empty-jacks.tsx';
import styles from './feedback.module.css';

/** Nothing here: why, and what to do about it. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <EmptyJacks />
      <h2>{title}</h2>
      {children !== undefined && <div className={styles.emptyText}>{children}</div>}
      {action}
    </div>
  );
}
