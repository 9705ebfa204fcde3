import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { Button } from '../../../components/actions/button.tsx';
import { PatchCables } from '../../../components/show/patch-cables.tsx';
import { applyLanguage, languageOf, LANGUAGES } from '../../../lib/i18n/languages.ts';
import styles from './entry.module.css';

/** The front of the rack, and the door in it. */
export function EntryFrame({ children = <Outlet /> }: { children?: ReactNode }) {
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
        <main className={styles.door}>{children}</main>
        <footer className={styles.footer}>
          <p>{t('footer')}</p>
          <OtherLanguages />
        </footer>
      </div>
    </div>
  );
}

const NAME = 'Patchbay';

/** Each in its own words, for who reads nothing else. */
function OtherLanguages() {
  const { i18n } = useTranslation();
  const others = LANGUAGES.filter(({ code }) => code !== languageOf(i18n.language).code);
  return others.map(({ code, name }) => (
    <Button
      key={code}
      variant="quiet"
      size="small"
      icon="globe"
      onPress={() => void i18n.changeLanguage(code).then(() => applyLanguage(code))}
    >
      <span lang={code}>{name}</span>
    </Button>
  ));
}
