import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../actions/button.tsx';
import { Table, type Column } from '../collections/table.tsx';
import styles from './charts.module.css';

export interface Bar {
  /** Names the bar: an hour, a day. */
  label: string;
  value: number;
  /** The part of `value` that failed; drawn hatched on top. */
  failed?: number;
}

interface BarChartProps {
  /** What is counted: "Calls per hour". */
  title: string;
  valueLabel: string;
  failedLabel?: string;
  bars: readonly Bar[];
}

const WIDTH = 600;
const HEIGHT = 120;

/** Counts over time, drawn, and the same as a table for those who do not see it or want the numbers. */
export function BarChart({ title, valueLabel, failedLabel, bars }: BarChartProps) {
  const { t } = useTranslation();
  const [isTable, setTable] = useState(false);
  return (
    <figure className={styles.chart}>
      <figcaption className={styles.caption}>
        {title}
        <Button size="small" variant="quiet" onPress={() => setTable(!isTable)}>
          {t(isTable ? 'kit.showAsChart' : 'kit.showAsTable')}
        </Button>
      </figcaption>
      {isTable ? (
        <Table
          caption={title}
          columns={columnsOf({ time: t('kit.time'), value: valueLabel, failed: failedLabel })}
          rows={bars}
          keyOf={({ label }) => label}
        />
      ) : (
        <Bars title={title} bars={bars} />
      )}
    </figure>
  );
}

function Bars({ title, bars }: { title: string; bars: readonly Bar[] }) {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const step = WIDTH / Math.max(1, bars.length);
  const high = (value: number) => (value / most) * HEIGHT;
  return (
    <svg
      className={styles.bars}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={title}
    >
      {bars.map(({ label, value, failed = 0 }, index) => (
        <g key={label}>
          <title>{`${label}: ${value}`}</title>
          <rect className={styles.slot} x={index * step} y={0} width={step} height={HEIGHT} />
          <rect
            className={styles.bar}
            x={index * step + step * 0.15}
            y={HEIGHT - high(value)}
            width={step * 0.7}
            height={high(value)}
          />
          <rect
            className={styles.failed}
            x={index * step + step * 0.15}
            y={HEIGHT - high(failed)}
            width={step * 0.7}
            height={high(failed)}
          />
        </g>
      ))}
    </svg>
  );
}

function columnsOf(headers: { time: string; value: string; failed: string | undefined }): Column<Bar>[] {
  const { time, value, failed } = headers;
  return [
    { id: 'label', header: time, cell: (bar) => bar.label, isRowHeader: true },
    { id: 'value', header: value, cell: (bar) => bar.value, align: 'end' },
    ...(failed === undefined
      ? []
      : [{ id: 'failed', header: failed, cell: (bar: Bar) => bar.failed ?? 0, align: 'end' as const }]),
  ];
}
