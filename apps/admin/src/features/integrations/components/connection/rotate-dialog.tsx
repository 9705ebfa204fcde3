import { useId, useState } from 'react';
import { Form } from 'react-aria-components/Form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../components/actions/button.tsx';
import { FormError } from '../../../../components/feedback/form-error.tsx';
import { Notice } from '../../../../components/feedback/notice.tsx';
import { Dialog } from '../../../../components/overlays/dialog.tsx';
import { fieldErrorsOf } from '../../../../lib/api/field-errors.ts';
import { draftOf, hasProblem, valueOfDraft } from '../../../../lib/schema/form-draft.ts';
import { credentialFields, type FormField } from '../../../../lib/schema/form-fields.ts';
import { changeConnection } from '../../api/change-connection.ts';
import { useProvider } from '../../api/get-provider.ts';
import type { Connection } from '../../api/list-connections.ts';
import { CheckSteps } from '../check-steps.tsx';
import { refusalOf } from '../mending.ts';
import { CredentialControls, useReferenceChoice } from '../secret-reference.tsx';
import { useCheck } from '../use-check.ts';
import { useFocusOnProblem } from '../use-focus-on-problem.ts';
import styles from '../connect.module.css';

interface RotateDialogProps {
  connection: Connection;
  /** One, or those that are missing. */
  fields: readonly string[];
  onClose: () => void;
}

/** Replaces a credential: the new value is stored and tested in one go, and the old one is gone. */
export function RotateDialog({ connection, fields: given, onClose }: RotateDialogProps) {
  const provider = useProvider(connection.provider).data;
  // What was missing is missing no more once it is saved; the dialog is still about it.
  const [fields] = useState(given);
  if (provider === undefined || fields.length === 0) return null;
  const schema = provider.credential_schema as Readonly<Record<string, unknown>>;
  // To give a value is what the dialog is for, whatever the schema says of leaving it out.
  const shown = credentialFields(schema)
    .filter(({ name }) => fields.includes(name))
    .map((field) => ({ ...field, isRequired: true }));
  return <RotateForm connection={connection} fields={shown} onClose={onClose} />;
}

interface RotateFormProps {
  connection: Connection;
  fields: readonly FormField[];
  onClose: () => void;
}

function RotateForm({ connection, fields, onClose }: RotateFormProps) {
  const { t } = useTranslation(['integrations/connections', 'common']);
  const formId = useId();
  const rotation = useRotation(connection, fields);
  const { check } = rotation;
  const isDone = check.result?.ok === true;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('credentials.replaceTitle', { field: fields.map(({ label }) => label).join(', ') })}
      actions={
        isDone ? (
          <Button variant="primary" onPress={onClose} autoFocus>
            {t('connect.done')}
          </Button>
        ) : (
          <>
            <Button onPress={onClose}>{t('common:kit.cancel')}</Button>
            <Button variant="primary" type="submit" form={formId}>
              {t(check.isRunning ? 'connect.testing' : 'connect.saveAndTest')}
            </Button>
          </>
        )
      }
    >
      {check.progress !== null && <CheckSteps progress={check.progress} />}
      {isDone ? (
        <Notice tone="good" isAlert>
          {t('connect.answeredBy', { account: check.result.account ?? connection.display_name })}
        </Notice>
      ) : (
        <RotateFields formId={formId} fields={fields} rotation={rotation} />
      )}
    </Dialog>
  );
}

interface RotateFieldsProps {
  formId: string;
  fields: readonly FormField[];
  rotation: ReturnType<typeof useRotation>;
}

function RotateFields({ formId, fields, rotation }: RotateFieldsProps) {
  const { t } = useTranslation('integrations/connections');
  const { check, choice, draft, setDraft, wasSent, submit } = rotation;
  const refusal = check.result === null ? check.error : refusalOf(check.result, fields, []);
  return (
    <Form
      id={formId}
      ref={useFocusOnProblem(check.isRunning)}
      className={styles.form ?? ''}
      hidden={check.isRunning}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {check.progress === null && <p className={styles.note}>{t('credentials.replaceText')}</p>}
      <CredentialControls
        choice={choice}
        draft={draft}
        onChange={setDraft}
        errors={fieldErrorsOf(refusal)}
        wasSent={wasSent}
      />
      <FormError error={check.error} shown={fields.map(({ name }) => `credentials.${name}`)} />
    </Form>
  );
}

/** What is typed, and the one check that follows from it. */
function useRotation(connection: Connection, fields: readonly FormField[]) {
  const choice = useReferenceChoice(fields);
  const [draft, setDraft] = useState(() => draftOf(fields));
  const [wasSent, setSent] = useState(false);
  const check = useCheck();
  const submit = () => {
    setSent(true);
    if (check.isRunning || hasProblem(choice.fields, draft)) return;
    const credentials = valueOfDraft(choice.fields, draft) as Record<string, string>;
    // What it answers is on the screen.
    check.saveAndTest(() => changeConnection(connection.id, { credentials })).catch(() => undefined);
  };
  return { choice, draft, setDraft, wasSent, check, submit };
}
