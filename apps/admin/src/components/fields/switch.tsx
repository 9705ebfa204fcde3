import { SwitchButton, SwitchField } from 'react-aria-components/Switch';
import { cx } from '../../lib/class-names.ts';
import type { CheckboxProps } from './checkbox.tsx';
import { ChoiceText } from './choice-text.tsx';
import styles from './choices.module.css';

interface SwitchProps extends Omit<CheckboxProps, 'isIndeterminate'> {
  /** In a row that says already what it is about. */
  isLabelHidden?: boolean;
}

/** On or off, and it takes effect at once. In a form that is saved, take a Checkbox. */
export function Switch({ children, help, isLabelHidden = false, ...rest }: SwitchProps) {
  return (
    <SwitchField {...rest}>
      <SwitchButton className={cx(styles.choice)}>
        <span className={styles.track}>
          <span className={styles.knob} />
        </span>
        {isLabelHidden ? (
          <span className={styles.hidden}>{children}</span>
        ) : (
          <ChoiceText help={help}>{children}</ChoiceText>
        )}
      </SwitchButton>
    </SwitchField>
  );
}
