import type { ReactNode, RefObject } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Popover as AriaPopover } from 'react-aria-components/Popover';
import { cx } from '../../lib/class-names.ts';
import styles from './popover.module.css';

interface PopoverProps {
  /** Names it for those who do not see where it hangs. */
  label: string;
  trigger: RefObject<HTMLElement | null>;
  onClose: () => void;
  children: ReactNode;
}

/** A small page that hangs on a button: drawn while open. Escape and a click beside it close it; focus returns. */
export function Popover({ label, trigger, onClose, children }: PopoverProps) {
  return (
    <AriaPopover
      className={cx(styles.popover)}
      triggerRef={trigger}
      isOpen
      onOpenChange={onClose}
      offset={4}
      placement="bottom end"
    >
      <Dialog aria-label={label} className={cx(styles.dialog)}>
        {children}
      </Dialog>
    </AriaPopover>
  );
}
