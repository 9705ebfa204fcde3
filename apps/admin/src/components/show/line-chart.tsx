import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../lib/class-names.ts';
import { Button } from '../actions/button.tsx';
import { Table, type Column } from '../collections/table.tsx';
import styles from './charts.module.css';
import { linePath } from './line-path.ts';

export interface LinePoint {
  /** Names the moment: an hour, a day. */
  label: string;
  /** One for each series; null where nothing was measured. */
  values: readonly (number | null)[];
}

interface LineChartProps {
  title: string;
  /** What the lines are, the main one first. */
  series: readonly { label: string; tone: 'accent' | 'soft' }[];
  points: readonly LinePoint[];
  /** A value for people: "84 ms". */
  say: (value: number) => string;
  /** What the top of the chart stands for: "19 ms at most". */
  sayMost: (said: string) => string;
  /** Said instead of the lines when nothing was measured at all. */
  none: string;
}

/** Measurements over time, drawn, and the same as a table for those who do not see it or want the numbers. */
export function LineChart({ title, series, points, say, sayMost, none }: LineChartProps) {
  const { t } = useTranslation();
  const [isTable, setTable] = useState(false);
  const measured = points.flatMap(({ values }) => values).filter((value) => value !== null);
  return (
    <figure className={styles.chart}>
      <figcaption className={styles.caption}>
        {title}
        {measured.length > 0 && (
          <Button size="small" variant="quiet" onPress={() => setTable(!isTable)}>
            {t(isTable ? 'kit.showAsChart' : 'kit.showAsTable')}
            <span className={styles.hidden}>: {title}</span>
          </Button>
        )}
      </figcaption>
      {measured.length === 0 && <p className={styles.nothing}>{none}</p>}
      {measured.length > 0 && isTable && (
        <Table
          caption={title}
          columns={columnsOf(t('kit.time'), series, say)}
          rows={points.filter(({ values }) => values.some((value) => value !== null))}
          keyOf={({ label }) => label}
        />
      )}
      {measured.length > 0 && !isTable && (
        <Lines title={title} series={series} points={points} say={say} sayMost={sayMost} />
      )}
    </figure>
  );
}

const WIDTH = 600;
const HEIGHT = 120;

function Lines({ title, series, points, say, sayMost }: Omit<LineChartProps, 'none'>) {
  const most = Math.max(1, ...points.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const step = WIDTH / Math.max(1, points.length);
  return (
    <>
      <svg
        className={styles.lines}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={title}
      >
        {points.map(({ label, values }, index) => (
          <g key={label}>
            <title>{[label, ...series.map((one, at) => saidOf(one.label, values[at], say))].join('\n')}</title>
            <rect className={styles.slot} x={index * step} y={0} width={step} height={HEIGHT} />
          </g>
        ))}
        {series.map(({ label, tone }, at) => (
          <path
            key={label}
            className={cx(styles.drawn, styles[`drawn-${tone}`])}
            d={linePath(
              points.map(({ values }) => values[at] ?? null),
              { step, height: HEIGHT, most },
            )}
          />
        ))}
      </svg>
      <p className={styles.legend}>
        {series.map(({ label, tone }) => (
          <span key={label}>
            <span className={cx(styles.swatch, styles[`swatch-${tone}`])} aria-hidden="true" />
            {label}
          </span>
        ))}
        <span className={styles.most}>{sayMost(say(most))}</span>
      </p>
    </>
  );
}

function saidOf(label: string, value: number | null | undefined, say: LineChartProps['say']): string {
  return `${label}: ${value === null || value === undefined ? '–' : say(value)}`;
}

function columnsOf(time: string, series: LineChartProps['series'], say: LineChartProps['say']): Column<LinePoint>[] {
  return [
    { id: 'label', header: time, cell: (point) => point.label, isRowHeader: true },
    ...series.map(({ label }, at) => ({
      id: label,
      header: label,
      align: 'end' as const,
      cell: ({ values }: LinePoint) => {
        const value = values[at] ?? null;
        return value === null ? '–' : say(value);
      },
    })),
  ];
}
