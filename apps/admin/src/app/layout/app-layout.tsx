import { Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router';
import { SkeletonRows } from '../../components/feedback/skeleton.tsx';
import type { Place } from '../navigation.ts';
import styles from './app-layout.module.css';
import { PaletteHost } from './palette-host.tsx';
import { RouterBridge } from './router-bridge.tsx';
import { SideNav } from './side-nav.tsx';
import { TopBar } from './top-bar.tsx';

/** The frame of every screen of a tenant: rack at the side, bar on top, the page. */
export function AppLayout({ places }: { places: readonly Place[] }) {
  const { t } = useTranslation();
  const [isNavOpen, setNavOpen] = useState(false);
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const main = useFocusOnNavigation(() => setNavOpen(false));
  const isLoading = useNavigation().state === 'loading';
  return (
    <RouterBridge>
      <a className={styles.skip} href="#main">
        {t('layout.skip')}
      </a>
      <div className={styles.frame}>
        <SideNav places={places} isOpen={isNavOpen} onClose={() => setNavOpen(false)} />
        <div className={styles.column}>
          <TopBar onOpenNav={() => setNavOpen(true)} onOpenPalette={() => setPaletteOpen(true)} />
          <div className={styles.progress} hidden={!isLoading} aria-hidden="true" />
          <main id="main" ref={main} tabIndex={-1} className={styles.main}>
            <Suspense fallback={<SkeletonRows />}>
              <Outlet />
            </Suspense>
          </main>
        </div>
      </div>
      <PaletteHost places={places} isOpen={isPaletteOpen} onOpenChange={setPaletteOpen} />
      <ScrollRestoration />
    </RouterBridge>
  );
}

/** Another page: focus its heading, so that a screen reader reads on there and Tab goes on from there. */
function useFocusOnNavigation(onNavigate: () => void) {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const [seen, setSeen] = useState(pathname);
  if (seen !== pathname) {
    setSeen(pathname);
    onNavigate();
  }
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return undefined;
    }
    return focusPage(main.current);
  }, [pathname]);
  return main;
}

const MOST_FRAMES = 30;

/**
 * Tried until it has the focus: a list or a menu that the link was in closes only now, and while it stands the page is
 * inert; closing, it gives the focus back to its button.
 */
function focusPage(main: HTMLElement | null): () => void {
  let left = MOST_FRAMES;
  let frame = 0;
  const look = () => {
    (main?.querySelector('h1') ?? main)?.focus({ preventScroll: true });
    left -= 1;
    if (left > 0 && main?.contains(document.activeElement) === false) frame = requestAnimationFrame(look);
  };
  look();
  return () => cancelAnimationFrame(frame);
}
