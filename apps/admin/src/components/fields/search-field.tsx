import { Input } from 'react-aria-components/Input';
import { SearchField as AriaSearchField } from 'react-aria-components/SearchField';
import { useTranslation } from 'react-i18next';
import { cx } from '../../lib/class-names.ts';
import { IconButton } from '../actions/icon-button.tsx';
import { Icon } from '../icon/icon.tsx';
import styles from './fields.module.css';

/** A search over what is on the screen. Its label is not shown: the glass says it. */
export function SearchField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <AriaSearchField aria-label={label} className={styles.search ?? ''} value={value} onChange={onChange}>
      <Icon name="search" className={styles.glass} />
      <Input className={cx(styles.control)} placeholder={label} />
      {value !== '' && <IconButton icon="close" label={t('kit.clearSearch')} size="small" className={styles.inside} />}
    </AriaSearchField>
  );
}
