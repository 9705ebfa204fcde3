import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../components/actions/icon-button.tsx';
import { useToast } from '../../../components/feedback/toast-context.ts';
import { ConfirmDialog } from '../../../components/overlays/confirm-dialog.tsx';
import { Menu } from '../../../components/overlays/menu.tsx';
import { RelativeTime } from '../../../components/show/relative-time.tsx';
import type { ApiKey } from '../../../lib/actors/list-api-keys.ts';
import { focusHeadingIfLost } from '../../../lib/focus-heading.ts';
import { useRevokeKey } from '../api/revoke-key.ts';
import { RotateKeyDialog } from './rotate-key-dialog.tsx';

/** Rotate and revoke. A key that has a successor is not rotated again. */
export function KeyMenu({ apiKey, hasSuccessor }: { apiKey: ApiKey; hasSuccessor: boolean }) {
  const { t } = useTranslation('api-keys');
  const [open, setOpen] = useState<'rotate' | 'revoke' | null>(null);
  const close = () => setOpen(null);
  const label = t('actionsOf', { name: apiKey.name, hint: apiKey.hint });
  return (
    <>
      <Menu
        label={label}
        trigger={(props) => <IconButton {...props} icon="more" size="small" label={label} />}
        groups={[
          {
            id: 'all',
            items: [
              {
                id: 'rotate',
                label: t('rotate.action'),
                icon: 'refresh',
                isDisabled: hasSuccessor,
                ...(hasSuccessor ? { note: t('rotate.hasSuccessor') } : {}),
                onAction: () => setOpen('rotate'),
              },
              {
                id: 'revoke',
                label: t('revoke.action'),
                icon: 'trash',
                isDanger: true,
                onAction: () => setOpen('revoke'),
              },
            ],
          },
        ]}
      />
      {open === 'rotate' && <RotateKeyDialog apiKey={apiKey} onClose={close} />}
      <RevokeDialog apiKey={apiKey} isOpen={open === 'revoke'} onClose={close} />
    </>
  );
}

function RevokeDialog({ apiKey, isOpen, onClose }: { apiKey: ApiKey; isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation('api-keys');
  const toast = useToast();
  const { mutateAsync, isPending } = useRevokeKey();
  const { id, name, hint, last_used_at: lastUse } = apiKey;
  const revoke = async () => {
    try {
      await mutateAsync(id);
      toast(t('revoke.done', { name }), { tone: 'good' });
    } catch (error) {
      toast(error instanceof Error ? error.message : '', { tone: 'bad' });
    }
    onClose();
    focusHeadingIfLost();
  };
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={onClose}
      onConfirm={() => void revoke()}
      isPending={isPending}
      title={t('revoke.title', { name })}
      confirmLabel={t('revoke.action')}
      dismissLabel={t('revoke.keep')}
    >
      <p>{t('revoke.text', { hint })}</p>
      {lastUse !== null && (
        <p>
          {t('revoke.lastUse')} <RelativeTime at={lastUse} />.
        </p>
      )}
    </ConfirmDialog>
  );
}
