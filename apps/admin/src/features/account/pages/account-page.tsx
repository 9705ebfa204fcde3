import { useTranslation } from 'react-i18next';
import { PageHeader, Stack } from '../../../components/layout/page-header.tsx';
import styles from '../components/account.module.css';
import { PasswordCard } from '../components/password-card.tsx';
import { ProfileCard } from '../components/profile-card.tsx';
import { SessionsSection } from '../components/sessions-section.tsx';

/** One's own affairs, whatever the role. */
export function AccountPage() {
  const { t } = useTranslation('account');
  return (
    <>
      <PageHeader title={t('title')} intro={t('intro')} />
      <Stack>
        <div className={styles.columns}>
          <ProfileCard />
          <PasswordCard />
        </div>
        <SessionsSection />
      </Stack>
    </>
  );
}
