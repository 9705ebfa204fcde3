import type { ReactNode } from 'react';
import styles from './spoken.module.css';

/** Words for those who have the page read out, where everybody else sees it. `isStatus`: told when they change. */
export function Spoken({ isStatus = false, children }: { isStatus?: boolean; children: ReactNode }) {
  return (
    <span className={styles.spoken} {...(isStatus ? { role: 'status' } : {})}>
      {children}
    </span>
  );
}
