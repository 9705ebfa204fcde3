import { useId } from 'react';
import { cx } from '../../lib/class-names.ts';
import styles from './fields.module.css';

interface NativeInputProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'datetime-local';
}

/** A line to type in, for filters: the sibling of NativeSelect, with the same small label. */
export function NativeInput({ label, value, onChange, type = 'text' }: NativeInputProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label className={styles.smallLabel} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={cx(styles.control)}
        type={type}
        dir={type === 'text' ? 'auto' : undefined}
        value={value}
        autoComplete="off"
        spellCheck="false"
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
