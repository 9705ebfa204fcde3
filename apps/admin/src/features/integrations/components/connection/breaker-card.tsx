import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../components/actions/button.tsx';
import { FormError } from '../../../../components/feedback/form-error.tsx';
import { Loaded } from '../../../../components/feedback/loaded.tsx';
import { useToast } from '../../../../components/feedback/toast-context.ts';
import { NativeSelect } from '../../../../components/fields/native-select.tsx';
import { Badge } from '../../../../components/show/badge.tsx';
import { Card } from '../../../../components/show/card.tsx';
import { RelativeTime } from '../../../../components/show/relative-time.tsx';
import { useMayChange } from '../../../../lib/session/session.ts';
import { useChangeBreaker } from '../../api/change-breaker.ts';
import { useBreaker, type Breaker } from '../../api/get-breaker.ts';
import type { Connection } from '../../api/list-connections.ts';
import { useFocusKept } from '../use-focus-kept.ts';
import styles from './connection.module.css';

const TONES = { closed: 'good', half_open: 'warn', open: 'bad' } as const;
const MINUTES = ['15', '60', '1440', ''] as const;

/** The circuit breaker: how it stands, and holding it open or closed for a while. */
export function BreakerCard({ connection }: { connection: Connection }) {
  const { t } = useTranslation('integrations/connections');
  const breaker = useBreaker(connection.id);
  const mayChange = useMayChange();
  return (
    <Card title={t('breaker.title')}>
      <Loaded query={breaker}>
        {(data) => (
          <>
            <BreakerState breaker={data} />
            {mayChange && <BreakerControls id={connection.id} breaker={data} />}
          </>
        )}
      </Loaded>
    </Card>
  );
}

function BreakerState({ breaker }: { breaker: Breaker }) {
  const { t } = useTranslation('integrations/connections');
  const until = breaker.override === 'auto' ? breaker.open_until : breaker.override_until;
  return (
    <div className={styles.breaker}>
      <Badge tone={TONES[breaker.state]}>{t(`breaker.states.${breaker.state}`)}</Badge>
      <span>{t(`breaker.overrides.${breaker.override}`)}</span>
      {until !== null && breaker.state !== 'closed' && (
        <span className={styles.soft}>
          {t('breaker.until')} <RelativeTime at={until} />
        </span>
      )}
    </div>
  );
}

function BreakerControls({ id, breaker }: { id: string; breaker: Breaker }) {
  const { t } = useTranslation('integrations/connections');
  const toast = useToast();
  const change = useChangeBreaker(id);
  const keepsFocus = useFocusKept<HTMLDivElement>(breaker.override);
  const [minutes, setMinutes] = useState<string>('60');
  const set = (state: Breaker['override']) => {
    const until =
      state === 'auto' || minutes === ''
        ? {}
        : { until: new Date(Date.now() + Number(minutes) * 60_000).toISOString() };
    change.mutate({ state, ...until }, { onSuccess: () => toast(t('settings.saved'), { tone: 'good' }) });
  };
  return (
    <>
      <p className={styles.soft}>{t('breaker.text')}</p>
      <div {...keepsFocus} role="group" aria-label={t('breaker.title')} className={styles.inlineForm}>
        {breaker.override === 'auto' && (
          <NativeSelect
            label={t('breaker.for')}
            options={MINUTES.map((value) => ({
              value,
              label: t(`breaker.minutes.${value === '' ? 'forever' : value}`),
            }))}
            value={minutes}
            onChange={setMinutes}
          />
        )}
        {breaker.override !== 'auto' ? (
          <Button isPending={change.isPending} onPress={() => set('auto')}>
            {t('breaker.release')}
          </Button>
        ) : (
          <>
            <Button isPending={change.isPending} onPress={() => set('open')}>
              {t('breaker.hold')}
            </Button>
            <Button isPending={change.isPending} onPress={() => set('closed')}>
              {t('breaker.letThrough')}
            </Button>
          </>
        )}
      </div>
      <FormError error={change.error} shown={[]} />
    </>
  );
}
