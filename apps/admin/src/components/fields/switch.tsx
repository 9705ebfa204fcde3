import { SwitchButton, SwitchField } from 'react-aria-components/Switch';
import { cx } from '../../lib/class-names.ts';
import type { CheckboxProps } from './checkbox.tsx';
import { ChoiceText } from './choice-text.tsx';
import styles from './choices.module.css';

/** On or off, and it takes effect at once. In a form that is saved, take a Checkbox. */
export function Switch({ children, help, ...rest }: Omit<CheckboxProps, 'isIndeterminate'>) {
  return (
    <SwitchField {...rest}>
      <SwitchButton className={cx(styles.choice)}>
        <span className={styles.track}>
          <span className={styles.knob} />
        </span>
        <ChoiceText help={help}>{children}</ChoiceText>
      </SwitchButton>
    </SwitchField>
  );
}
