import { useTranslation } from 'react-i18next';
import { Badge } from '../../../components/show/badge.tsx';
import type { Effect, Policy } from '../api/list-policies.ts';
import styles from './policies.module.css';

export const EFFECT_TONES = { allow: 'good', deny: 'bad', require_approval: 'warn' } as const;

export function EffectBadge({ effect }: { effect: Effect }) {
  const { t } = useTranslation('policies');
  return <Badge tone={EFFECT_TONES[effect]}>{t(`effects.${effect}`)}</Badge>;
}

type Subject = Pick<Policy, 'effect' | 'app' | 'capability' | 'provider' | 'environment'>;

/** "Deny · app billing · Refund a payment · any provider · Production": what a policy says, part by part. */
export function PolicySentence({ policy, names }: { policy: Subject; names: Names }) {
  const { t } = useTranslation(['policies', 'common']);
  const { app, capability, provider, environment } = policy;
  const parts = [
    { id: 'app', text: app === null ? t('any.app') : t('named.app', { name: app }), isAny: app === null },
    {
      id: 'capability',
      text: capability === null ? t('any.capability') : names.capability(capability),
      isAny: capability === null,
    },
    {
      id: 'provider',
      text: provider === null ? t('any.provider') : names.provider(provider),
      isAny: provider === null,
    },
    {
      id: 'environment',
      text: environment === null ? t('any.environment') : t(`common:environments.${environment}`),
      isAny: environment === null,
    },
  ];
  return (
    <span className={styles.sentence}>
      <EffectBadge effect={policy.effect} />
      {parts.map(({ id, text, isAny }) => (
        <span key={id} className={styles.part}>
          {isAny ? <span className={styles.soft}>{text}</span> : <strong dir="auto">{text}</strong>}
        </span>
      ))}
    </span>
  );
}

/** How the catalog calls what policies name; of what it no longer knows, the name. */
export interface Names {
  capability: (name: string) => string;
  provider: (name: string) => string;
}
