import { useTranslation } from 'react-i18next';
import { Link } from '../../../components/actions/link.tsx';
import { Loaded } from '../../../components/feedback/loaded.tsx';
import { Card } from '../../../components/show/card.tsx';
import { Facts } from '../../../components/show/facts.tsx';
import { useCategoryName } from '../../../lib/catalog/category-names.ts';
import { languageOf } from '../../../lib/i18n/languages.ts';
import { useProviderGuide } from '../api/get-provider-guide.ts';
import type { Provider } from '../api/list-providers.ts';
import styles from './provider.module.css';

/** What it takes to connect: what one must have, and what the credential must be allowed. */
export function ProviderNeeds({ provider }: { provider: Provider }) {
  const { t } = useTranslation('integrations/connections');
  const guide = useProviderGuide(provider.name);
  return (
    <Card title={t('provider.needs')}>
      <TextList items={provider.requirements} none={t('provider.needsNothing')} />
      <h3 className={styles.smallTitle}>{t('provider.permissions')}</h3>
      <Loaded query={guide}>
        {({ permissions }) => (
          <TextList items={[...permissions, ...provider.oauth_scopes]} none={t('provider.noPermissions')} />
        )}
      </Loaded>
    </Card>
  );
}

function TextList({ items, none }: { items: readonly string[]; none: string }) {
  if (items.length === 0) return <p className={styles.soft}>{none}</p>;
  return (
    <ul className={styles.bullets}>
      {[...new Set(items)].map((item) => (
        <li key={item} lang="en" dir="auto">
          {item}
        </li>
      ))}
    </ul>
  );
}

export function ProviderFacts({ provider }: { provider: Provider }) {
  const { t, i18n } = useTranslation(['integrations/connections', 'integrations', 'common']);
  const categoryName = useCategoryName();
  const docs = useProviderGuide(provider.name).data?.docs_url ?? provider.provider_url;
  const facts = [
    {
      label: t('integrations:filters.category'),
      value: `${t(`integrations:groups.${provider.group}`)} · ${categoryName(provider.category)}`,
    },
    {
      label: t('integrations:filters.authType'),
      value: provider.auth_types.map((type) => t(`common:authTypes.${type}`)).join(', '),
    },
    {
      label: t('provider.environments'),
      value: provider.environments.map((one) => t(`common:environments.${one}`)).join(', '),
    },
    { label: t('provider.webhooks'), value: t(provider.webhook_support ? 'common:kit.yes' : 'common:kit.no') },
    ...(provider.sync_streams.length === 0
      ? []
      : [{ label: t('provider.streams'), value: provider.sync_streams.join(', ') }]),
    ...(provider.api_base_url === null
      ? []
      : [{ label: t('provider.address'), value: <code dir="ltr">{provider.api_base_url}</code> }]),
    ...(provider.validated_on === null
      ? []
      : [{ label: t('provider.checkedOn'), value: dayLabel(provider.validated_on, languageOf(i18n.language).locale) }]),
  ];
  return (
    <Card title={t('provider.facts')}>
      <Facts facts={facts.filter(({ value }) => value !== '')} />
      {docs !== null && <Link to={docs}>{t('provider.docs', { name: provider.display_name })}</Link>}
    </Card>
  );
}

/** A day is the same day in every zone. */
function dayLabel(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day));
}
