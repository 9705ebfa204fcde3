import { Switch as AriaSwitch } from 'react-aria-components/Switch';
import { ChoiceText, type CheckboxProps } from './checkbox.tsx';
import styles from './choices.module.css';

/** On or off, and it takes effect at once. In a form that is saved, take a Checkbox. */
export function Switch({ children, help, ...rest }: Omit<CheckboxProps, 'isIndeterminate'>) {
  return (
    <AriaSwitch {...rest} className={styles.choice ?? ''}>
      <span className={styles.track}>
        <span className={styles.knob} />
      </span>
      <ChoiceText help={help}>{children}</ChoiceText>
    </AriaSwitch>
  );
}
