import { useTranslation } from 'react-i18next';
import { Table } from '../../../components/collections/table.tsx';
import { Badge, type BadgeTone } from '../../../components/show/badge.tsx';
import { RelativeTime } from '../../../components/show/relative-time.tsx';
import type { TenantKey } from '../api/get-vault-keys.ts';
import styles from './vault.module.css';

const STATE_TONES: Readonly<Record<TenantKey['state'], BadgeTone>> = {
  in_use: 'good',
  retired: 'neutral',
  shredded: 'neutral',
};

const PURPOSES: readonly string[] = ['data', 'fingerprint', 'payload'];

/** The tenant's own keys, each with the master key that closes it. */
export function TenantKeysTable({ keys }: { keys: readonly TenantKey[] }) {
  const { t } = useTranslation('vault');
  return (
    <Table
      caption={t('tenantKeys')}
      rows={keys}
      keyOf={({ purpose, version }) => `${purpose} ${version}`}
      columns={[
        { id: 'purpose', header: t('purpose'), isRowHeader: true, cell: (key) => <Purpose tenantKey={key} /> },
        { id: 'state', header: t('state'), cell: (key) => <State tenantKey={key} /> },
        { id: 'master', header: t('masterKey'), cell: (key) => <MasterKey tenantKey={key} /> },
        { id: 'closes', header: t('closes'), align: 'end', cell: ({ connection_keys: count }) => count },
        { id: 'created', header: t('created'), cell: ({ created_at: at }) => <RelativeTime at={at} /> },
      ]}
    />
  );
}

function Purpose({ tenantKey: { purpose, version } }: { tenantKey: TenantKey }) {
  const { t } = useTranslation('vault');
  const known = PURPOSES.includes(purpose) ? purpose : null;
  return (
    <span className={styles.purpose}>
      <span>{t('version', { purpose: known === null ? purpose : t(`purposes.${known}`), version })}</span>
      {known !== null && <span className={styles.note}>{t(`purposeNotes.${known}`)}</span>}
    </span>
  );
}

function State({ tenantKey: { state, unreadable } }: { tenantKey: TenantKey }) {
  const { t } = useTranslation('vault');
  if (unreadable) return <Badge tone="bad">{t('states.unreadable')}</Badge>;
  return <Badge tone={STATE_TONES[state]}>{t(`states.${state}`)}</Badge>;
}

function MasterKey({ tenantKey: { master_key_id: id, current_master_key: isCurrent } }: { tenantKey: TenantKey }) {
  const { t } = useTranslation('vault');
  return (
    <span className={styles.master}>
      <code dir="ltr">{id}</code>
      <Badge tone={isCurrent ? 'good' : 'warn'}>{t(isCurrent ? 'master.current' : 'master.older')}</Badge>
    </span>
  );
}
