import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../lib/class-names.ts';
import type { Place } from '../navigation.ts';
import { PlacesList } from './places-list.tsx';
import styles from './side-nav.module.css';
import { Wordmark } from './wordmark.tsx';

const NavDrawer = lazy(() => import('./nav-drawer.tsx').then((file) => ({ default: file.NavDrawer })));

interface SideNavProps {
  places: readonly Place[];
  isOpen: boolean;
  onClose: () => void;
}

/** The rack beside the page; a drawer, opened from the bar, where the screen is narrow. */
export function SideNav({ places, isOpen, onClose }: SideNavProps) {
  const { t } = useTranslation();
  return (
    <>
      <nav aria-label={t('layout.navigation')} className={cx(styles.rack, styles.fixed)}>
        <Wordmark />
        <PlacesList places={places} />
        <span className={styles.vents} aria-hidden="true" />
      </nav>
      {isOpen && (
        <Suspense>
          <NavDrawer places={places} onClose={onClose} />
        </Suspense>
      )}
    </>
  );
}
