import { useTranslation } from 'react-i18next';
import { Link } from '../../../components/actions/link.tsx';
import { ConnectionTag, nameOfConnection } from '../../../components/show/connection-tag.tsx';
import { HubWords } from '../../../components/show/hub-words.tsx';
import type { Connection } from '../../integrations/index.ts';
import { conditionsText } from './condition-text.ts';
import { whyNone } from './explain-reasons.ts';
import styles from './explain.module.css';
import type { Explanation } from './explanation.ts';

/** The answer in one sentence, why, and what to do next. */
export function ExplainOutcome(props: Explanation) {
  const { t } = useTranslation(['routing', 'common']);
  const { evaluation, connections } = props;
  const { outcome, integration_id: id, fallback_integration_id: fallbackId, integrations } = evaluation;
  const fallback = connections.find((connection) => connection.id === fallbackId);
  const verdict = integrations.find((one) => one.integration_id === id);
  const asks = outcome === 'chosen' && verdict?.effect === 'require_approval';
  return (
    <div className={styles.outcome} data-outcome={asks ? 'asks' : outcome}>
      <p className={styles.headline}>
        {id !== null && <ConnectionTag connection={connections.find((connection) => connection.id === id)} />}{' '}
        <span>{t(asks ? 'answer.asks' : `answer.outcomes.${outcome}`)}</span>
      </p>
      <p>
        <Why {...props} />
      </p>
      {asks && (
        <p>
          <HubWords>{verdict.because}</HubWords>
        </p>
      )}
      {fallback !== undefined && <p>{t('answer.fallback', { name: nameOfConnection(fallback) })}</p>}
      <NextStep {...props} />
    </div>
  );
}

function Why({ question, evaluation, rules, connections }: Explanation) {
  const { t } = useTranslation(['routing', 'common']);
  const { outcome, rule_id: ruleId, reason } = evaluation;
  if (outcome === 'waiting') return t(`answer.waiting.${waitingReason(reason)}`);
  if (outcome === 'denied') return t('answer.denied');
  if (outcome === 'none') return t(`answer.none.${whyNone(question, evaluation, rules, connections)}`);
  return ruleId === null ? t('answer.only') : <ByRule ruleId={ruleId} evaluation={evaluation} rules={rules} />;
}

function ByRule({ ruleId, evaluation, rules }: { ruleId: string } & Pick<Explanation, 'evaluation' | 'rules'>) {
  const { t, i18n } = useTranslation(['routing', 'common']);
  const finding = evaluation.rules.find((one) => one.rule_id === ruleId);
  const rule = rules.find((one) => one.id === ruleId);
  const name = finding?.name ?? conditionsText(t, i18n.language, finding?.conditions ?? []);
  if (finding?.fate === 'fallback_serves') return t('answer.byFallback', { name });
  return t(rule?.is_default === true ? 'answer.byDefault' : 'answer.byRule', { name });
}

function waitingReason(reason: string | null) {
  return reason === 'breaker_open' || reason === 'pending' ? reason : 'error';
}

/** Where to go with this answer; nowhere, when all is well. */
function NextStep({ question, evaluation, rules, connections }: Explanation) {
  const { t } = useTranslation(['routing', 'common']);
  const { outcome, integration_id: id } = evaluation;
  if (outcome === 'waiting') {
    const connection = connections.find((one) => one.id === id);
    return connection === undefined ? null : <Link to={pathOf(connection)}>{t('answer.next.connection')}</Link>;
  }
  if (outcome !== 'none') return null;
  const isUnconnected = whyNone(question, evaluation, rules, connections) === 'noConnection';
  return (
    <p>
      {isUnconnected ? (
        <Link to={`/integrations?q=${question.capability}`}>{t('answer.next.connect')}</Link>
      ) : (
        <Link to={`/routing?q=${question.capability}`}>{t('answer.next.rules')}</Link>
      )}
    </p>
  );
}

/** The page of a connection. */
export const pathOf = ({ provider, id }: Pick<Connection, 'provider' | 'id'>) => `/integrations/${provider}/${id}`;
