import { useEffect, type ReactNode } from 'react';
import { cx } from '../../lib/class-names.ts';
import styles from './layout.module.css';

interface PageHeaderProps {
  title: string;
  /** One sentence: what this screen is for. */
  intro?: ReactNode;
  /** Where this page hangs: a link back to the list. */
  back?: ReactNode;
  /** Before the title: a LetterTile. */
  mark?: ReactNode;
  /** Behind the title: a badge. */
  status?: ReactNode;
  /** What can be done here, the main thing last. */
  actions?: ReactNode;
}

/** The head of every page: its one h1, which a change of route focuses, and the document's title. */
export function PageHeader({ title, intro, back, mark, status, actions }: PageHeaderProps) {
  useEffect(() => {
    document.title = `${title} · Patchbay`;
  }, [title]);
  return (
    <header className={styles.pageHeader}>
      {back !== undefined && <div className={styles.back}>{back}</div>}
      <div className={styles.headRow}>
        {mark}
        <div className={cx(styles.headText, intro === undefined && styles.centred)}>
          <div className={styles.titleRow}>
            <h1 tabIndex={-1} className={styles.title}>
              {title}
            </h1>
            {status}
          </div>
          {intro !== undefined && <p className={styles.intro}>{intro}</p>}
        </div>
        {actions !== undefined && (
          <div className={cx(styles.actions, intro === undefined && styles.centred)}>{actions}</div>
        )}
      </div>
    </header>
  );
}

/** Parts of a page below each other; `side` stands beside them where there is room. */
export function Stack({ children, className }: { children: ReactNode; className?: string | undefined }) {
  return <div className={cx(styles.stack, className)}>{children}</div>;
}

/** Buttons, badges and the like in a row that wraps. */
export function Cluster({ children, className }: { children: ReactNode; className?: string | undefined }) {
  return <div className={cx(styles.cluster, className)}>{children}</div>;
}
