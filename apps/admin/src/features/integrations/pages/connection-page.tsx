import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Button } from '../../../components/actions/button.tsx';
import { IconButton } from '../../../components/actions/icon-button.tsx';
import { ButtonLink, Link } from '../../../components/actions/link.tsx';
import { Tabs } from '../../../components/collections/tabs.tsx';
import { EmptyState } from '../../../components/feedback/empty-state.tsx';
import { Loaded } from '../../../components/feedback/loaded.tsx';
import { PageHeader, Stack } from '../../../components/layout/page-header.tsx';
import { Menu } from '../../../components/overlays/menu.tsx';
import { Badge } from '../../../components/show/badge.tsx';
import { nameOfConnection } from '../../../components/show/connection-tag.tsx';
import { LetterTile } from '../../../components/show/letter-tile.tsx';
import { ApiError } from '../../../lib/api/api-error.ts';
import { useMayChange } from '../../../lib/session/session.ts';
import { useUrlState } from '../../../lib/url/use-url-state.ts';
import { useIsDeleting } from '../api/delete-connection.ts';
import { useConnection } from '../api/get-connection.ts';
import { useCredentials } from '../api/list-credentials.ts';
import type { Connection } from '../api/list-connections.ts';
import type { Act } from '../components/connection/act.ts';
import { ActionDialog } from '../components/connection/action-dialog.tsx';
import { AdvicePanel } from '../components/connection/advice-panel.tsx';
import type { Remedy } from '../components/connection/advice.ts';
import { CallsTab } from '../components/connection/calls-tab.tsx';
import { CapabilitiesTab } from '../components/connection/capabilities-tab.tsx';
import { ALL_MISSING, CredentialsTab } from '../components/connection/credentials-tab.tsx';
import { actsFor } from '../components/connection/life-card.tsx';
import { OverviewTab } from '../components/connection/overview-tab.tsx';
import { SettingsTab } from '../components/connection/settings-tab.tsx';
import { TestDialog } from '../components/connection/test-dialog.tsx';
import { StandingBadge } from '../components/standing-badge.tsx';
import { standingOf } from '../components/standing.ts';
import { useCheck } from '../components/use-check.ts';

/** One connection: how it fares and why, what it may do, what authenticates it, what it said, how it ends. */
export function ConnectionPage() {
  const { t } = useTranslation('integrations/connections');
  const { provider = '', id = '' } = useParams();
  const connection = useConnection(id);
  const isDeleting = useIsDeleting(id);
  // Somebody else may delete it while it is looked at.
  const isGone = !isDeleting && connection.error instanceof ApiError && connection.error.status === 404;
  if (connection.data !== undefined && !isGone) return <ConnectionScreen key={id} connection={connection.data} />;
  return (
    <>
      <PageHeader title={t('connection.title')} back={<Trail provider={provider} name={provider} />} />
      {isGone ? (
        <EmptyState
          title={t('connection.gone')}
          action={<ButtonLink to={`/integrations/${provider}`}>{t('connection.toProvider')}</ButtonLink>}
        >
          {t('connection.goneText')}
        </EmptyState>
      ) : (
        <Loaded query={connection}>{() => null}</Loaded>
      )}
    </>
  );
}

/** The way back: to the catalog, and to the provider. */
function Trail({ provider, name }: { provider: string; name: string }) {
  const { t } = useTranslation('integrations');
  return (
    <>
      <Link to="/integrations">{t('title')}</Link>
      <span aria-hidden="true"> / </span>
      <Link to={`/integrations/${provider}`}>{name}</Link>
    </>
  );
}

