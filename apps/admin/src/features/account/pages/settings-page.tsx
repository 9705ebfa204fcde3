import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../../components/actions/link.tsx';
import { Loaded } from '../../../components/feedback/loaded.tsx';
import { Skeleton } from '../../../components/feedback/skeleton.tsx';
import { PageHeader, Stack } from '../../../components/layout/page-header.tsx';
import { useHub } from '../api/get-hub.ts';
import styles from '../components/account.module.css';
import { HubCards } from '../components/hub-cards.tsx';
import { PreferencesCard } from '../components/preferences-card.tsx';

/** How this browser shows the app, and how the hub is set up. */
export function SettingsPage() {
  const { t } = useTranslation('account');
  const hub = useHub();
  return (
    <>
      <PageHeader
        title={t('settings.title')}
        intro={t('settings.intro')}
        actions={
          <ButtonLink to="/account" icon="person">
            {t('title')}
          </ButtonLink>
        }
      />
      <Stack>
        <PreferencesCard />
        <Loaded query={hub} loading={<Skeleton className={styles.toCome} />}>
          {(facts) => <HubCards facts={facts} />}
        </Loaded>
      </Stack>
    </>
  );
}
