import type { Column } from '../collections/table.tsx';
import { Chart, CHART_HEIGHT, CHART_WIDTH } from './chart.tsx';
import styles from './charts.module.css';

export interface Bar {
  /** Names the bar: an hour, a day. */
  label: string;
  value: number;
  /** The part of `value` that failed; drawn at the foot. */
  failed: number;
}

interface BarChartProps {
  /** What is counted: "Calls per hour". */
  title: string;
  timeLabel: string;
  valueLabel: string;
  failedLabel: string;
  bars: readonly Bar[];
  /** What the top of the chart stands for: "19 at most". */
  sayMost: (most: number) => string;
  /** Said instead of the bars when nothing was counted at all. */
  none: string;
}

/** Counts over time, and how many of them failed. */
export function BarChart({ title, timeLabel, valueLabel, failedLabel, bars, sayMost, none }: BarChartProps) {
  const most = Math.max(0, ...bars.map(({ value }) => value));
  const columns: Column<Bar>[] = [
    { id: 'label', header: timeLabel, cell: (bar) => bar.label, isRowHeader: true },
    { id: 'value', header: valueLabel, cell: (bar) => bar.value, align: 'end' },
    { id: 'failed', header: failedLabel, cell: (bar) => bar.failed, align: 'end' },
  ];
  return (
    <Chart
      title={title}
      legend={[
        { label: valueLabel, mark: 'bar' },
        { label: failedLabel, mark: 'failed' },
      ]}
      most={sayMost(most)}
      points={bars}
      table={{ columns, rows: bars.filter(({ value }) => value > 0) }}
      none={most === 0 ? none : undefined}
    >
      <Bars bars={bars} most={Math.max(1, most)} say={(bar) => said(bar, valueLabel, failedLabel)} />
    </Chart>
  );
}

function said({ label, value, failed }: Bar, valueLabel: string, failedLabel: string): string {
  return [label, `${valueLabel}: ${value}`, `${failedLabel}: ${failed}`].join('\n');
}

function Bars({ bars, most, say }: { bars: readonly Bar[]; most: number; say: (bar: Bar) => string }) {
  const step = CHART_WIDTH / Math.max(1, bars.length);
  const high = (value: number) => (value / most) * CHART_HEIGHT;
  return bars.map((bar, index) => (
    <g key={bar.label}>
      <title>{say(bar)}</title>
      <rect className={styles.slot} x={index * step} y={0} width={step} height={CHART_HEIGHT} />
      <Rect className={styles.bar} x={(index + 0.15) * step} width={step * 0.7} height={high(bar.value)} />
      <Rect className={styles.failed} x={(index + 0.15) * step} width={step * 0.7} height={high(bar.failed)} />
    </g>
  ));
}

interface RectProps {
  className: string | undefined;
  x: number;
  width: number;
  height: number;
}

function Rect({ className, x, width, height }: RectProps) {
  return <rect className={className} x={x} y={CHART_HEIGHT - height} width={width} height={height} />;
}
