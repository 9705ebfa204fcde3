import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/actions/button.tsx';
import { Notice } from '../../../components/feedback/notice.tsx';
import { Dialog } from '../../../components/overlays/dialog.tsx';
import { CopyField } from '../../../components/show/copy-field.tsx';
import type { IssuedInvitation } from '../api/invite-member.ts';

/** The link of a new invitation, this once. A click beside it does not close it. */
export function IssuedDialog({ issued, onClose }: { issued: IssuedInvitation; onClose: () => void }) {
  const { t } = useTranslation('members');
  const { email, invitation_url: url, emailed } = issued;
  return (
    <Dialog
      role="alertdialog"
      isOpen
      onClose={onClose}
      title={t(emailed ? 'issued.mailedTitle' : 'issued.title')}
      actions={
        <Button variant="primary" onPress={onClose}>
          {t('issued.close')}
        </Button>
      }
    >
      <p>{t(emailed ? 'issued.mailed' : 'issued.notMailed', { email })}</p>
      {url === null ? (
        // The answer of a repeated request: the hub has forgotten it.
        <Notice tone="warn">{t('issued.gone')}</Notice>
      ) : (
        <CopyField label={t('issued.link')} value={url} shownOnce={t('issued.once')} />
      )}
    </Dialog>
  );
}
