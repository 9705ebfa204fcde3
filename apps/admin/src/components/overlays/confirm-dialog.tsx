import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../actions/button.tsx';
import { TextField } from '../fields/text-field.tsx';
import { Dialog } from './dialog.tsx';

export interface ConfirmDialogProps {
  isOpen: boolean;
  onClose: () => void;
  onConfirm: () => void;
  title: string;
  /** What will happen, to what, and what stays. */
  children: ReactNode;
  /** The verb: "Delete connection", never "OK". */
  confirmLabel: string;
  /** Where "Cancel" could be taken for the thing itself: "Keep it". */
  dismissLabel?: string;
  isPending?: boolean;
  /** For what is lost for good and large: the word that has to be typed first. */
  typeToConfirm?: string;
}

/** Asks before what cannot be undone; anything else is done at once, with an undo in a toast. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, onClose, onConfirm, title, children, confirmLabel, dismissLabel, typeToConfirm } = props;
  const { isPending = false } = props;
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  return (
    <Dialog
      role="alertdialog"
      width="narrow"
      isOpen={isOpen}
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button onPress={onClose} autoFocus={typeToConfirm === undefined}>
            {dismissLabel ?? t('kit.cancel')}
          </Button>
          <Button
            variant="danger"
            isPending={isPending}
            isDisabled={typeToConfirm !== undefined && typed !== typeToConfirm}
            onPress={onConfirm}
          >
            {confirmLabel}
          </Button>
        </>
      }
    >
      {children}
      {typeToConfirm !== undefined && (
        <TextField
          label={t('kit.typeToConfirm', { word: typeToConfirm })}
          value={typed}
          onChange={setTyped}
          autoFocus
        />
      )}
    </Dialog>
  );
}
