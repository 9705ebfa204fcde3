import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../components/feedback/notice.tsx';
import { Select } from '../../../components/fields/select.tsx';
import { StackedForm } from '../../../components/fields/stacked-form.tsx';
import { Dialog } from '../../../components/overlays/dialog.tsx';
import type { ApiKey } from '../../../lib/actors/list-api-keys.ts';
import type { IssuedKey } from '../api/create-key.ts';
import { useRotateKey } from '../api/rotate-key.ts';
import { SecretDialog } from './secret-dialog.tsx';

const OVERLAPS = ['0', '3600', '86400', '604800', '2592000'] as const;
type Overlap = (typeof OVERLAPS)[number];

/** A new secret under the same name; the old one works on for a while, so that services can change over. */
export function RotateKeyDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const { t } = useTranslation('api-keys');
  const [overlap, setOverlap] = useState<Overlap>('86400');
  const [issued, setIssued] = useState<IssuedKey | null>(null);
  const rotate = useRotateKey();
  if (issued !== null) return <SecretDialog issued={issued} onClose={onClose} />;
  return (
    <Dialog isOpen onClose={onClose} title={t('rotate.title', { name: apiKey.name })} width="narrow">
      <StackedForm
        submitLabel={t('rotate.submit')}
        isPending={rotate.isPending}
        error={rotate.error}
        shown={['overlap_seconds']}
        onCancel={onClose}
        onSubmit={() =>
          rotate.mutate({ id: apiKey.id, overlapSeconds: Number(overlap) }, { onSuccess: (key) => setIssued(key) })
        }
      >
        <p>{t('rotate.text')}</p>
        <Select
          label={t('rotate.overlap')}
          isRequired
          help={t('rotate.overlapHelp')}
          options={OVERLAPS.map((value) => ({ value, label: t(`overlaps.${value}`) }))}
          value={overlap}
          onChange={setOverlap}
        />
        {overlap === '0' && <Notice tone="warn">{t('rotate.atOnce')}</Notice>}
      </StackedForm>
    </Dialog>
  );
}