function ConnectionScreen({ connection }: { connection: Connection }) {
  const { t } = useTranslation(['integrations/connections', 'common']);
  const url = useUrlState({ tab: 'overview', rotate: '' });
  const check = useCheck();
  const [act, setAct] = useState<Act | null>(null);
  const remedy = useRemedies(connection, {
    test: () => void check.test(connection.id).catch(() => undefined),
    open: (tab, rotate = '') => url.set({ tab, rotate }),
    act: setAct,
  });
  return (
    <>
      <PageHeader
        title={nameOfConnection(connection)}
        back={<Trail provider={connection.provider} name={connection.display_name} />}
        mark={<LetterTile name={connection.display_name} size="large" />}
        status={
          <>
            <StandingBadge standing={standingOf(connection)} />
            <Badge>{t(`common:environments.${connection.environment}`)}</Badge>
            {connection.status === 'pending_verify' && <Badge>{t('statuses.pending_verify')}</Badge>}
          </>
        }
        actions={<HeadActions connection={connection} onTest={() => remedy('test')} onAct={setAct} />}
      />
      <Stack>
        <AdvicePanel connection={connection} onRemedy={remedy} />
        <Tabs
          label={t('tabs.label', { name: nameOfConnection(connection) })}
          value={url.values.tab}
          onChange={(tab) => url.set({ tab, rotate: '' })}
          items={useTabs(connection, {
            rotating: url.values.rotate,
            rotate: (rotate) => url.set({ rotate }),
            act: setAct,
          })}
        />
      </Stack>
      <TestDialog connection={connection} check={check} onRemedy={remedy} />
      {act !== null && <ActionDialog connection={connection} act={act} onClose={() => setAct(null)} />}
    </>
  );
}

interface TabState {
  rotating: string;
  rotate: (field: string) => void;
  act: (act: Act) => void;
}

function useTabs(connection: Connection, { rotating, rotate, act }: TabState) {
  const { t } = useTranslation('integrations/connections');
  return [
    { id: 'overview', label: t('tabs.overview'), content: <OverviewTab connection={connection} /> },
    { id: 'capabilities', label: t('tabs.capabilities'), content: <CapabilitiesTab connection={connection} /> },
    {
      id: 'credentials',
      label: t('tabs.credentials'),
      content: <CredentialsTab connection={connection} rotating={rotating} onRotate={rotate} />,
    },
    { id: 'calls', label: t('tabs.calls'), content: <CallsTab connection={connection} /> },
    { id: 'settings', label: t('tabs.settings'), content: <SettingsTab connection={connection} onAct={act} /> },
  ];
}

interface HeadActionsProps {
  connection: Connection;
  onTest: () => void;
  onAct: (act: Act) => void;
}

function HeadActions({ connection, onTest, onAct }: HeadActionsProps) {
  const { t } = useTranslation(['integrations/connections', 'common']);
  if (!useMayChange()) return null;
  const items = actsFor(connection).map((act) => ({
    id: act,
    label: t(`acts.${act}.button`),
    isDanger: act === 'delete',
    onAction: () => onAct(act),
  }));
  return (
    <>
      <Button icon="refresh" onPress={onTest}>
        {t('remedies.test')}
      </Button>
      <Menu
        label={t('acts.title')}
        groups={[{ id: 'acts', items }]}
        trigger={(props) => <IconButton {...props} icon="more" variant="secondary" label={t('common:kit.actions')} />}
      />
    </>
  );
}

interface Ways {
  test: () => void;
  open: (tab: string, rotate?: string) => void;
  act: (act: Act) => void;
}

/** What each remedy does: the shortest way to a green badge. */
function useRemedies(connection: Connection, ways: Ways): (remedy: Remedy) => void {
  const credentials = useCredentials(connection.id).data ?? [];
  return (remedy) => {
    switch (remedy) {
      case 'test':
        return ways.test();
      case 'activate':
        return ways.act('activate');
      case 'openSettings':
        return ways.open('settings');
      case 'giveCredentials':
        return ways.open('credentials', ALL_MISSING);
      case 'replaceCredential': {
        const secrets = credentials.filter(({ sensitive, set }) => sensitive && set);
        return ways.open('credentials', secrets.length === 1 ? secrets[0]?.field : '');
      }
    }
  };
}
