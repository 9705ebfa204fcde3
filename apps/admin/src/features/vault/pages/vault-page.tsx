import { useTranslation } from 'react-i18next';
import { Loaded } from '../../../components/feedback/loaded.tsx';
import { Notice } from '../../../components/feedback/notice.tsx';
import { Skeleton } from '../../../components/feedback/skeleton.tsx';
import { PageHeader, Stack } from '../../../components/layout/page-header.tsx';
import { Card } from '../../../components/show/card.tsx';
import { useVaultKeys, type VaultKeys } from '../api/get-vault-keys.ts';
import { RotationNotice } from '../components/rotation-notice.tsx';
import { TenantKeysTable } from '../components/tenant-keys-table.tsx';
import { VaultFigures } from '../components/vault-figures.tsx';
import styles from '../components/vault.module.css';

const LAYERS = ['master', 'tenant', 'connection'] as const;

/** Which keys protect this tenant's credentials. There is nothing secret to see. */
export function VaultPage() {
  const { t } = useTranslation('vault');
  const keys = useVaultKeys();
  return (
    <>
      <PageHeader title={t('title')} intro={t('intro')} />
      <Loaded query={keys} loading={<Skeleton className={styles.toCome} />}>
        {(found) => <Vault keys={found} />}
      </Loaded>
    </>
  );
}

function Vault({ keys }: { keys: VaultKeys }) {
  const { t } = useTranslation('vault');
  return (
    <Stack>
      {keys.unreadable > 0 && <Notice tone="bad">{t('unreadable', { count: keys.unreadable })}</Notice>}
      <RotationNotice keys={keys} />
      <VaultFigures keys={keys} />
      <TenantKeysTable keys={keys.tenant_keys} />
      <Card title={t('how.title')}>
        <ol className={styles.chain}>
          {LAYERS.map((layer) => (
            <li key={layer}>
              <strong>{t(`how.${layer}`)}</strong>
              <span className={styles.note}>{t(`how.${layer}Text`)}</span>
            </li>
          ))}
        </ol>
      </Card>
    </Stack>
  );
}
