import { cx } from '../../lib/class-names.ts';
import type { Column } from '../collections/table.tsx';
import { Chart, CHART_HEIGHT, CHART_WIDTH } from './chart.tsx';
import styles from './charts.module.css';
import { linePath } from './line-path.ts';

export interface LinePoint {
  /** Names the moment: an hour, a day. */
  label: string;
  /** One for each series; null where nothing was measured. */
  values: readonly (number | null)[];
}

interface Series {
  label: string;
  mark: 'line' | 'dashed';
}

interface LineChartProps {
  title: string;
  timeLabel: string;
  /** What the lines are, the main one first. */
  series: readonly Series[];
  points: readonly LinePoint[];
  /** A value for people: "84 ms". */
  say: (value: number) => string;
  /** What the top of the chart stands for: "19 ms at most". */
  sayMost: (most: number) => string;
  /** Said instead of the lines when nothing was measured at all. */
  none: string;
}

/** Measurements over time. */
export function LineChart({ title, timeLabel, series, points, say, sayMost, none }: LineChartProps) {
  const measured = points.flatMap(({ values }) => values).filter((value) => value !== null);
  const most = Math.max(1, ...measured);
  const sayOrDash = (value: number | null | undefined) => (value === null || value === undefined ? '–' : say(value));
  const columns: Column<LinePoint>[] = [
    { id: 'label', header: timeLabel, cell: (point) => point.label, isRowHeader: true },
    ...series.map(({ label }, at) => ({
      id: label,
      header: label,
      align: 'end' as const,
      cell: ({ values }: LinePoint) => sayOrDash(values[at]),
    })),
  ];
  return (
    <Chart
      title={title}
      legend={series}
      most={sayMost(most)}
      points={points}
      table={{ columns, rows: points.filter(({ values }) => values.some((value) => value !== null)) }}
      none={measured.length === 0 ? none : undefined}
    >
      <Lines
        series={series}
        points={points}
        most={most}
        say={({ label, values }) =>
          [label, ...series.map((one, at) => `${one.label}: ${sayOrDash(values[at])}`)].join('\n')
        }
      />
    </Chart>
  );
}

interface LinesProps extends Pick<LineChartProps, 'series' | 'points'> {
  most: number;
  say: (point: LinePoint) => string;
}

function Lines({ series, points, most, say }: LinesProps) {
  const step = CHART_WIDTH / Math.max(1, points.length);
  return (
    <>
      {points.map((point, index) => (
        <g key={point.label}>
          <title>{say(point)}</title>
          <rect className={styles.slot} x={index * step} y={0} width={step} height={CHART_HEIGHT} />
        </g>
      ))}
      {series.map(({ label, mark }, at) => (
        <path
          key={label}
          className={cx(styles.drawn, styles[`drawn-${mark}`])}
          d={linePath(
            points.map(({ values }) => values[at] ?? null),
            { step, height: CHART_HEIGHT, most },
          )}
        />
      ))}
    </>
  );
}
