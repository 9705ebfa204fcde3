import { RadioButton, RadioField, RadioGroup as AriaRadioGroup } from 'react-aria-components/RadioGroup';
import { cx } from '../../lib/class-names.ts';
import { ChoiceText } from './choice-text.tsx';
import { ariaFieldProps, FieldFrame, type FieldProps } from './field-frame.tsx';
import choices from './choices.module.css';
import styles from './fields.module.css';
import type { Option } from './select.tsx';

export interface RadioGroupProps<Value extends string> extends FieldProps {
  options: readonly Option<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  orientation?: 'horizontal' | 'vertical';
}

/** One of two to five, all in sight. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const { options, value, onChange, orientation = 'vertical' } = props;
  return (
    <AriaRadioGroup
      {...ariaFieldProps(props)}
      className={styles.field ?? ''}
      orientation={orientation}
      value={value}
      onChange={(chosen) => {
        const option = options.find((candidate) => candidate.value === chosen);
        if (option !== undefined) onChange(option.value);
      }}
    >
      <FieldFrame {...props} isRequired>
        <div className={cx(choices.radios, orientation === 'horizontal' && choices.row)}>
          {options.map((option) => (
            <RadioField key={option.value} value={option.value}>
              <RadioButton className={cx(choices.choice)}>
                <span className={choices.dot} />
                <ChoiceText help={option.note}>{option.label}</ChoiceText>
              </RadioButton>
            </RadioField>
          ))}
        </div>
      </FieldFrame>
    </AriaRadioGroup>
  );
}
