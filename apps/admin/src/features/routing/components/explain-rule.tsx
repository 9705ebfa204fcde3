import { useTranslation } from 'react-i18next';
import { Link } from '../../../components/actions/link.tsx';
import { Icon } from '../../../components/icon/icon.tsx';
import { Badge, type BadgeTone } from '../../../components/show/badge.tsx';
import { ConnectionTag } from '../../../components/show/connection-tag.tsx';
import { useMayChange } from '../../../lib/session/session.ts';
import type { Connection } from '../../integrations/index.ts';
import type { Evaluation } from '../api/evaluate-route.ts';
import type { Rule } from '../api/list-rules.ts';
import { conditionText, conditionsText, defaultText, valueText } from './condition-text.ts';
import { pathOf } from './explain-outcome.tsx';
import styles from './explain.module.css';

type Finding = Evaluation['rules'][number];
type Target = Finding['integration'];

interface ExplainRuleProps {
  place: number;
  finding: Finding;
  /** undefined: it was deleted since the question. */
  rule: Rule | undefined;
  verdicts: Evaluation['integrations'];
  connections: readonly Connection[];
}

const TONES: Readonly<Record<Finding['fate'], BadgeTone>> = {
  serves: 'good',
  fallback_serves: 'good',
  unavailable: 'warn',
  denied: 'bad',
  conditions_not_met: 'neutral',
  other_environment: 'neutral',
  not_reached: 'neutral',
};

/** One rule as it was tried: what each condition met, how its connections stand, and what came of it. */
export function ExplainRule(props: ExplainRuleProps) {
  const { place, finding, rule } = props;
  const { t, i18n } = useTranslation(['routing', 'common']);
  const mayChange = useMayChange();
  const { fate, name, conditions, rule_id: id } = finding;
  const isReached = fate !== 'not_reached';
  const said = conditionsText(t, i18n.language, conditions);
  const words = rule?.is_default === true ? defaultText(t, rule, said) : said;
  const to = mayChange || rule === undefined ? `/routing?rule=${id}` : `/routing?q=${rule.capability}`;
  return (
    <li className={styles.rule}>
      <span className={styles.place}>{place}</span>
      <div className={styles.ruleBody}>
        <div className={styles.ruleHead}>
          <Link to={to} className={styles.ruleName}>
            {name ?? words}
          </Link>
          <Badge tone={TONES[fate]}>{t(`answer.fate.${fate}`)}</Badge>
        </div>
        {name !== null && rule?.is_default === true && <p className={styles.soft}>{words}</p>}
        {isReached && <Conditions conditions={conditions} />}
        {isReached && fate !== 'conditions_not_met' && <Targets {...props} />}
        <p className={styles.soft}>{t(`answer.fateText.${fateTextOf(finding)}`)}</p>
      </div>
    </li>
  );
}

function fateTextOf({ fate, conditions, fallback }: Finding) {
  if (fate === 'not_reached') return conditions.every(({ holds }) => holds) ? 'wouldHold' : 'wouldNotHold';
  if (fate === 'unavailable' && fallback === null) return 'unavailableAlone';
  return fate;
}

/** Each condition, whether it holds, and what the request has there. */
function Conditions({ conditions }: Pick<Finding, 'conditions'>) {
  const { t, i18n } = useTranslation(['routing', 'common']);
  return (
    <ul role="list" className={styles.conditions}>
      {conditions.map((condition, index) => {
        const { holds, operator } = condition;
        const actual: unknown = condition.actual;
        const isSaid = operator === 'exists' && actual === null;
        return (
          <li key={index} data-holds={holds}>
            <Icon name={holds ? 'check' : 'close'} />
            <span>
              {conditionText(t, i18n.language, condition)}
              {!isSaid && (
                <span className={styles.soft}>
                  {actual === null
                    ? t('answer.hereNothing')
                    : t('answer.here', { value: valueText(i18n.language, actual) })}
                </span>
              )}
              <span className={styles.hidden}>{t(holds ? 'answer.holds' : 'answer.holdsNot')}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** Where the rule sends a request, and how that connection stands now. */
function Targets({ finding, verdicts, connections }: ExplainRuleProps) {
  const { t } = useTranslation(['routing', 'common']);
  const { integration, fallback } = finding;
  const common = { verdicts, connections };
  return (
    <ul role="list" className={styles.targets}>
      <TargetLine lead={t('answer.goesTo')} target={integration} {...common} />
      {fallback !== null && <TargetLine lead={t('answer.elseTo')} target={fallback} {...common} />}
    </ul>
  );
}

interface TargetLineProps extends Pick<ExplainRuleProps, 'verdicts' | 'connections'> {
  lead: string;
  target: Target;
}

const STATE_TONES: Readonly<Record<Target['availability'], BadgeTone>> = {
  available: 'good',
  breaker_open: 'warn',
  error: 'bad',
  pending: 'warn',
  inactive: 'neutral',
  denied: 'bad',
  absent: 'neutral',
};

function TargetLine({ lead, target, verdicts, connections }: TargetLineProps) {
  const { t } = useTranslation(['routing', 'common']);
  const { integration_id: id, availability } = target;
  const connection = connections.find((one) => one.id === id);
  const verdict = verdicts.find((one) => one.integration_id === id);
  const isInTrouble = availability !== 'available' && availability !== 'denied';
  return (
    <li>
      <span className={styles.soft}>{lead}</span> <ConnectionTag connection={connection} />
      {(connection !== undefined || availability !== 'absent') && (
        <Badge tone={STATE_TONES[availability]}>{t(`answer.state.${availability}`)}</Badge>
      )}
      {isInTrouble && connection !== undefined && <Link to={pathOf(connection)}>{t('answer.seeWhy')}</Link>}
      {verdict?.effect === 'require_approval' && <Badge tone="warn">{t('answer.effect.require_approval')}</Badge>}
    </li>
  );
}
