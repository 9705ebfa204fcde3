import { useState } from 'react';
import { Form } from 'react-aria-components/Form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../components/actions/button.tsx';
import { FormError } from '../../../../components/feedback/form-error.tsx';
import { Loaded } from '../../../../components/feedback/loaded.tsx';
import { useToast } from '../../../../components/feedback/toast-context.ts';
import { TextField } from '../../../../components/fields/text-field.tsx';
import { Card } from '../../../../components/show/card.tsx';
import { Facts } from '../../../../components/show/facts.tsx';
import { RelativeTime } from '../../../../components/show/relative-time.tsx';
import { fieldErrorsOf } from '../../../../lib/api/field-errors.ts';
import { useMayChange } from '../../../../lib/session/session.ts';
import { useChangeLimits, type LimitsChange } from '../../api/change-limits.ts';
import { useLimits, type Limits } from '../../api/get-limits.ts';
import type { Connection } from '../../api/list-connections.ts';
import styles from './connection.module.css';

/** How much of it may be under way at once, and how fast the provider lets us ask. */
export function LimitsCard({ connection }: { connection: Connection }) {
  const { t } = useTranslation('integrations/connections');
  const limits = useLimits(connection.id);
  const mayChange = useMayChange();
  return (
    <Card title={t('limits.title')}>
      <Loaded query={limits}>
        {(data) => (
          <>
            <LimitFacts limits={data} />
            {mayChange && <LimitForm id={connection.id} limits={data} />}
          </>
        )}
      </Loaded>
    </Card>
  );
}

function LimitFacts({ limits }: { limits: Limits }) {
  const { t } = useTranslation('integrations/connections');
  const { provider_max_concurrent: own, suspended_until: suspended } = limits;
  const rate = (limit: Limits['rate_limit']) =>
    limit === null ? t('limits.unknownRate') : t('limits.rateOf', { count: limit.max, seconds: limit.window_seconds });
  return (
    <Facts
      facts={[
        { label: t('limits.underWay'), value: limits.under_way },
        { label: t('limits.atOnce'), value: limits.max_concurrent ?? t('limits.unlimited') },
        { label: t('limits.providerAtOnce'), value: own ?? t('limits.unlimited') },
        { label: t('limits.rate'), value: rate(limits.rate_limit) },
        { label: t('limits.providerRate'), value: rate(limits.provider_rate_limit) },
        ...(suspended === null ? [] : [{ label: t('limits.suspended'), value: <RelativeTime at={suspended} /> }]),
      ]}
    />
  );
}

interface LimitDraft {
  readonly atOnce: string;
  readonly max: string;
  readonly seconds: string;
}

function LimitForm({ id, limits }: { id: string; limits: Limits }) {
  const { t } = useTranslation(['integrations/connections', 'common']);
  const toast = useToast();
  const change = useChangeLimits(id);
  const now = draftOf(limits);
  const [before, setBefore] = useState(now);
  const [draft, setDraft] = useState(now);
  if (JSON.stringify(now) !== JSON.stringify(before)) {
    setBefore(now);
    setDraft(now);
  }
  const errors = fieldErrorsOf(change.error);
  const field = (name: keyof LimitDraft, path: string) => ({
    inputMode: 'numeric' as const,
    value: draft[name],
    onChange: (text: string) => setDraft({ ...draft, [name]: text.trim() }),
    error: /^\d*$/.test(draft[name]) ? errors.of(path) : t('common:kit.notANumber'),
  });
  const isHalf = (draft.max === '') !== (draft.seconds === '');
  const isSound = [draft.atOnce, draft.max, draft.seconds].every((text) => /^\d*$/.test(text)) && !isHalf;
  return (
    <Form
      className={styles.stackedForm ?? ''}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSound || change.isPending) return;
        const undo = () => change.mutate(bodyOf(before));
        change.mutate(bodyOf(draft), { onSuccess: () => toast(t('settings.saved'), { tone: 'good', undo }) });
      }}
    >
      <TextField label={t('limits.own')} help={t('limits.ownHelp')} {...field('atOnce', 'max_concurrent')} />
      <div className={styles.rate}>
        <TextField label={t('limits.ownRate')} {...field('max', 'rate_limit.max')} />
        <TextField label={t('limits.ownSeconds')} {...field('seconds', 'rate_limit.per_seconds')} />
      </div>
      <p className={isHalf ? styles.problem : styles.soft} role="status">
        {t(isHalf ? 'limits.ownRateHalf' : 'limits.ownRateHelp')}
      </p>
      <FormError error={change.error} shown={['max_concurrent', 'rate_limit.max', 'rate_limit.per_seconds']} />
      <Button type="submit" isPending={change.isPending} isDisabled={!isSound}>
        {t('common:kit.save')}
      </Button>
    </Form>
  );
}

/** What somebody set; empty where the provider's own holds. */
function draftOf(limits: Limits): LimitDraft {
  const rate = limits.rate_limit_overridden ? limits.rate_limit : null;
  return {
    atOnce: limits.overridden ? String(limits.max_concurrent ?? '') : '',
    max: rate === null ? '' : String(rate.max),
    seconds: rate === null ? '' : String(rate.window_seconds),
  };
}

function bodyOf({ atOnce, max, seconds }: LimitDraft): LimitsChange {
  return {
    max_concurrent: atOnce === '' ? null : Number(atOnce),
    rate_limit: max === '' ? null : { max: Number(max), per_seconds: Number(seconds), sliding: false },
  };
}
