import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox';
import { Icon } from '../icon/icon.tsx';
import styles from './choices.module.css';

export interface CheckboxProps {
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  children: ReactNode;
  /** A second, softer line. */
  help?: string;
  isDisabled?: boolean;
  isIndeterminate?: boolean;
  name?: string;
}

export function Checkbox({ children, help, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox {...rest} className={styles.choice ?? ''}>
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className={styles.box}>
            {isIndeterminate ? <Icon name="minus" /> : isSelected ? <Icon name="check" /> : null}
          </span>
          <ChoiceText help={help}>{children}</ChoiceText>
        </>
      )}
    </AriaCheckbox>
  );
}

export function ChoiceText({ children, help }: { children: ReactNode; help: string | undefined }) {
  return (
    <span className={styles.text}>
      {children}
      {help !== undefined && <small>{help}</small>}
    </span>
  );
}
