import { useTranslation } from 'react-i18next';
import { Button } from '../actions/button.tsx';
import { Dialog } from './dialog.tsx';

/** Instead of the drawer of a thing that an old link names, and that is not there any more. */
export function GoneDialog({ text, onClose }: { text: string; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width="narrow"
      title={t('notFound.title')}
      actions={
        <Button variant="primary" autoFocus onPress={onClose}>
          {t('kit.close')}
        </Button>
      }
    >
      <p>{text}</p>
    </Dialog>
  );
}
