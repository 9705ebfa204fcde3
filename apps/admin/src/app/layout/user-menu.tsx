import { useTranslation } from 'react-i18next';
import { IconButton } from '../../components/actions/icon-button.tsx';
import { Menu } from '../../components/overlays/menu.tsx';
import { useToast } from '../../components/feedback/toast-context.ts';
import { applyLanguage, LANGUAGES } from '../../lib/i18n/languages.ts';
import { useSession } from '../../lib/session/session.ts';
import { signOut } from '../../lib/session/sign-out.ts';
import { setTheme, THEMES, useTheme } from '../../lib/theme/theme.ts';
import styles from './app-layout.module.css';

const THEME_ICONS = { system: 'screen', light: 'sun', dark: 'moon' } as const;

/** Who is signed in, how they like it, and the way out. */
export function UserMenu() {
  const { t, i18n } = useTranslation();
  const { person, tenant } = useSession();
  const theme = useTheme();
  const toast = useToast();
  const account = { id: 'account', label: t('layout.account'), icon: 'person' as const, to: '/account' };
  const leave = () => void signOut().catch(() => toast(t('layout.signOutFailed'), { tone: 'bad' }));
  return (
    <Menu
      label={t('layout.userMenu')}
      trigger={(props) => <IconButton {...props} icon="person" label={t('layout.userMenu')} />}
      header={
        <div className={styles.who}>
          <strong>{person.name}</strong>
          <span>{person.email}</span>
          <span>{t('layout.roleIn', { role: t(`roles.${tenant.role}`), tenant: tenant.name })}</span>
        </div>
      }
      groups={[
        { id: 'account', items: [account] },
        {
          id: 'theme',
          title: t('layout.theme'),
          items: THEMES.map((choice) => ({
            id: `theme-${choice}`,
            label: t(`themes.${choice}`),
            icon: THEME_ICONS[choice],
            isSelected: choice === theme,
            onAction: () => setTheme(choice),
          })),
        },
        {
          id: 'language',
          title: t('layout.language'),
          items: LANGUAGES.map(({ code, name }) => ({
            id: `language-${code}`,
            label: name,
            icon: 'globe' as const,
            isSelected: code === i18n.language,
            onAction: () => void i18n.changeLanguage(code).then(() => applyLanguage(code)),
          })),
        },
        { id: 'out', items: [{ id: 'sign-out', label: t('layout.signOut'), icon: 'out', onAction: leave }] },
      ]}
    />
  );
}
