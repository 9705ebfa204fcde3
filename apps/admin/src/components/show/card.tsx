import type { ReactNode } from 'react';
import { cx } from '../../lib/class-names.ts';
import styles from './show.module.css';

interface CardProps {
  title?: string;
  /** Beside the title: a button, a menu, a badge. */
  aside?: ReactNode;
  children: ReactNode;
  className?: string | undefined;
  /** The heading's rank on this page; 2 unless told. */
  level?: 2 | 3;
}

/** A module of the rack: one subject, titled. */
export function Card({ title, aside, children, className, level = 2 }: CardProps) {
  const Heading = `h${level}` as const;
  return (
    <section className={cx(styles.card, className)} {...(title === undefined ? {} : { 'aria-label': title })}>
      {(title !== undefined || aside !== undefined) && (
        <header className={styles.cardHead}>
          {title !== undefined && <Heading className={styles.cardTitle}>{title}</Heading>}
          {aside}
        </header>
      )}
      {children}
    </section>
  );
}
