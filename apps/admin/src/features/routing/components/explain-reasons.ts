import type { Connection } from '../../integrations/index.ts';
import type { Evaluation, RouteQuestion } from '../api/evaluate-route.ts';
import type { Rule } from '../api/list-rules.ts';

/** Why nothing serves: for want of a connection, of a rule, or of one that takes this input. */
export function whyNone(
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
