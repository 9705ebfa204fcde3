import type { Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { cx } from '../../lib/class-names.ts';
import { Icon } from '../icon/icon.tsx';
import type { IconName } from '../icon/icon-paths.ts';
import { Tooltip } from '../overlays/tooltip.tsx';
import styles from './button.module.css';

export interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  icon: IconName;
  /** What it does, in words: its accessible name and its tooltip. */
  label: string;
  size?: 'normal' | 'small';
  className?: string | undefined;
  /** A number at its corner, such as unread alerts; nothing when 0. */
  count?: number;
  ref?: Ref<HTMLButtonElement>;
}

export function IconButton({ icon, label, size = 'normal', className, count = 0, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label}>
      <AriaButton
        {...rest}
        aria-label={label}
        className={cx(styles.button, styles.quiet, styles.iconOnly, size === 'small' && styles.small, className)}
      >
        <Icon name={icon} />
        {count > 0 && (
          <span className={styles.count} aria-hidden="true">
            {count > 99 ? '99+' : count}
          </span>
        )}
      </AriaButton>
    </Tooltip>
  );
}
