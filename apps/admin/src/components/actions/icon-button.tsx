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
  /** Framed beside buttons that are, as in the head of a page; alone, or in a row of a list, it stands bare. */
  variant?: 'quiet' | 'secondary';
  className?: string | undefined;
  /** A number at its corner, such as unread alerts; nothing when 0. */
  count?: number;
  ref?: Ref<HTMLButtonElement>;
}

export function IconButton(props: IconButtonProps) {
  const { icon, label, size = 'normal', variant = 'quiet', className, count = 0, ...rest } = props;
  return (
    <Tooltip text={label}>
      <AriaButton
        {...rest}
        aria-label={label}
        className={cx(styles.button, styles[variant], styles.iconOnly, size === 'small' && styles.small, className)}
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
