import { Button } from 'react-aria-components/Button';
import { ComboBox } from 'react-aria-components/ComboBox';
import { Group } from 'react-aria-components/Group';
import { Input } from 'react-aria-components/Input';
import { cx } from '../../lib/class-names.ts';
import { Icon } from '../icon/icon.tsx';
import { ariaFieldProps, FieldFrame, type FieldProps } from './field-frame.tsx';
import styles from './fields.module.css';
import { OptionList } from './select.tsx';

interface SuggestFieldProps extends FieldProps {
  /** Offered, not demanded: whatever is typed holds. */
  suggestions: readonly string[];
  value: string;
  onChange: (value: string) => void;
  maxLength?: number;
}

/** One line of text, with what is known to fit. */
export function SuggestField(props: SuggestFieldProps) {
  const { suggestions, value, onChange, maxLength } = props;
  const typed = value.trim().toLowerCase();
  // Once one of them stands there, the others are what the button offers.
  const isKnown = suggestions.some((one) => one.toLowerCase() === typed);
  const fitting = isKnown ? suggestions : suggestions.filter((one) => one.toLowerCase().includes(typed));
  return (
    <ComboBox
      {...ariaFieldProps(props)}
      className={styles.field ?? ''}
      allowsCustomValue
      items={fitting.map((one) => ({ value: one, label: one }))}
      inputValue={value}
      onInputChange={onChange}
      menuTrigger="input"
    >
      <FieldFrame {...props}>
        <Group className={styles.group ?? ''}>
          <Input
            className={styles.control ?? ''}
            autoComplete="off"
            dir="auto"
            {...(maxLength === undefined ? {} : { maxLength })}
          />
          {suggestions.length > 0 && (
            <Button className={cx(styles.inside, styles.chevron)}>
              <Icon name="down" />
            </Button>
          )}
        </Group>
      </FieldFrame>
      <OptionList />
    </ComboBox>
  );
}
