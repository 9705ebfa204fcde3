import { Button } from 'react-aria-components/Button';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import { useTranslation } from 'react-i18next';
import { cx } from '../../lib/class-names.ts';
import { Icon } from '../icon/icon.tsx';
import { ariaFieldProps, FieldFrame, type FieldProps } from './field-frame.tsx';
import styles from './fields.module.css';

export interface Option<Value extends string = string> {
  value: Value;
  label: string;
  note?: string;
}

export interface SelectProps<Value extends string> extends FieldProps {
  options: readonly Option<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
  placeholder?: string;
}

/** One of a few. With more than about twelve, or with search, take a ComboBox. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { options, value, onChange, placeholder } = props;
  const { t } = useTranslation();
  return (
    <AriaSelect
      {...ariaFieldProps(props)}
      className={styles.field ?? ''}
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.value === key);
        if (chosen !== undefined) onChange(chosen.value);
      }}
      placeholder={placeholder ?? t('kit.choose')}
    >
      <FieldFrame {...props}>
        <Button className={cx(styles.control, styles.opener)}>
          <SelectValue className={styles.value ?? ''} />
          <Icon name="down" />
        </Button>
      </FieldFrame>
      <OptionList options={options} />
    </AriaSelect>
  );
}

/** The list that opens below a Select. */
function OptionList({ options }: { options: readonly Option[] }) {
  return (
    <Popover className={styles.popover ?? ''} offset={4}>
      <ListBox className={styles.list ?? ''} items={options}>
        {(option) => (
          <ListBoxItem id={option.value} textValue={option.label} className={styles.option ?? ''}>
            {({ isSelected }) => (
              <>
                <span className={styles.optionText}>
                  {option.label}
                  {option.note !== undefined && <small>{option.note}</small>}
                </span>
                {isSelected && <Icon name="check" />}
              </>
            )}
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  );
}
