import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../components/actions/link.tsx';
import { EmptyState } from '../components/feedback/empty-state.tsx';
import { PageHeader } from '../components/layout/page-header.tsx';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('notFound.title')} />
      <EmptyState
        title={t('notFound.heading')}
        action={<ButtonLink to="/integrations">{t('notFound.back')}</ButtonLink>}
      >
        {t('notFound.text')}
      </EmptyState>
    </>
  );
}
