import { useTranslation } from 'react-i18next';
import { Link } from '../../../components/actions/link.tsx';
import { Badge, type BadgeTone } from '../../../components/show/badge.tsx';
import { Card } from '../../../components/show/card.tsx';
import { ConnectionTag, nameOfConnection } from '../../../components/show/connection-tag.tsx';
import type { Connection } from '../../integrations/index.ts';
import type { Evaluation, RouteQuestion } from '../api/evaluate-route.ts';
import type { Rule } from '../api/list-rules.ts';
import { conditionsText, defaultText, type RoutingTexts } from './condition-text.ts';
import styles from './routing.module.css';

export interface ExplainAnswerProps {
  question: RouteQuestion;
  evaluation: Evaluation;
  rules: readonly Rule[];
  connections: readonly Connection[];
}

/** Which connection would serve, and why: the outcome, each rule's fate, what policies say. */
export function ExplainAnswer(props: ExplainAnswerProps) {
  const { t } = useTranslation(['routing', 'common']);
  const { evaluation } = props;
  return (
    <>
      <Outcome {...props} />
      {evaluation.rules.length > 0 && (
        <Card title={t('answer.rules')}>
          <Fates {...props} />
        </Card>
      )}
      {evaluation.integrations.length > 0 && (
        <Card title={t('answer.policies')}>
          <Verdicts {...props} />
        </Card>
      )}
    </>
  );
}

function Outcome(props: ExplainAnswerProps) {
  const { t } = useTranslation(['routing', 'common']);
  const { evaluation, connections } = props;
  const { outcome, integration_id: id, fallback_integration_id: fallbackId } = evaluation;
  const find = (wanted: string) => connections.find((connection) => connection.id === wanted);
  const fallback = fallbackId === null ? undefined : find(fallbackId);
  return (
    <div className={styles.outcome} data-outcome={outcome}>
      <p className={styles.headline}>
        {id !== null && outcome !== 'denied' && <ConnectionTag connection={find(id)} />}
        <span>{t(`answer.outcomes.${outcome}`)}</span>
      </p>
      <p>
        <Why {...props} />
      </p>
      {fallback !== undefined && <p>{t('answer.fallback', { name: isolated(nameOfConnection(fallback)) })}</p>}
    </div>
  );
}

function Why({ question, evaluation, rules, connections }: ExplainAnswerProps) {
  const { t, i18n } = useTranslation(['routing', 'common']);
  const { outcome, rule_id: ruleId, reason } = evaluation;
  const rule = rules.find((one) => one.id === ruleId);
  if (outcome === 'waiting') return t(`answer.waiting.${waitingReason(reason)}`);
  if (outcome === 'denied') return t('answer.denied');
  if (outcome === 'chosen' && ruleId === null) return t('answer.only');
  if (outcome === 'chosen') {
    const conditions = rule === undefined ? '' : conditionsText(t, i18n.language, rule.conditions);
    return t(rule?.is_default === true ? 'answer.byDefault' : 'answer.byRule', {
      name: isolated(rule?.name ?? conditions),
      conditions,
    });
  }
  return t(`answer.none.${whyNone(question, evaluation, rules, connections)}`);
}

function waitingReason(reason: string | null) {
  return reason === 'breaker_open' || reason === 'pending' ? reason : 'error';
}

/** Nothing serves: for want of a connection, of a rule, or of one that takes this input. */
function whyNone(
  question: RouteQuestion,
  evaluation: Evaluation,
  rules: readonly Rule[],
  connections: readonly Connection[],
) {
  const here = connections.filter(
    (one) => one.environment === question.environment && one.enabled_capabilities.includes(question.capability),
  );
  if (here.length === 0) return 'noConnection';
  const tried = evaluation.rules.filter(({ fate }) => fate !== 'other_environment');
  if (tried.some(({ fate }) => fate === 'unavailable')) return 'unavailable';
  if (tried.length > 0) return 'noRuleMatches';
  const ids = new Set(here.map(({ id }) => id));
  const isOff = rules.some((rule) => rule.capability === question.capability && ids.has(rule.integration_id));
  if (isOff) return 'allOff';
  return here.length === 1 ? 'onlyIsOff' : 'undecided';
}

const FATE_TONES: Readonly<Record<Evaluation['rules'][number]['fate'], BadgeTone>> = {
  serves: 'good',
  fallback_serves: 'good',
  unavailable: 'warn',
  denied: 'bad',
  conditions_not_met: 'neutral',
  other_environment: 'neutral',
  not_reached: 'neutral',
};

function Fates({ evaluation, rules }: ExplainAnswerProps) {
  const { t, i18n } = useTranslation(['routing', 'common']);
  const here = evaluation.rules.filter(({ fate }) => fate !== 'other_environment');
  const elsewhere = evaluation.rules.length - here.length;
  return (
    <>
      <ol className={styles.fates} role="list">
        {here.map(({ rule_id: id, name, fate }, index) => {
          const rule = rules.find((one) => one.id === id);
          const conditions = rule && wordsOf(t, i18n.language, rule);
          return (
            <li key={id}>
              <span className={styles.place}>{index + 1}</span>
              <span className={styles.fateText}>
                <Link to={`/routing?rule=${id}`}>{name ?? conditions ?? t('unnamed')}</Link>
                {name !== null && conditions !== undefined && <span className={styles.soft}>{conditions}</span>}
                <span className={styles.soft}>{t(`answer.fateText.${fate}`)}</span>
              </span>
              <Badge tone={FATE_TONES[fate]}>{t(`answer.fate.${fate}`)}</Badge>
            </li>
          );
        })}
      </ol>
      {elsewhere > 0 && <p className={styles.soft}>{t('answer.elsewhere', { count: elsewhere })}</p>}
    </>
  );
}

function wordsOf(t: RoutingTexts, language: string, rule: Rule): string {
  const conditions = conditionsText(t, language, rule.conditions);
  return rule.is_default ? defaultText(t, rule, conditions) : conditions;
}

const EFFECT_TONES = { allow: 'good', deny: 'bad', require_approval: 'warn' } as const;

function Verdicts({ evaluation, connections }: ExplainAnswerProps) {
  const { t } = useTranslation(['routing', 'common']);
  return (
    <ul className={styles.fates} role="list">
      {evaluation.integrations.map(({ integration_id: id, effect, because, policy_id: policyId }) => (
        <li key={id}>
          <span />
          <span className={styles.fateText}>
            <ConnectionTag connection={connections.find((one) => one.id === id)} />
            <span className={styles.soft} lang="en" dir="auto">
              {because}
            </span>
            {policyId !== null && <Link to={`/policies?policy=${policyId}`}>{t('answer.seePolicy')}</Link>}
          </span>
          <Badge tone={EFFECT_TONES[effect]}>{t(`answer.effect.${effect}`)}</Badge>
        </li>
      ))}
    </ul>
  );
}

const isolated = (text: string) => `\u2068${text}\u2069`;
