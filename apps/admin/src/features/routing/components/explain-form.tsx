import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../components/feedback/notice.tsx';
import { AppField } from '../../../components/fields/app-field.tsx';
import { RadioGroup } from '../../../components/fields/radio-group.tsx';
import { StackedForm } from '../../../components/fields/stacked-form.tsx';
import { TextField } from '../../../components/fields/text-field.tsx';
import { SchemaForm } from '../../../components/schema-form/schema-form.tsx';
import { fieldErrorsOf } from '../../../lib/api/field-errors.ts';
import type { FormField } from '../../../lib/schema/form-fields.ts';
import type { Capability } from '../../../lib/catalog/list-capabilities.ts';
import type { RouteQuestion } from '../api/evaluate-route.ts';
import { inputCarriedOver, inputFields, questionOf, recordOf, type QuestionDraft } from './explain-question.ts';
import { ENVIRONMENTS } from './serving.ts';

interface ExplainFormProps {
  capability: Capability;
  initial: QuestionDraft;
  as: 'form' | 'json';
  onAs: (as: 'form' | 'json') => void;
  /** What the address keeps of the question. */
  onKeep: (kept: { environment?: string; app?: string }) => void;
  onAsk: (question: RouteQuestion) => void;
  /** What the answer in sight is about. */
  asked: RouteQuestion | undefined;
  /** The request is complete already: that of an operation. */
  asksAtOnce: boolean;
  isPending: boolean;
  error: unknown;
}

/** The request to explain: where, for whom, and with which input. */
export function ExplainForm(props: ExplainFormProps) {
  const { capability, initial, as, onKeep, onAsk, asked, asksAtOnce, isPending, error } = props;
  const { t } = useTranslation(['routing', 'common']);
  const [draft, setDraft] = useState(initial);
  const fields = inputFields(capability);
  const question = questionOf(draft, capability, fields, as);
  const ask = () => {
    if (question !== undefined) onAsk(question);
  };
  const isToAsk = useRef(asksAtOnce);
  useEffect(() => {
    if (!isToAsk.current) return;
    isToAsk.current = false;
    ask();
  });
  const isStale = asked !== undefined && JSON.stringify(asked) !== JSON.stringify(question);
  return (
    <StackedForm submitLabel={t('explainer.ask')} isPending={isPending} error={error} shown={['input']} onSubmit={ask}>
      <Asker draft={draft} onChange={setDraft} onKeep={onKeep} />
      <InputFields {...props} draft={draft} onChange={setDraft} fields={fields} />
      <JsonField
        label={t('explainer.metadata')}
        value={draft.metadataJson}
        onChange={(metadataJson) => setDraft({ ...draft, metadataJson })}
        rows={2}
      />
      {isStale && <Notice>{t('answer.stale')}</Notice>}
    </StackedForm>
  );
}

interface DraftProps {
  draft: QuestionDraft;
  onChange: (draft: QuestionDraft) => void;
}

function Asker({ draft, onChange, onKeep }: DraftProps & Pick<ExplainFormProps, 'onKeep'>) {
  const { t } = useTranslation(['routing', 'common']);
  return (
    <>
      <RadioGroup
        label={t('explainer.environment')}
        orientation="horizontal"
        options={ENVIRONMENTS.map((value) => ({ value, label: t(`common:environments.${value}`) }))}
        value={draft.environment}
        onChange={(environment) => {
          onChange({ ...draft, environment });
          onKeep({ environment });
        }}
      />
      <AppField
        label={t('explainer.app')}
        help={t('explainer.appHelp')}
        value={draft.app}
        onChange={(app) => {
          onChange({ ...draft, app });
          onKeep({ app });
        }}
      />
    </>
  );
}

type InputFieldsProps = DraftProps & Pick<ExplainFormProps, 'as' | 'onAs' | 'error'> & { fields: readonly FormField[] };

function InputFields({ draft, onChange, as, onAs, error, fields }: InputFieldsProps) {
  const { t } = useTranslation(['routing', 'common']);
  return (
    <>
      <RadioGroup
        label={t('explainer.input')}
        orientation="horizontal"
        options={[
          { value: 'form', label: t('explainer.asForm') },
          { value: 'json', label: t('explainer.asJson') },
        ]}
        value={as}
        onChange={(next) => {
          onChange(inputCarriedOver(draft, fields, next));
          onAs(next);
        }}
      />
      {as === 'form' ? (
        <SchemaForm
          fields={fields}
          draft={draft.input}
          onChange={(input) => onChange({ ...draft, input })}
          errors={fieldErrorsOf(error)}
          path="input"
        />
      ) : (
        <JsonField
          label={t('explainer.inputJson')}
          value={draft.inputJson}
          onChange={(inputJson) => onChange({ ...draft, inputJson })}
          rows={10}
        />
      )}
    </>
  );
}

interface JsonFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  rows: number;
}

function JsonField(props: JsonFieldProps) {
  const { t } = useTranslation(['routing', 'common']);
  const error = recordOf(props.value) === undefined ? t('common:kit.notJson') : undefined;
  return <TextField {...props} isCode error={error} autoComplete="off" />;
}
