import { useTranslation } from 'react-i18next';
import { Link } from '../../../components/actions/link.tsx';
import { Badge } from '../../../components/show/badge.tsx';
import { Card } from '../../../components/show/card.tsx';
import { CopyField } from '../../../components/show/copy-field.tsx';
import { Facts } from '../../../components/show/facts.tsx';
import type { HubFacts } from '../api/get-hub.ts';
import styles from './account.module.css';

const KEPT = ['operations', 'vendor_calls', 'health_history', 'audit_log'] as const;

/** How this hub is set up, and how long it keeps things. Its operator sets both, by its environment. */
export function HubCards({ facts }: { facts: HubFacts }) {
  const { t } = useTranslation(['account', 'common']);
  return (
    <>
      <Card title={t('hub.title')}>
        <p className={styles.soft}>{t('hub.intro')}</p>
        <CopyField label={t('hub.publicUrl')} value={facts.public_url} />
        <Facts
          facts={[
            { label: t('hub.version'), value: <code dir="ltr">{facts.version}</code> },
            { label: t('hub.mode'), value: t(facts.production ? 'hub.production' : 'hub.development') },
            { label: t('hub.sandbox'), value: <Sandbox url={facts.sandbox_url} /> },
            { label: t('hub.mail'), value: <Mail isOn={facts.mail_configured} /> },
            { label: t('hub.oauthApps'), value: <Names names={facts.oauth_apps} /> },
            { label: t('hub.references'), value: <Names names={facts.secret_env_prefixes} before="env://" /> },
          ]}
        />
      </Card>
      <Card title={t('kept.title')}>
        <p className={styles.soft}>{t('kept.intro')}</p>
        <Facts
          facts={KEPT.map((what) => ({
            label: t(`kept.${what}`),
            value: t('kept.days', { count: facts.retention_days[what] ?? 0 }),
          }))}
        />
      </Card>
    </>
  );
}

function Sandbox({ url }: { url: string | null }) {
  const { t } = useTranslation('account');
  return url === null ? t('hub.sandboxOff') : <Link to={url}>{t('hub.sandboxOn')}</Link>;
}

function Mail({ isOn }: { isOn: boolean }) {
  const { t } = useTranslation('account');
  return isOn ? <Badge tone="good">{t('hub.mailOn')}</Badge> : t('hub.mailOff');
}

function Names({ names, before = '' }: { names: readonly string[]; before?: string }) {
  const { t } = useTranslation();
  if (names.length === 0) return t('kit.none');
  return <code dir="ltr">{names.map((name) => `${before}${name}`).join(', ')}</code>;
}
