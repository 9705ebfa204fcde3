import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/feedback/empty-state.tsx';
import { AppField } from '../../../components/fields/app-field.tsx';
import { ComboBox } from '../../../components/fields/combo-box.tsx';
import { RadioGroup } from '../../../components/fields/radio-group.tsx';
import { Select } from '../../../components/fields/select.tsx';
import { StackedForm } from '../../../components/fields/stacked-form.tsx';
import { AskAndAnswer } from '../../../components/layout/ask-and-answer.tsx';
import { nameOfConnection } from '../../../components/show/connection-tag.tsx';
import { fieldErrorsOf } from '../../../lib/api/field-errors.ts';
import { useUrlState, type UrlState } from '../../../lib/url/use-url-state.ts';
import { useEvaluatePolicy, type PolicyEvaluation, type PolicyQuestion } from '../api/evaluate-policy.ts';
import { TryAnswer } from './try-answer.tsx';
import type { Catalog } from './use-catalog.ts';

const QUESTION = { app: '', capability: '', connection: '', environment: 'production' } as const;
type QuestionUrl = UrlState<typeof QUESTION>;

/** May this app do this? A dry run over policies and bindings. */
export function TryTab({ catalog }: { catalog: Catalog }) {
  const { t } = useTranslation('policies');
  const evaluate = useEvaluatePolicy();
  // Stands until the next answer is there.
  const [answer, setAnswer] = useState<PolicyEvaluation>();
  const url = useUrlState(QUESTION);
  const { error, isPending } = evaluate;
  const ask = (question: PolicyQuestion) => evaluate.mutate(question, { onSuccess: setAnswer });
  return (
    <AskAndAnswer
      question={<TryForm catalog={catalog} url={url} onAsk={ask} isPending={isPending} error={error} />}
      label={t('try.answer')}
      answer={answer}
      empty={<EmptyState title={t('try.emptyTitle')}>{t('try.emptyText')}</EmptyState>}
    >
      {(evaluation) => <TryAnswer evaluation={evaluation} catalog={catalog} />}
    </AskAndAnswer>
  );
}

interface TryFormProps {
  catalog: Catalog;
  url: QuestionUrl;
  onAsk: (question: PolicyQuestion) => void;
  isPending: boolean;
  error: unknown;
}

function TryForm({ catalog, url, onAsk, isPending, error }: TryFormProps) {
  const { t } = useTranslation(['policies', 'common']);
  const [wasSent, setSent] = useState(false);
  const { values } = url;
  const errors = fieldErrorsOf(error);
  const missing = wasSent && values.capability === '' ? t('common:kit.requiredField') : undefined;
  return (
    <StackedForm
      submitLabel={t('try.ask')}
      isPending={isPending}
      error={error}
      shown={['app', 'capability', 'integration_id']}
      onSubmit={() => {
        setSent(true);
        if (values.capability !== '') onAsk(questionOf(values));
      }}
    >
      <AppField
        label={t('fields.app')}
        help={t('try.appHelp')}
        value={values.app}
        onChange={(app) => url.set({ app })}
        error={errors.of('app')}
      />
      <ComboBox
        label={t('fields.capability')}
        isRequired
        options={catalog.capabilities.map(({ name, title }) => ({ value: name, label: title, note: name }))}
        value={values.capability === '' ? null : values.capability}
        onChange={(capability) => url.set({ capability: capability ?? '' })}
        error={missing ?? errors.of('capability')}
      />
      <ConnectionChoice catalog={catalog} url={url} error={errors.of('integration_id')} />
      {values.connection === '' && <EnvironmentChoice url={url} />}
    </StackedForm>
  );
}

function EnvironmentChoice({ url }: { url: QuestionUrl }) {
  const { t } = useTranslation(['policies', 'common']);
  return (
    <RadioGroup
      label={t('fields.environment')}
      orientation="horizontal"
      options={[
        { value: 'production', label: t('common:environments.production') },
        { value: 'sandbox', label: t('common:environments.sandbox') },
      ]}
      value={url.values.environment === 'sandbox' ? 'sandbox' : 'production'}
      onChange={(environment) => url.set({ environment })}
    />
  );
}

// A list box needs a key that is a word.
const ANY = ' any';

function ConnectionChoice({ catalog, url, error }: { catalog: Catalog; url: QuestionUrl; error: string | undefined }) {
  const { t } = useTranslation(['policies', 'common']);
  const { capability, connection } = url.values;
  const able = catalog.connections.filter((one) => one.enabled_capabilities.includes(capability));
  return (
    <Select
      label={t('bindings.connection')}
      help={t('try.connectionHelp')}
      options={[
        { value: ANY, label: t('try.anyConnection') },
        ...able.map((one) => ({
          value: one.id,
          label: nameOfConnection(one),
          note: t(`common:environments.${one.environment}`),
        })),
      ]}
      value={able.some(({ id }) => id === connection) ? connection : ANY}
      onChange={(id) => url.set({ connection: id === ANY ? '' : id })}
      error={error}
    />
  );
}

function questionOf({ app, capability, connection, environment }: QuestionUrl['values']): PolicyQuestion {
  return {
    capability,
    ...(app.trim() === '' ? {} : { app: app.trim() }),
    ...(connection === ''
      ? { environment: environment === 'sandbox' ? ('sandbox' as const) : ('production' as const) }
      : { integration_id: connection }),
  };
}
