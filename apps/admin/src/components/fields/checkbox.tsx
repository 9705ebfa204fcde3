import type { ReactNode } from 'react';
import { CheckboxButton, CheckboxField } from 'react-aria-components/Checkbox';
import { cx } from '../../lib/class-names.ts';
import { Icon } from '../icon/icon.tsx';
import { ChoiceText } from './choice-text.tsx';
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

/** One thing that holds or not, in a form that is saved. */
export function Checkbox({ children, help, ...rest }: CheckboxProps) {
  return (
    <CheckboxField {...rest}>
      <CheckboxButton className={cx(styles.choice)}>
        {({ isSelected, isIndeterminate }) => (
          <>
            <span className={styles.box}>
              {isIndeterminate ? <Icon name="minus" /> : isSelected ? <Icon name="check" /> : null}
            </span>
            <ChoiceText help={help}>{children}</ChoiceText>
          </>
        )}
      </CheckboxButton>
    </CheckboxField>
  );
}
