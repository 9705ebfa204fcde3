import { useTranslation } from 'react-i18next';
import { Table, type Column } from '../../../components/collections/table.tsx';
import { Badge } from '../../../components/show/badge.tsx';
import { RelativeTime } from '../../../components/show/relative-time.tsx';
import { useActorNames } from '../../../lib/actors/actor-names.ts';
import { useApiKeys, type ApiKey } from '../../../lib/actors/list-api-keys.ts';
import { useMayChange } from '../../../lib/session/session.ts';
import { useNow } from '../../../lib/time/use-now.ts';
import styles from './api-keys.module.css';
import { expiresSoon } from './expiry.ts';
import { KeyMenu } from './key-menu.tsx';
import { KeyScopes } from './key-scopes.tsx';

/** The keys that work; for those who may change things, with what can be done to each. */
export function KeysTable({ keys }: { keys: readonly ApiKey[] }) {
  const { t } = useTranslation(['api-keys', 'common']);
  const mayChange = useMayChange();
  const about = useAboutKeys();
  const succeeded = new Set(useApiKeys().data?.map((key) => key.rotated_from));
  const columns: Column<ApiKey>[] = [
    ...about,
    { id: 'expires', header: t('expires'), cell: ({ expires_at: at }) => <Expiry at={at} /> },
    { id: 'used', header: t('lastUsed'), cell: ({ last_used_at: at }) => <LastUse at={at} /> },
  ];
  if (mayChange) {
    columns.push({
      id: 'actions',
      header: t('common:kit.actions'),
      isMenu: true,
      cell: (key) => <KeyMenu apiKey={key} hasSuccessor={succeeded.has(key.id)} />,
    });
  }
  return <Table caption={t('tabs.active')} rows={keys} keyOf={({ id }) => id} columns={columns} />;
}

/** The keys that work no more, for who finds one of them in a log. */
export function RevokedKeysTable({ keys }: { keys: readonly ApiKey[] }) {
  const { t } = useTranslation('api-keys');
  const columns: Column<ApiKey>[] = [
    ...useAboutKeys(),
    { id: 'used', header: t('lastUsed'), cell: ({ last_used_at: at }) => <LastUse at={at} /> },
    { id: 'revoked', header: t('revoked'), cell: ({ revoked_at: at }) => at !== null && <RelativeTime at={at} /> },
  ];
  return <Table caption={t('tabs.revoked')} rows={keys} keyOf={({ id }) => id} columns={columns} />;
}

function useAboutKeys(): Column<ApiKey>[] {
  const { t } = useTranslation('api-keys');
  const nameOf = useActorNames();
  return [
    { id: 'name', header: t('name'), isRowHeader: true, cell: (key) => <NameCell apiKey={key} /> },
    { id: 'scopes', header: t('scopes'), cell: ({ scopes }) => <KeyScopes scopes={scopes} /> },
    { id: 'app', header: t('app'), cell: ({ app }) => app ?? <Soft>{t('anyApp')}</Soft> },
    { id: 'created', header: t('created'), cell: (key) => <Created apiKey={key} by={nameOf(key.created_by)} /> },
  ];
}

function NameCell({ apiKey }: { apiKey: ApiKey }) {
  const { t } = useTranslation('api-keys');
  const all = useApiKeys().data ?? [];
  const before = all.find(({ id }) => id === apiKey.rotated_from);
  const after = all.find(({ rotated_from: from }) => from === apiKey.id);
  return (
    <span className={styles.stacked}>
      <bdi>{apiKey.name}</bdi>
      <span className={styles.soft}>
        <code dir="ltr">{apiKey.hint}</code>
        {before !== undefined && ` · ${t('replaces', before)}`}
        {after !== undefined && ` · ${t('replacedBy', after)}`}
      </span>
    </span>
  );
}

function LastUse({ at }: { at: string | null }) {
  const { t } = useTranslation('api-keys');
  return at === null ? <Soft>{t('neverUsed')}</Soft> : <RelativeTime at={at} />;
}

function Expiry({ at }: { at: string | null }) {
  const { t } = useTranslation('api-keys');
  const now = useNow();
  if (at === null) return <Soft>{t('lifetimes.never')}</Soft>;
  if (!expiresSoon(at, now)) return <RelativeTime at={at} />;
  const isOver = new Date(at) <= now;
  return (
    <Badge tone={isOver ? 'bad' : 'warn'}>
      {isOver ? t('expired') : t('expiring')} <RelativeTime at={at} />
    </Badge>
  );
}

function Created({ apiKey, by }: { apiKey: ApiKey; by: string }) {
  return (
    <span className={styles.stacked}>
      <bdi>{by}</bdi>
      <span className={styles.soft}>
        <RelativeTime at={apiKey.created_at} />
      </span>
    </span>
  );
}

function Soft({ children }: { children: string }) {
  return <span className={styles.soft}>{children}</span>;
}
