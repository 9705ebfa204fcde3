import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Table, type Column } from '../../../components/collections/table.tsx';
import { Link } from '../../../components/actions/link.tsx';
import { Card } from '../../../components/show/card.tsx';
import { languageOf } from '../../../lib/i18n/languages.ts';
import { duration } from '../../../lib/time/relative-time.ts';
import type { Counts, Statistics } from '../api/get-statistics.ts';
import { useConnectionNames } from './connection-names.ts';
import { FAILURE_CLASSES } from './failure-class.ts';
import { useCapabilityTitles } from './operation-list.tsx';
import styles from './statistics.module.css';

/** The same counts three ways: by capability, by connection, by both. */
export function StatisticsTables({ statistics }: { statistics: Statistics }) {
  const { t } = useTranslation('operations');
  const names = useConnectionNames();
  const titles = useCapabilityTitles();
  const measures = useMeasureColumns();
  const capability = (name: string) => <Link to={`/operations?capability=${name}`}>{titles(name)}</Link>;
  const connection = (row: { integration_id: string; provider: string }) => (
    <Link to={`/operations?integration_id=${row.integration_id}`}>
      {names.of(row.integration_id, row.provider) ?? row.provider}
    </Link>
  );
  const byCapability = { id: 'capability', header: t('filters.capability'), isRowHeader: true };
  const byConnection = { id: 'connection', header: t('filters.connection') };
  return (
    <>
      <Section title={t('statistics.byCapability')}>
        <Table
          caption={t('statistics.byCapability')}
          columns={[{ ...byCapability, cell: (row) => capability(row.capability) }, ...measures]}
          rows={statistics.by_capability}
          keyOf={(row) => row.capability}
        />
      </Section>
      <Section title={t('statistics.byConnection')}>
        <Table
          caption={t('statistics.byConnection')}
          columns={[{ ...byConnection, isRowHeader: true, cell: connection }, ...measures]}
          rows={statistics.by_connection}
          keyOf={(row) => row.integration_id}
        />
      </Section>
      <Section title={t('statistics.byBoth')}>
        <Table
          caption={t('statistics.byBoth')}
          columns={[
            { ...byCapability, cell: (row) => titles(row.capability) },
            { ...byConnection, cell: (row) => names.of(row.integration_id, row.provider) ?? row.provider },
            ...measures,
          ]}
          rows={statistics.by_capability_and_connection}
          keyOf={(row) => `${row.capability} ${row.integration_id}`}
        />
      </Section>
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function useMeasureColumns(): Column<Counts>[] {
  const { t, i18n } = useTranslation('operations');
  const { locale } = languageOf(i18n.language);
  const number = new Intl.NumberFormat(locale);
  const count = (id: 'operations' | 'delivered' | 'exhausted' | 'attempts'): Column<Counts> => ({
    id,
    header: t(`statistics.${id}`),
    cell: (row) => number.format(row[id]),
    align: 'end',
  });
  const latency = (id: 'p50' | 'p95' | 'p99'): Column<Counts> => ({
    id,
    header: t(`statistics.${id}`),
    cell: ({ latency_ms }) => {
      const ms = latency_ms[id];
      return ms === null ? '–' : duration(ms, locale);
    },
    align: 'end',
  });
  const failures: Column<Counts> = {
    id: 'failures',
    header: t('statistics.failures'),
    cell: ({ failures: by }) => {
      const parts = FAILURE_CLASSES.filter((name) => (by[name] ?? 0) > 0);
      if (parts.length === 0) return '–';
      return parts.map((name) => `${t(`shortClasses.${name}`)} ${number.format(by[name] ?? 0)}`).join(', ');
    },
  };
  return [
    count('operations'),
    count('delivered'),
    count('exhausted'),
    count('attempts'),
    failures,
    latency('p50'),
    latency('p95'),
    latency('p99'),
  ];
}

/** The whole, in large. */
export function StatisticsTotals({ statistics }: { statistics: Statistics }) {
  const { t, i18n } = useTranslation('operations');
  const { locale } = languageOf(i18n.language);
  const number = new Intl.NumberFormat(locale);
  const { operations, delivered, exhausted, latency_ms } = statistics.total;
  const waiting = operations - delivered - exhausted - ended(statistics, 'rejected') - ended(statistics, 'cancelled');
  const figures = [
    { id: 'operations', value: number.format(operations) },
    { id: 'deliveredShare', value: operations === 0 ? '–' : share(delivered / operations, locale) },
    { id: 'exhausted', value: number.format(exhausted) },
    { id: 'waiting', value: number.format(waiting) },
    { id: 'p95', value: latency_ms.p95 === null ? '–' : duration(latency_ms.p95, locale) },
  ] as const;
  return (
    <Card title={t('statistics.totals')}>
      <dl className={styles.figures}>
        {figures.map(({ id, value }) => (
          <div key={id}>
            <dt>{t(`statistics.${id}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

const ended = ({ by_status }: Statistics, status: 'rejected' | 'cancelled') => by_status[status] ?? 0;

const share = (part: number, locale: string) =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(part);
