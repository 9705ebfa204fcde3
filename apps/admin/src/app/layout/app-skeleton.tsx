import { Skeleton } from '../../components/feedback/skeleton.tsx';
import styles from './app-layout.module.css';

/** The frame before anybody is known: what stands still in it stands where it will. */
export function AppSkeleton() {
  return (
    <div className={styles.frame} aria-busy="true">
      <div className={styles.rail} />
      <div className={styles.column}>
        <div className={styles.bar} />
        <div className={styles.main}>
          <Skeleton className={styles.headingToCome} />
        </div>
      </div>
    </div>
  );
}
