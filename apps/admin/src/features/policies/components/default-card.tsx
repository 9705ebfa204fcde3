import { useTranslation } from 'react-i18next';
import { Loaded } from '../../../components/feedback/loaded.tsx';
import { Skeleton } from '../../../components/feedback/skeleton.tsx';
import { useToast } from '../../../components/feedback/toast-context.ts';
import { Switch } from '../../../components/fields/switch.tsx';
import { Card } from '../../../components/show/card.tsx';
import { useMayChange } from '../../../lib/session/session.ts';
import { usePolicyDefault, useSetPolicyDefault, type PolicyDefault } from '../api/policy-default.ts';
import { EffectBadge } from './policy-sentence.tsx';
import styles from './policies.module.css';

/** What holds where no policy says anything. */
export function DefaultCard() {
  const { t } = useTranslation('policies');
  const chosen = usePolicyDefault();
  return (
    <Card title={t('default.title')}>
      <Loaded query={chosen} loading={<Skeleton className={styles.defaultToCome} />}>
        {({ effect }) => <DefaultSwitch effect={effect} />}
      </Loaded>
    </Card>
  );
}

function DefaultSwitch({ effect }: PolicyDefault) {
  const { t } = useTranslation('policies');
  const mayChange = useMayChange();
  const toast = useToast();
  const change = useSetPolicyDefault();
  const set = (next: PolicyDefault['effect']) =>
    change.mutate(
      { effect: next },
      {
        onError: (error) => toast(error.message, { tone: 'bad' }),
        onSuccess: () => toast(t(`default.done.${next}`), { undo: () => change.mutate({ effect }) }),
      },
    );
  return (
    <div className={styles.default}>
      <EffectBadge effect={effect} />
      <p>{t(`default.${effect}`)}</p>
      {mayChange && (
        <Switch isSelected={effect === 'deny'} onChange={(denies) => set(denies ? 'deny' : 'allow')}>
          {t('default.switch')}
        </Switch>
      )}
    </div>
  );
}
