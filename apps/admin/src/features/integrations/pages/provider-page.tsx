import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Button } from '../../../components/actions/button.tsx';
import { Link } from '../../../components/actions/link.tsx';
import { Loaded } from '../../../components/feedback/loaded.tsx';
import { Notice } from '../../../components/feedback/notice.tsx';
import { PageHeader, Stack } from '../../../components/layout/page-header.tsx';
import { HubWords } from '../../../components/show/hub-words.tsx';
import { LetterTile } from '../../../components/show/letter-tile.tsx';
import { useMayChange } from '../../../lib/session/session.ts';
import { useUrlState } from '../../../lib/url/use-url-state.ts';
import { useProvider } from '../api/get-provider.ts';
import { useConnections, type Connection } from '../api/list-connections.ts';
import type { Provider } from '../api/list-providers.ts';
import { catalogOf } from '../components/catalog.ts';
import { ConnectHost } from '../components/connect-host.tsx';
import { ProviderConnections } from '../components/provider-connections.tsx';
import { ProviderFacts, ProviderNeeds } from '../components/provider-facts.tsx';
import { ProviderPowers } from '../components/provider-powers.tsx';
import { StandingBadge } from '../components/standing-badge.tsx';
import styles from '../components/provider.module.css';

/** What a provider does, what it takes to connect it, and the tenant's connections to it. */
export function ProviderPage() {
  const { t } = useTranslation(['integrations/connections', 'integrations', 'common']);
  const { provider: name = '' } = useParams();
  const provider = useProvider(name);
  const connections = useConnections();
  const back = <Link to="/integrations">{t('integrations:title')}</Link>;
  if (provider.data === undefined || connections.data === undefined) {
    return (
      <>
        <PageHeader title={provider.data?.display_name ?? name} back={back} />
        {provider.data === undefined ? (
          <Loaded query={provider}>{() => null}</Loaded>
        ) : (
          <Loaded query={connections}>{() => null}</Loaded>
        )}
      </>
    );
  }
  const own = connections.data.filter((connection) => connection.provider === name);
  return <ProviderScreen provider={provider.data} connections={own} />;
}

interface ProviderScreenProps {
  provider: Provider;
  connections: readonly Connection[];
}

function ProviderScreen({ provider, connections }: ProviderScreenProps) {
  const { t } = useTranslation(['integrations/connections', 'integrations', 'common']);
  const url = useUrlState({ connect: '' });
  const environments = freeEnvironments(provider, connections);
  const mayConnect = useMayChange() && provider.availability !== 'coming_soon' && environments.length > 0;
  const [entry] = catalogOf([provider], connections);
  return (
    <>
      <PageHeader
        title={provider.display_name}
        intro={<HubWords>{provider.description}</HubWords>}
        back={<Link to="/integrations">{t('integrations:title')}</Link>}
        mark={<LetterTile name={provider.display_name} size="large" />}
        status={<StandingBadge standing={entry?.standing ?? 'not_connected'} />}
        actions={
          mayConnect && (
            <Button variant="primary" icon="plug" onPress={() => url.set({ connect: '1' })}>
              {t('connect.open')}
            </Button>
          )
        }
      />
      <div className={styles.columns}>
        <Stack>
          <WhyNot provider={provider} isFull={environments.length === 0} />
          {connections.length > 0 && <ProviderConnections connections={connections} />}
          <ProviderPowers provider={provider} connections={connections} />
        </Stack>
        <Stack>
          <ProviderNeeds provider={provider} />
          <ProviderFacts provider={provider} />
        </Stack>
      </div>
      <ConnectHost
        isOpen={url.values.connect !== ''}
        mayOpen={mayConnect}
        provider={provider}
        environments={environments}
        onClose={() => url.set({ connect: '' })}
      />
    </>
  );
}

/** Why there is no button to connect. */
function WhyNot({ provider, isFull }: { provider: Provider; isFull: boolean }) {
  const { t } = useTranslation('integrations/connections');
  if (provider.availability === 'coming_soon')
    return <Notice>{t('provider.planned', { name: provider.display_name })}</Notice>;
  if (provider.availability === 'deprecated') return <Notice tone="warn">{t('provider.deprecated')}</Notice>;
  return isFull ? <Notice>{t('provider.full', { name: provider.display_name })}</Notice> : null;
}

/** One connection for each environment, unless the provider takes several. */
function freeEnvironments(provider: Provider, connections: readonly Connection[]): Provider['environments'] {
  if (provider.multiple) return provider.environments;
  return provider.environments.filter((one) => !connections.some(({ environment }) => environment === one));
}
