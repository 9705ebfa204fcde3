import { useTranslation } from 'react-i18next';
import { IconButton } from '../actions/icon-button.tsx';
import styles from './collections.module.css';

/** Below a list paged by number. The page belongs in the URL: `useUrlState({ page: '1' })`. */
export function Pagination({ page, last, onChange }: { page: number; last: number; onChange: (page: number) => void }) {
  const { t } = useTranslation();
  if (last <= 1) return null;
  return (
    <nav className={styles.more} aria-label={t('kit.pageOf', { page, last })}>
      <IconButton icon="back" label={t('kit.previousPage')} isDisabled={page <= 1} onPress={() => onChange(page - 1)} />
      <span aria-hidden="true">{t('kit.pageOf', { page, last })}</span>
      <IconButton icon="next" label={t('kit.nextPage')} isDisabled={page >= last} onPress={() => onChange(page + 1)} />
    </nav>
  );
}
