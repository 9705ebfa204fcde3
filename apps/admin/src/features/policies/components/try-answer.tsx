import { useTranslation } from 'react-i18next';
import { Link } from '../../../components/actions/link.tsx';
import { Badge } from '../../../components/show/badge.tsx';
import { Card } from '../../../components/show/card.tsx';
import { ConnectionTag } from '../../../components/show/connection-tag.tsx';
import { HubWords } from '../../../components/show/hub-words.tsx';
import { Rows } from '../../../components/show/rows.tsx';
import type { PolicyEvaluation } from '../api/evaluate-policy.ts';
import { EffectBadge } from './policy-sentence.tsx';
import styles from './policies.module.css';
import type { Catalog } from './use-catalog.ts';

interface TryAnswerProps {
  evaluation: PolicyEvaluation;
  catalog: Catalog;
}

/** The verdict, who had the last word, and what else has a say. */
export function TryAnswer({ evaluation, catalog }: TryAnswerProps) {
  const { t } = useTranslation(['policies', 'common']);
  const { effect, because, decided_by: by, integration_id: id, policies, bindings } = evaluation;
  return (
    <>
      <Card title={t('try.verdict')}>
        <p className={styles.verdict}>
          <EffectBadge effect={effect} />
          {id !== null && <ConnectionTag connection={catalog.connections.find((one) => one.id === id)} />}
          <Badge>{t(`common:environments.${evaluation.environment}`)}</Badge>
        </p>
        <p>
          <HubWords>{because}</HubWords>
        </p>
        <p className={styles.soft}>{t(`try.by.${by}`)}</p>
      </Card>
      {policies.length > 0 && (
        <Card title={t('try.policies')}>
          <Rows>
            {policies.map((policy) => (
              <li key={policy.policy_id} className={styles.fact}>
                <Link to={`/policies?policy=${policy.policy_id}`}>{policy.name ?? t('unnamed')}</Link>
                <EffectBadge effect={policy.effect} />
              </li>
            ))}
          </Rows>
        </Card>
      )}
      {bindings.length > 0 && (
        <Card title={t('try.bindings')}>
          <Rows>
            {bindings.map((binding) => (
              <li key={binding.app_binding_id} className={styles.fact}>
                <Link to={`/policies?tab=bindings&binding=${binding.app_binding_id}`}>{binding.slot}</Link>
                <Badge tone={binding.fate === 'permits' ? 'good' : 'neutral'}>{t(`try.fates.${binding.fate}`)}</Badge>
              </li>
            ))}
          </Rows>
        </Card>
      )}
    </>
  );
}
