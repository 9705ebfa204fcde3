import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { PatchCables } from '../../../components/show/patch-cables.tsx';
import styles from './entry.module.css';

/** The front of the rack, and the door in it. */
export function EntryFrame() {
  const { t } = useTranslation('entry');
  return (
    <div className={styles.frame}>
      <header className={styles.rack}>
        <p className={styles.wordmark} translate="no">
          {NAME}
        </p>
        <p className={styles.tagline}>{t('tagline')}</p>
        <PatchCables className={styles.cables} />
      </header>
      <div className={styles.side}>
        <main className={styles.door}>
          <Outlet />
        </main>
        <footer className={styles.footer}>{t('footer')}</footer>
      </div>
    </div>
  );
}

const NAME = 'Patchbay';
