import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components/Button';
import { IconButton } from '../../components/actions/icon-button.tsx';
import { Icon } from '../../components/icon/icon.tsx';
import { Badge } from '../../components/show/badge.tsx';
import { AlertBell } from '../../features/alerts/index.ts';
import { cx } from '../../lib/class-names.ts';
import { useMayChange } from '../../lib/session/session.ts';
import styles from './app-layout.module.css';
import { LiveIndicator } from './live-indicator.tsx';
import { TenantMenu } from './tenant-menu.tsx';
import { UserMenu } from './user-menu.tsx';

interface TopBarProps {
  onOpenNav: () => void;
  onOpenPalette: () => void;
}

/** Where you are, whether it is live, and who you are. */
export function TopBar({ onOpenNav, onOpenPalette }: TopBarProps) {
  const { t } = useTranslation();
  const mayChange = useMayChange();
  return (
    <header className={styles.bar}>
      <IconButton icon="menu" label={t('layout.openNavigation')} className={styles.navButton} onPress={onOpenNav} />
      <TenantMenu />
      {/* Why a viewer finds no buttons, said once for every page. */}
      {!mayChange && (
        <span className={styles.viewOnly}>
          <Badge>{t('layout.viewOnly')}</Badge>
        </span>
      )}
      <AriaButton className={cx(styles.paletteButton)} onPress={onOpenPalette}>
        <Icon name="search" />
        <span>{t('palette.open')}</span>
        <kbd>{SHORTCUT}</kbd>
      </AriaButton>
      <div className={styles.barEnd}>
        <LiveIndicator />
        <AlertBell />
        <UserMenu />
      </div>
    </header>
  );
}

const SHORTCUT = 'Ctrl K';
