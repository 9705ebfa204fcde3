import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Icon } from '../../components/icon/icon.tsx';
import { Menu } from '../../components/overlays/menu.tsx';
import { LetterTile } from '../../components/show/letter-tile.tsx';
import { useSession } from '../../lib/session/session.ts';
import { addressIn } from '../../lib/session/tenant-address.ts';
import styles from './app-layout.module.css';

/** The tenant of this page, and the way to the person's others. */
export function TenantMenu() {
  const { t } = useTranslation();
  const { tenant, tenants } = useSession();
  if (tenants.length === 1) {
    return (
      <span className={styles.tenant}>
        <LetterTile name={tenant.name} size="small" />
        <span className={styles.tenantName} dir="auto">
          {tenant.name}
        </span>
      </span>
    );
  }
  return (
    <Menu
      label={t('layout.switchTenant')}
      trigger={(props) => (
        <AriaButton
          {...props}
          className={styles.tenant ?? ''}
          aria-label={t('layout.tenantButton', { tenant: tenant.name })}
        >
          <LetterTile name={tenant.name} size="small" />
          <span className={styles.tenantName} dir="auto">
            {tenant.name}
          </span>
          <Icon name="down" />
        </AriaButton>
      )}
      groups={[
        {
          id: 'tenants',
          title: t('layout.tenants'),
          items: tenants.map((other) => ({
            id: other.id,
            label: other.name,
            note: t(`roles.${other.role}`),
            isSelected: other.id === tenant.id,
            // Loads the page anew: nothing of one tenant can stay in memory for the next.
            onAction: () => globalThis.location.assign(addressIn(other.slug, '/')),
          })),
        },
      ]}
    />
  );
}
