import { useTranslation } from 'react-i18next';
import { cx } from '../../lib/class-names.ts';
import { Spoken } from '../show/spoken.tsx';
import styles from './feedback.module.css';

/** A grey stand-in of the size of what comes, so that nothing moves when it does. */
export function Skeleton({ className }: { className?: string | undefined }) {
  return <span className={cx(styles.skeleton, className)} aria-hidden="true" />;
}

/** Rows to come. How many is a guess: what stands below them is shown once they are there (global.css). */
export function SkeletonRows({ count = 6 }: { count?: number }) {
  const { t } = useTranslation();
  return (
    <div className={styles.skeletonRows} role="status" data-unfinished="">
      <Spoken>{t('kit.loading')}</Spoken>
      {Array.from({ length: count }, (_, index) => (
        <Skeleton key={index} className={styles.skeletonRow} />
      ))}
    </div>
  );
}
