import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useTranslation } from 'react-i18next';
import { cx } from '../../lib/class-names.ts';
import { IconButton } from '../actions/icon-button.tsx';
import styles from './overlays.module.css';

export interface DialogProps {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** Buttons at the foot, the one to press last. */
  actions?: ReactNode;
  /** Asks a question that must be answered: no closing by a click beside it. */
  role?: 'dialog' | 'alertdialog';
  /** Whether a press beside it closes it; a question does not unless told. Escape always does. */
  isDismissable?: boolean;
  width?: 'narrow' | 'normal' | 'wide';
}

/** A question or a short form in front of the page. Focus goes in, stays in, and returns to where it was. */
export function Dialog({ width = 'normal', ...props }: DialogProps) {
  return <Sheet {...props} className={cx(styles.dialog, styles[width])} overlay={styles.centred} />;
}

/** A longer form or a detail at the end of the screen; all of the screen on a phone. */
export function Drawer({ width = 'normal', ...props }: DialogProps) {
  return <Sheet {...props} className={cx(styles.drawer, styles[width])} overlay={styles.atEnd} />;
}

type SheetProps = Omit<DialogProps, 'width'> & { className: string; overlay: string | undefined };

function Sheet(props: SheetProps) {
  const { isOpen, onClose, title, children, actions, role = 'dialog', className, overlay } = props;
  const { isDismissable = role === 'dialog' } = props;
  const { t } = useTranslation();
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable={isDismissable}
      data-scrim
      className={cx(styles.overlay, overlay)}
    >
      <Modal className={className}>
        <AriaDialog role={role} className={styles.sheet ?? ''}>
          <header className={styles.sheetHead}>
            <Heading slot="title" className={styles.sheetTitle ?? ''}>
              {title}
            </Heading>
            <IconButton icon="close" label={t('kit.close')} size="small" onPress={onClose} />
          </header>
          <div className={styles.sheetBody}>{children}</div>
          {actions !== undefined && <footer className={styles.sheetFoot}>{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
