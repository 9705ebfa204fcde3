import { useState } from 'react';
import { Form } from 'react-aria-components/Form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../components/actions/button.tsx';
import { Loaded } from '../../../../components/feedback/loaded.tsx';
import { useToast } from '../../../../components/feedback/toast-context.ts';
import { TextField } from '../../../../components/fields/text-field.tsx';
import { Card } from '../../../../components/show/card.tsx';
import { Facts } from '../../../../components/show/facts.tsx';
import { fieldErrorsOf } from '../../../../lib/api/field-errors.ts';
import { useMayChange } from '../../../../lib/session/session.ts';
import { useChangeLimits } from '../../api/change-limits.ts';
import { useLimits, type Limits } from '../../api/get-limits.ts';
import type { Connection } from '../../api/list-connections.ts';
import styles from './connection.module.css';

/** How much of it may be under way at once, and how fast the provider lets us ask. */
export function LimitsCard({ connection }: { connection: Connection }) {
  const { t } = useTranslation('integrations');
  const limits = useLimits(connection.id);
  const mayChange = useMayChange();
  return (
    <Card title={t('limits.title')}>
      <Loaded query={limits}>
        {(data) => (
          <>
            <LimitFacts limits={data} />
            {mayChange && <LimitForm key={String(data.max_concurrent)} id={connection.id} limits={data} />}
          </>
        )}
      </Loaded>
    </Card>
  );
}

function LimitFacts({ limits }: { limits: Limits }) {
  const { t } = useTranslation('integrations');
  const { rate_limit: rate, provider_max_concurrent: own } = limits;
  return (
    <Facts
      facts={[
        { label: t('limits.underWay'), value: limits.under_way },
        { label: t('limits.atOnce'), value: limits.max_concurrent ?? t('limits.unlimited') },
        { label: t('limits.providerAtOnce'), value: own ?? t('limits.unlimited') },
        {
          label: t('limits.rate'),
          value:
            rate === null
              ? t('limits.unknownRate')
              : t('limits.rateOf', { count: rate.max, seconds: rate.window_seconds }),
        },
      ]}
    />
  );
}

function LimitForm({ id, limits }: { id: string; limits: Limits }) {
  const { t } = useTranslation(['integrations', 'common']);
  const toast = useToast();
  const change = useChangeLimits(id);
  const [text, setText] = useState(limits.overridden ? String(limits.max_concurrent ?? '') : '');
  const before = limits.overridden ? limits.max_concurrent : null;
  const save = (limit: number | null) =>
    change.mutate(limit, {
      onSuccess: () => toast(t('settings.saved'), { tone: 'good', undo: () => change.mutate(before) }),
    });
  return (
    <Form
      className={styles.stackedForm ?? ''}
      onSubmit={(event) => {
        event.preventDefault();
        save(text.trim() === '' ? null : Number(text));
      }}
    >
      <TextField
        label={t('limits.own')}
        help={t('limits.ownHelp')}
        inputMode="numeric"
        value={text}
        onChange={setText}
        error={
          /^\d*$/.test(text.trim()) ? fieldErrorsOf(change.error).of('max_concurrent') : t('common:kit.notANumber')
        }
      />
      <Button type="submit" isPending={change.isPending} isDisabled={!/^\d*$/.test(text.trim())}>
        {t('common:kit.save')}
      </Button>
    </Form>
  );
}
