import { Button } from 'react-aria-components/Button';
import { ComboBox } from 'react-aria-components/ComboBox';
import { Group } from 'react-aria-components/Group';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { cx } from '../../lib/class-names.ts';
import { Icon } from '../icon/icon.tsx';
import { ariaFieldProps, FieldFrame, type FieldProps } from './field-frame.tsx';
import styles from './fields.module.css';
import type { Option } from './select.tsx';

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
            {...(maxLength === undefined ? {} : { maxLength })}
          />
          {suggestions.length > 0 && (
            <Button className={cx(styles.inside, styles.chevron)}>
              <Icon name="down" />
            </Button>
          )}
        </Group>
      </FieldFrame>
      <Popover className={styles.popover ?? ''} offset={4}>
        <section aria-label={props.label}>
          <ListBox<Option> className={styles.list ?? ''}>
            {(option) => (
              <ListBoxItem id={option.value} textValue={option.label} className={styles.option ?? ''}>
                {option.label}
              </ListBoxItem>
            )}
          </ListBox>
        </section>
      </Popover>
    </ComboBox>
  );
}
