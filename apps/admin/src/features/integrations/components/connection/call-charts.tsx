import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../../../components/feedback/error-state.tsx';
import { Skeleton } from '../../../../components/feedback/skeleton.tsx';
import { NativeSelect } from '../../../../components/fields/native-select.tsx';
import { BarChart } from '../../../../components/show/bar-chart.tsx';
import { Card } from '../../../../components/show/card.tsx';
import { LineChart } from '../../../../components/show/line-chart.tsx';
import { languageOf } from '../../../../lib/i18n/languages.ts';
import { duration, hourLabel } from '../../../../lib/time/relative-time.ts';
import { useUrlState } from '../../../../lib/url/use-url-state.ts';
import { useCallStatistics, type CallStatistics } from '../../api/get-call-statistics.ts';
import styles from './connection.module.css';

const HOURS = ['6', '24', '72', '168'] as const;

/** Calls hour by hour, those that failed among them, and how long the vendor took. */
export function CallCharts({ id }: { id: string }) {
  const { t } = useTranslation('integrations/connections');
  const url = useUrlState({ hours: '24' });
  const hours = HOURS.find((one) => one === url.values.hours) ?? '24';
  const statistics = useCallStatistics(id, Number(hours));
  return (
    <Card
      title={t('charts.title')}
      aside={
        <NativeSelect
          isLabelHidden
          label={t('charts.time')}
          options={HOURS.map((value) => ({ value, label: t(`charts.hours.${value}`) }))}
          value={hours}
          onChange={(value) => url.set({ hours: value })}
        />
      }
    >
      <p className={styles.total}>{statistics.data !== undefined && <Total statistics={statistics.data} />}</p>
      {statistics.data === undefined ? <Waiting query={statistics} /> : <Charts statistics={statistics.data} />}
    </Card>
  );
}

function Waiting({ query }: { query: ReturnType<typeof useCallStatistics> }) {
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Skeleton className={styles.chartsToCome} />;
}

function Total({ statistics: { calls, failed, truncated } }: { statistics: CallStatistics }) {
  const { t } = useTranslation('integrations/connections');
  return (
    <>
      {t('charts.calls', { count: calls })} · {t('charts.failedCount', { count: failed })}
      {truncated && ` · ${t('charts.truncated')}`}
    </>
  );
}

function Charts({ statistics: { hours } }: { statistics: CallStatistics }) {
  const { t, i18n } = useTranslation(['integrations/connections', 'common']);
  const { locale } = languageOf(i18n.language);
  const label = ({ at }: { at: string }) => hourLabel(new Date(at), locale);
  const say = (ms: number) => duration(ms, locale);
  return (
    <div className={styles.charts}>
      <BarChart
        title={t('charts.callsPerHour')}
        timeLabel={t('common:kit.time')}
        valueLabel={t('charts.callsLabel')}
        failedLabel={t('charts.failedLabel')}
        bars={hours.map((hour) => ({ label: label(hour), value: hour.calls, failed: hour.failed }))}
        sayMost={(most) => t('charts.atMost', { said: String(most) })}
        none={t('charts.noCalls')}
      />
      <LineChart
        title={t('charts.latency')}
        timeLabel={t('common:kit.time')}
        none={t('charts.noCalls')}
        say={say}
        sayMost={(most) => t('charts.atMost', { said: say(most) })}
        series={[
          { label: t('charts.median'), mark: 'line' },
          { label: t('charts.slowest'), mark: 'dashed' },
        ]}
        points={hours.map((hour) => ({ label: label(hour), values: [hour.latency_p50_ms, hour.latency_p95_ms] }))}
      />
    </div>
  );
}
