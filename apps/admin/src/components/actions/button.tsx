import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { cx } from '../../lib/class-names.ts';
import { Icon } from '../icon/icon.tsx';
import type { IconName } from '../icon/icon-paths.ts';
import { Spinner } from '../feedback/spinner.tsx';
import styles from './button.module.css';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  /** `primary`: the one thing this place is for. `danger`: cannot be undone. `quiet`: beside others. */
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  size?: 'normal' | 'small';
  icon?: IconName;
  className?: string | undefined;
  children: ReactNode;
  ref?: Ref<HTMLButtonElement>;
}

/** A button with words. `isPending` keeps its width and focus, shows a spinner, and takes no second press. */
export function Button({ variant = 'secondary', size = 'normal', icon, className, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={cx(styles.button, styles[variant], size === 'small' && styles.small, className)}>
      {({ isPending }) => (
        <>
          {isPending ? <Spinner /> : icon === undefined ? null : <Icon name={icon} />}
          <span>{children}</span>
        </>
      )}
    </AriaButton>
  );
}
