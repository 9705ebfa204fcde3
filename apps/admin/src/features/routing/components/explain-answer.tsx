import { useTranslation } from 'react-i18next';
import { Link } from '../../../components/actions/link.tsx';
import { Badge } from '../../../components/show/badge.tsx';
import { Card } from '../../../components/show/card.tsx';
import { ConnectionTag } from '../../../components/show/connection-tag.tsx';
import { HubWords } from '../../../components/show/hub-words.tsx';
import { Rows } from '../../../components/show/rows.tsx';
import { ExplainOutcome } from './explain-outcome.tsx';
import { ExplainRule } from './explain-rule.tsx';
import styles from './explain.module.css';
import type { Explanation } from './explanation.ts';

/** Which connection would serve, and why: the outcome, then rule by rule what was looked at, then what policies say. */
export function ExplainAnswer(props: Explanation) {
  const { t } = useTranslation(['routing', 'common']);
  const { evaluation, rules, connections } = props;
  const here = evaluation.rules.filter(({ fate }) => fate !== 'other_environment');
  const elsewhere = evaluation.rules.length - here.length;
  return (
    <>
      <ExplainOutcome {...props} />
      {evaluation.rules.length > 0 && (
        <Card title={t('answer.rules')}>
          {here.length > 0 && (
            <Rows isOrdered>
              {here.map((finding, index) => (
                <ExplainRule
                  key={finding.rule_id}
                  place={index + 1}
                  finding={finding}
                  rule={rules.find(({ id }) => id === finding.rule_id)}
                  verdicts={evaluation.integrations}
                  connections={connections}
                />
              ))}
            </Rows>
          )}
          {elsewhere > 0 && <p className={styles.soft}>{t('answer.elsewhere', { count: elsewhere })}</p>}
        </Card>
      )}
      <Verdicts {...props} />
    </>
  );
}

const EFFECT_TONES = { allow: 'good', deny: 'bad', require_approval: 'warn' } as const;

/** What policies and bindings say of each connection that could be meant, unless they say nothing at all. */
function Verdicts({ evaluation, connections }: Explanation) {
  const { t } = useTranslation(['routing', 'common']);
  const { integrations } = evaluation;
  if (integrations.length === 0) return null;
  const isSilent = integrations.every(({ effect, policy_id: policyId }) => effect === 'allow' && policyId === null);
  return (
    <Card title={t('answer.policies')}>
      {isSilent ? (
        <p>{t('answer.nothingForbids')}</p>
      ) : (
        <Rows>
          {integrations.map(({ integration_id: id, effect, because, policy_id: policyId }) => (
            <li key={id} className={styles.verdict}>
              <ConnectionTag connection={connections.find((one) => one.id === id)} />
              <Badge tone={EFFECT_TONES[effect]}>{t(`answer.effect.${effect}`)}</Badge>
              <p className={styles.because}>
                <HubWords>{because}</HubWords>{' '}
                {policyId !== null && <Link to={`/policies?policy=${policyId}`}>{t('answer.seePolicy')}</Link>}
              </p>
            </li>
          ))}
        </Rows>
      )}
    </Card>
  );
}
