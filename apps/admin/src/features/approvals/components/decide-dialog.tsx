import { useState } from 'react';
import { Form } from 'react-aria-components/Form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/actions/button.tsx';
import { FormError } from '../../../components/feedback/form-error.tsx';
import { Notice } from '../../../components/feedback/notice.tsx';
import { useToast } from '../../../components/feedback/toast-context.ts';
import { TextField } from '../../../components/fields/text-field.tsx';
import { Dialog } from '../../../components/overlays/dialog.tsx';
import { RelativeTime } from '../../../components/show/relative-time.tsx';
import { focusHeadingIfLost } from '../../../lib/focus-heading.ts';
import { fieldErrorsOf } from '../../../lib/api/field-errors.ts';
import { useDecideApproval, type Verb } from '../api/decide-approval.ts';
import type { Approval } from '../api/list-approvals.ts';
import { ApprovalInput } from './approval-input.tsx';
import styles from './approvals.module.css';
import type { Subjects } from './use-subjects.ts';

interface DecideDialogProps {
  approval: Approval;
  verb: Verb;
  subjects: Subjects;
  onClose: () => void;
}

const FORM = 'decide-form';
const LONGEST_NOTE = 500;

/** The last look before a decision that cannot be taken back, with a note for those who ask later. */
export function DecideDialog({ approval, verb, subjects, onClose }: DecideDialogProps) {
  const { t } = useTranslation(['approvals', 'common']);
  const decide = useDecideApproval();
  const toast = useToast();
  const [note, setNote] = useState('');
  const title = t(`${verb}Title`, { title: subjects.titleOf(approval.capability) });
  if (decide.data?.isOurs === false) {
    return <TooLate title={title} approval={decide.data.approval} subjects={subjects} onClose={onClose} />;
  }
  const send = () =>
    decide.mutate(
      { id: approval.id, verb, note },
      {
        onSuccess: ({ isOurs }) => {
          if (!isOurs) return;
          toast(t(`${verb}Done`), { tone: 'good' });
          onClose();
          focusHeadingIfLost();
        },
      },
    );
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button onPress={onClose}>{t('common:kit.cancel')}</Button>
          <Button
            variant={verb === 'approve' ? 'primary' : 'danger'}
            type="submit"
            form={FORM}
            isPending={decide.isPending}
          >
            {t(verb)}
          </Button>
        </>
      }
    >
      <p>{t(`${verb}Text`)}</p>
      <ApprovalInput input={approval.input} />
      <NoteForm verb={verb} note={note} onNote={setNote} onSend={send} error={decide.error} />
    </Dialog>
  );
}

interface NoteFormProps {
  verb: Verb;
  note: string;
  onNote: (note: string) => void;
  onSend: () => void;
  error: unknown;
}

function NoteForm({ verb, note, onNote, onSend, error }: NoteFormProps) {
  const { t } = useTranslation('approvals');
  return (
    <Form
      id={FORM}
      className={styles.form ?? ''}
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      <TextField
        label={t('note')}
        help={t(`${verb}NoteHelp`)}
        rows={3}
        autoFocus
        maxLength={LONGEST_NOTE}
        value={note}
        onChange={onNote}
        error={fieldErrorsOf(error).of('note')}
      />
      <FormError error={error} shown={['note']} />
    </Form>
  );
}

interface TooLateProps {
  title: string;
  approval: Approval;
  subjects: Subjects;
  onClose: () => void;
}

/** Somebody else, or the clock, was first: what happened, instead of an error. */
function TooLate({ title, approval, subjects, onClose }: TooLateProps) {
  const { t } = useTranslation(['approvals', 'common']);
  const { status, decided_by: by, decided_at: at, note } = approval;
  // It waits no more once its time has passed, even before the hub has written that down.
  const outcome = status === 'pending' ? 'expired' : status;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      actions={
        <Button variant="primary" autoFocus onPress={onClose}>
          {t('common:kit.close')}
        </Button>
      }
    >
      <Notice isAlert>
        <strong>{t('tooLate')}</strong>
        <p>
          {t(`happened.${outcome}`, { name: by === null ? '' : subjects.nameOf(by) })}{' '}
          {at !== null && <RelativeTime at={at} />}
        </p>
        {note !== null && (
          <blockquote className={styles.note} dir="auto">
            {note}
          </blockquote>
        )}
      </Notice>
    </Dialog>
  );
}
