import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/actions/button.tsx';
import { Notice } from '../../../components/feedback/notice.tsx';
import { Dialog } from '../../../components/overlays/dialog.tsx';
import { CopyField } from '../../../components/show/copy-field.tsx';
import type { IssuedKey } from '../api/create-key.ts';
import styles from './api-keys.module.css';

/** The secret of a new key: the only moment anybody sees it. A click beside it does not close it. */
export function SecretDialog({ issued, onClose }: { issued: IssuedKey; onClose: () => void }) {
  const { t } = useTranslation('api-keys');
  return (
    <Dialog
      role="alertdialog"
      isOpen
      onClose={onClose}
      title={t('secret.title', { name: issued.name })}
      actions={
        <Button variant="primary" onPress={onClose}>
          {t('secret.close')}
        </Button>
      }
    >
      {issued.api_key === null ? (
        // The answer of a repeated request: the hub has forgotten it.
        <Notice tone="warn">{t('secret.gone')}</Notice>
      ) : (
        <CopyField label={t('secret.label')} value={issued.api_key} shownOnce={t('secret.once')} />
      )}
      <p>{t('secret.use')}</p>
      <code dir="ltr" className={styles.header}>
        {HEADER}
      </code>
    </Dialog>
  );
}

const HEADER = 'Authorization: Bearer <key>';
