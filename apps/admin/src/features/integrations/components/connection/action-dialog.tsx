import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Button } from '../../../../components/actions/button.tsx';
import { FormError } from '../../../../components/feedback/form-error.tsx';
import { Loaded } from '../../../../components/feedback/loaded.tsx';
import { useToast } from '../../../../components/feedback/toast-context.ts';
import { Dialog } from '../../../../components/overlays/dialog.tsx';
import { nameOfConnection } from '../../../../components/show/connection-tag.tsx';
import { focusHeadingIfLost } from '../../../../lib/focus-heading.ts';
import { useDeleteConnection } from '../../api/delete-connection.ts';
import { useReferences } from '../../api/get-references.ts';
import type { Connection } from '../../api/list-connections.ts';
import { useSwitchConnection } from '../../api/switch-connection.ts';
import type { Act } from './act.ts';
import styles from './connection.module.css';
import { Consequences } from './consequences.tsx';

/** Those that shred the credentials: nobody can take them back. */
const FINAL: ReadonlySet<Act> = new Set(['disconnect', 'delete']);

interface ActionDialogProps {
  connection: Connection;
  act: Act;
  onClose: () => void;
}

/** Before an action: what it will do to the connection, to the rules that name it, and to work in flight. */
export function ActionDialog({ connection, act, onClose }: ActionDialogProps) {
  const { t } = useTranslation(['integrations/connections', 'common']);
  const references = useReferences(connection.id);
  const { run, isPending, error } = useAct(connection, act, onClose);
  const name = nameOfConnection(connection);
  const isFinal = FINAL.has(act);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      role={isFinal ? 'alertdialog' : 'dialog'}
      title={t(`acts.${act}.title`, { name })}
      actions={
        <>
          <Button onPress={onClose} autoFocus>
            {t('common:kit.cancel')}
          </Button>
          <Button variant={isFinal ? 'danger' : 'primary'} isPending={isPending} onPress={run}>
            {t(`acts.${act}.confirm`)}
          </Button>
        </>
      }
    >
      <p>{t(`acts.${act}.text`, { name: connection.display_name })}</p>
      <Loaded query={references}>
        {(data) => <Consequences act={act} connection={connection} references={data} />}
      </Loaded>
      {isFinal && <p className={styles.final}>{t('acts.final')}</p>}
      <FormError error={error} shown={[]} />
    </Dialog>
  );
}

function useAct(connection: Connection, act: Act, onClose: () => void) {
  const { t } = useTranslation('integrations/connections');
  const toast = useToast();
  const navigate = useNavigate();
  const name = nameOfConnection(connection);
  const ending = useDeleteConnection(connection.id, () => {
    void navigate(`/integrations/${connection.provider}`);
    toast(t('acts.delete.done', { name }), { tone: 'good' });
  });
  const switching = useSwitchConnection(connection.id);
  const done = () => {
    onClose();
    // What opened the dialog may be gone: nobody activates again what is active.
    focusHeadingIfLost();
    const back = act === 'disable' ? 'activate' : act === 'activate' ? 'disable' : null;
    toast(t(`acts.${act}.done`, { name }), {
      tone: 'good',
      ...(back === null ? {} : { undo: () => switching.mutate(back) }),
    });
  };
  return {
    isPending: ending.isPending || switching.isPending,
    error: ending.error ?? switching.error,
    run: () => {
      if (act === 'delete') ending.mutate();
      else switching.mutate(act, { onSuccess: done });
    },
  };
}
