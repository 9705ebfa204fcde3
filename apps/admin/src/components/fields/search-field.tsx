import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../lib/class-names.ts';
import { IconButton } from '../actions/icon-button.tsx';
import { Icon } from '../icon/icon.tsx';
import styles from './fields.module.css';

interface SearchFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/**
 * A search over what is on the screen; Escape empties it. Its label is not shown: the glass says it.
 * The browser's own input, as every list page has one and React Aria's brings validation and autocompletion along.
 */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const clear = () => {
    onChange('');
    // The button goes away with the text: the focus must not go with it.
    input.current?.focus();
  };
  return (
    <div className={styles.search}>
      <Icon name="search" className={styles.glass} />
      <input
        ref={input}
        className={cx(styles.control)}
        type="search"
        dir="auto"
        aria-label={label}
        placeholder={label}
        value={value}
        autoComplete="off"
        spellCheck="false"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || value === '') return;
          // Kept from closing what the search is in.
          event.stopPropagation();
          event.preventDefault();
          onChange('');
        }}
      />
      {value !== '' && (
        <IconButton icon="close" label={t('kit.clearSearch')} size="small" className={styles.inside} onPress={clear} />
      )}
    </div>
  );
}
