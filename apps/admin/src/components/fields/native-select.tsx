import { useId } from 'react';
import { cx } from '../../lib/class-names.ts';
import { Icon } from '../icon/icon.tsx';
import styles from './fields.module.css';
import type { Option } from './select.tsx';

interface NativeSelectProps {
  label: string;
  /** Where what stands around it says it to eyes. */
  isLabelHidden?: boolean;
  options: readonly Option[];
  value: string;
  onChange: (value: string) => void;
}

/** The browser's own list, in our frame: for filters, which every page has and which must weigh nothing. */
export function NativeSelect({ label, isLabelHidden = false, options, value, onChange }: NativeSelectProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      {!isLabelHidden && (
        <label className={styles.smallLabel} htmlFor={id}>
          {label}
        </label>
      )}
      <div className={styles.group}>
        <select
          id={id}
          aria-label={isLabelHidden ? label : undefined}
          className={cx(styles.control, styles.native)}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="down" className={styles.nativeChevron} />
      </div>
    </div>
  );
}
