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

/**
 * A button with words. `isPending` keeps its width and focus, shows a spinner, and takes no second press. React Aria's own
 * pending state is not used: it announces by an element that names the button, and is left nameless when the button goes.
 */
export function Button(props: ButtonProps) {
  const { variant = 'secondary', size = 'normal', icon, className, children, isPending = false, ...rest } = props;
  return (
    <AriaButton
      {...rest}
      {...(isPending ? PENDING : {})}
      className={cx(styles.button, styles[variant], size === 'small' && styles.small, className)}
    >
      {isPending ? <Spinner /> : icon === undefined ? null : <Icon name={icon} />}
      <span>{children}</span>
    </AriaButton>
  );
}

const PENDING = {
  'aria-disabled': true,
  'data-pending': true,
  type: 'button',
  onPress: () => undefined,
} as const;
