import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '../../../components/actions/link.tsx';
import { EmptyState } from '../../../components/feedback/empty-state.tsx';
import { ErrorState } from '../../../components/feedback/error-state.tsx';
import { SkeletonRows } from '../../../components/feedback/skeleton.tsx';
import { ComboBox } from '../../../components/fields/combo-box.tsx';
import { AskAndAnswer } from '../../../components/layout/ask-and-answer.tsx';
import { PageHeader } from '../../../components/layout/page-header.tsx';
import { useCapabilities, type Capability } from '../../../lib/catalog/list-capabilities.ts';
import { useUrlState } from '../../../lib/url/use-url-state.ts';
import { useConnections, type Connection } from '../../integrations/index.ts';
import { useEvaluateRoute, type Evaluation, type RouteQuestion } from '../api/evaluate-route.ts';
import { useOperationToExplain, type Operation } from '../api/get-operation.ts';
import { useRules, type Rule } from '../api/list-rules.ts';
import { ExplainAnswer } from '../components/explain-answer.tsx';
import { ExplainForm } from '../components/explain-form.tsx';
import { inputFields, questionDraftOf } from '../components/explain-question.ts';

/** `operation`: one whose route is to be explained; its input, app and environment fill the form. */
const URL_STATE = { capability: '', environment: 'production', app: '', as: 'form', operation: '' } as const;

/** Which connection would serve this input, and why. */
export function ExplainPage() {
  const { t } = useTranslation(['routing', 'common']);
  return (
    <>
      <PageHeader
        title={t('explainer.title')}
        intro={t('explainer.intro')}
        back={<Link to="/routing">{t('explainer.back')}</Link>}
      />
      <ExplainBody />
    </>
  );
}

function ExplainBody() {
  const url = useUrlState(URL_STATE);
  const operationId = url.values.operation;
  const operation = useOperationToExplain(operationId);
  const queries = { capabilities: useCapabilities(), connections: useConnections(), rules: useRules() };
  const { capabilities, connections, rules } = queries;
  const isReady = operationId === '' || operation.data !== undefined;
  if (isReady && capabilities.data !== undefined && connections.data !== undefined && rules.data !== undefined) {
    return (
      <Explainer
        capabilities={capabilities.data}
        connections={connections.data}
        rules={rules.data}
        operation={operation.data ?? null}
      />
    );
  }
  const failed = [...Object.values(queries), operation].find((query) => query.isError);
  if (failed !== undefined) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  return <SkeletonRows />;
}

interface Answered {
  readonly question: RouteQuestion;
  readonly evaluation: Evaluation;
}

interface ExplainerProps {
  capabilities: readonly Capability[];
  connections: readonly Connection[];
  rules: readonly Rule[];
  operation: Operation | null;
}

function Explainer({ capabilities, connections, rules, operation }: ExplainerProps) {
  const { t } = useTranslation(['routing', 'common']);
  const url = useUrlState(URL_STATE);
  const evaluate = useEvaluateRoute();
  // Stands until the next answer is there.
  const [answered, setAnswered] = useState<Answered>();
  const ask = (question: RouteQuestion) =>
    evaluate.mutate(question, { onSuccess: (evaluation) => setAnswered({ question, evaluation }) });
  const name = url.values.capability === '' ? (operation?.capability ?? '') : url.values.capability;
  const capability = capabilities.find((one) => one.name === name);
  const choose = (chosen: string | null) => {
    evaluate.reset();
    setAnswered(undefined);
    url.set({ capability: chosen ?? '' });
  };
  return (
    <AskAndAnswer
      question={
        <>
          <ComboBox
            label={t('explainer.capability')}
            isRequired
            options={capabilities.map((one) => ({ value: one.name, label: one.title, note: one.name }))}
            value={capability?.name ?? null}
            onChange={choose}
          />
          {capability !== undefined && (
            <AskAbout
              key={`${capability.name} ${operation?.id ?? ''}`}
              capability={capability}
              operation={operation}
              evaluate={evaluate}
              asked={answered?.question}
              onAsk={ask}
            />
          )}
        </>
      }
      label={t('answer.title')}
      answer={answered}
      empty={<EmptyState title={t('answer.emptyTitle')}>{t('answer.emptyText')}</EmptyState>}
    >
      {(answer) => <ExplainAnswer {...answer} rules={rules} connections={connections} />}
    </AskAndAnswer>
  );
}

interface AskAboutProps {
  capability: Capability;
  operation: Operation | null;
  evaluate: ReturnType<typeof useEvaluateRoute>;
  asked: RouteQuestion | undefined;
  onAsk: (question: RouteQuestion) => void;
}

function AskAbout({ capability, operation, evaluate, asked, onAsk }: AskAboutProps) {
  const url = useUrlState(URL_STATE);
  // The operation's input belongs to its own capability only.
  const given = operation?.capability === capability.name ? operation : null;
  return (
    <ExplainForm
      capability={capability}
      initial={questionDraftOf(inputFields(capability), given, url.values)}
      as={url.values.as === 'json' ? 'json' : 'form'}
      onAs={(as) => url.set({ as })}
      onKeep={url.set}
      onAsk={onAsk}
      asked={asked}
      asksAtOnce={given !== null}
      isPending={evaluate.isPending}
      error={evaluate.error}
    />
  );
}
