import { useState, type SyntheticEvent } from 'react';
import { Form } from 'react-aria-components/Form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/actions/button.tsx';
import { FormError } from '../../../components/feedback/form-error.tsx';
import { SchemaForm } from '../../../components/schema-form/schema-form.tsx';
import { Card } from '../../../components/show/card.tsx';
import { CodeBlock } from '../../../components/show/code-block.tsx';
import { fieldErrorsOf, type FieldErrors } from '../../../lib/api/field-errors.ts';
import type { Capability } from '../../../lib/catalog/list-capabilities.ts';
import { draftOf } from '../../../lib/schema/form-draft.ts';
import type { useSendOperation } from '../api/send-operation.ts';
import { asCurl } from './as-curl.ts';
import { exampleOf } from './example-input.ts';
import { TryItTarget } from './try-it-target.tsx';
import { useTrial } from './use-trial.ts';
import styles from './try-it.module.css';

interface TryItFormProps {
  capability: Capability;
  /** The connection that the address names, to begin with. */
  connectionId: string;
  send: ReturnType<typeof useSendOperation>;
}

/** The form of one capability, drawn from its schema; where it goes; and the same as curl. */
export function TryItForm({ capability, connectionId, send }: TryItFormProps) {
  const { t } = useTranslation('operations');
  const trial = useTrial(capability, connectionId);
  const { fields, request, isForReal } = trial;
  const [wasSent, setSent] = useState(false);
  const errors = fieldErrorsOf(send.error);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setSent(true);
    if (trial.isComplete) send.mutate(request);
  };
  return (
    <Form className={styles.form ?? ''} onSubmit={submit}>
      <TrialInput trial={trial} example={exampleOf(capability.input)} errors={errors} wasSent={wasSent} />
      <TryItTarget
        capability={capability}
        target={trial.target}
        able={trial.able}
        isNoneAble={trial.isNoneAble}
        onChange={trial.setTarget}
        isSureMissing={wasSent && isForReal && !trial.target.isSure}
        errors={errors}
      />
      <FormError
        error={send.error}
        shown={[...fields.map(({ name }) => `input.${name}`), 'integration_id', 'environment']}
      />
      <div>
        <Button type="submit" variant={isForReal ? 'danger' : 'primary'} icon="play" isPending={send.isPending}>
          {t(isForReal ? 'tryIt.sendForReal' : 'tryIt.send')}
        </Button>
      </div>
      <CodeBlock label={t('tryIt.curl')} code={asCurl(globalThis.location.origin, request)} />
    </Form>
  );
}

interface TrialInputProps {
  trial: ReturnType<typeof useTrial>;
  example: Record<string, unknown>;
  errors: FieldErrors;
  wasSent: boolean;
}

function TrialInput({ trial: { fields, draft, setDraft }, example, errors, wasSent }: TrialInputProps) {
  const { t } = useTranslation('operations');
  return (
    <Card
      title={t('tryIt.input')}
      aside={
        Object.keys(example).length > 0 && (
          <Button size="small" onPress={() => setDraft(draftOf(fields, example))}>
            {t('tryIt.fillExample')}
          </Button>
        )
      }
    >
      <SchemaForm fields={fields} draft={draft} onChange={setDraft} errors={errors} path="input" wasSent={wasSent} />
    </Card>
  );
}
