import type { ReactNode } from 'react';
import styles from './rows.module.css';

interface RowsProps {
  /** `<li>` elements. */
  children: ReactNode;
  /** Their order means something. */
  isOrdered?: boolean;
  'aria-label'?: string;
}

/** Things below each other with a line between them, inside a card. */
export function Rows({ children, isOrdered = false, ...rest }: RowsProps) {
  const List = isOrdered ? 'ol' : 'ul';
  return (
    <List {...rest} role="list" className={styles.rows}>
      {children}
    </List>
  );
}
