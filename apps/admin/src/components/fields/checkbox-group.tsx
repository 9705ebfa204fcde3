import { CheckboxGroup as AriaCheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { CheckboxButton, CheckboxField } from 'react-aria-components/Checkbox';
import { Icon } from '../icon/icon.tsx';
import { ChoiceText } from './choice-text.tsx';
import { ariaFieldProps, FieldFrame, type FieldProps } from './field-frame.tsx';
import choices from './choices.module.css';
import styles from './fields.module.css';
import type { Option } from './select.tsx';

interface CheckboxGroupProps<Value extends string> extends FieldProps {
  options: readonly Option<Value>[];
  value: readonly Value[];
  onChange: (value: Value[]) => void;
}

/** Any of some, all in sight. */
export function CheckboxGroup<Value extends string>(props: CheckboxGroupProps<Value>) {
  const { options, value, onChange } = props;
  return (
    <AriaCheckboxGroup
      {...ariaFieldProps(props)}
      className={styles.field ?? ''}
      value={[...value]}
      onChange={(chosen) => onChange(options.map((option) => option.value).filter((one) => chosen.includes(one)))}
    >
      <FieldFrame {...props}>
        <div className={choices.group}>
          {options.map((option) => (
            <CheckboxField key={option.value} value={option.value}>
              <CheckboxButton className={choices.choice ?? ''}>
                {({ isSelected }) => (
                  <>
                    <span className={choices.box}>{isSelected && <Icon name="check" />}</span>
                    <ChoiceText help={option.note}>{option.label}</ChoiceText>
                  </>
                )}
              </CheckboxButton>
            </CheckboxField>
          ))}
        </div>
      </FieldFrame>
    </AriaCheckboxGroup>
  );
}
