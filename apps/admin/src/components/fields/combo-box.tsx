import { use } from 'react';
import { Button } from 'react-aria-components/Button';
import { ComboBox as AriaComboBox, ComboBoxStateContext } from 'react-aria-components/ComboBox';
import { Group } from 'react-aria-components/Group';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { useTranslation } from 'react-i18next';
import { cx } from '../../lib/class-names.ts';
import { Icon } from '../icon/icon.tsx';
import { ariaFieldProps, FieldFrame, type FieldProps } from './field-frame.tsx';
import styles from './fields.module.css';
import type { Option } from './select.tsx';

export interface ComboBoxProps<Value extends string> extends FieldProps {
  options: readonly Option<Value>[];
  value: Value | null;
  onChange: (value: Value | null) => void;
  placeholder?: string;
}

/** One of many, found by typing. A press, an arrow key or the first letter opens the list; Tab passes by. */
export function ComboBox<Value extends string>(props: ComboBoxProps<Value>) {
  const { label, options, value, onChange, placeholder } = props;
  const { t } = useTranslation();
  return (
    <AriaComboBox
      {...ariaFieldProps(props)}
      className={styles.field ?? ''}
      defaultItems={options}
      value={value}
      onChange={(key) => onChange(options.find((option) => option.value === key)?.value ?? null)}
      allowsEmptyCollection
    >
      <FieldFrame {...props}>
        <Group className={styles.group ?? ''}>
          <OpeningInput placeholder={placeholder ?? t('kit.typeToSearch')} />
          <Button className={cx(styles.inside, styles.chevron)}>
            <Icon name="down" />
          </Button>
        </Group>
      </FieldFrame>
      <Popover className={styles.popover ?? ''} offset={4}>
        <section aria-label={label}>
          <ListBox<Option<Value>>
            className={styles.list ?? ''}
            renderEmptyState={() => <p className={styles.none}>{t('kit.nothingFound')}</p>}
          >
            {(option) => (
              <ListBoxItem id={option.value} textValue={option.label} className={styles.option ?? ''}>
                <span className={styles.optionText}>
                  {option.label}
                  {option.note !== undefined && <small>{option.note}</small>}
                </span>
              </ListBoxItem>
            )}
          </ListBox>
        </section>
      </Popover>
    </AriaComboBox>
  );
}

/** The open list hides the page from screen readers: the focus alone, which comes through on its way, does not open it. */
function OpeningInput({ placeholder }: { placeholder: string }) {
  const list = use(ComboBoxStateContext);
  return (
    <Input
      className={styles.control ?? ''}
      dir="auto"
      placeholder={placeholder}
      onClick={() => {
        if (list?.isOpen === false) list.open(null, 'manual');
      }}
    />
  );
}
