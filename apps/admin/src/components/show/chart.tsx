import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../lib/class-names.ts';
import { Button } from '../actions/button.tsx';
import { Table, type TableProps } from '../collections/table.tsx';
import styles from './charts.module.css';

export interface LegendEntry {
  label: string;
  mark: 'bar' | 'failed' | 'line' | 'dashed';
}

interface ChartProps<Row extends { label: string }> {
  title: string;
  legend: readonly LegendEntry[];
  /** What the top of the drawing stands for: "19 ms at most". */
  most: string;
  /** Every moment, the oldest first. */
  points: readonly Row[];
  /** The same as numbers. */
  table: Pick<TableProps<Row>, 'columns' | 'rows'>;
  /** Said instead of the drawing when there is nothing to draw; undefined when there is. */
  none: string | undefined;
  children: ReactNode;
}

export const CHART_WIDTH = 600;
export const CHART_HEIGHT = 120;

/** Numbers over time: drawn, with what the marks and the edges mean, or as a table for those who want the numbers. */
export function Chart<Row extends { label: string }>(props: ChartProps<Row>) {
  const { title, legend, most, points, table, none, children } = props;
  const { t } = useTranslation();
  const [isTable, setTable] = useState(false);
  return (
    <figure className={styles.chart}>
      <figcaption className={styles.caption}>
        {title}
        {none === undefined && (
          <Button size="small" variant="quiet" onPress={() => setTable(!isTable)}>
            {t(isTable ? 'kit.showAsChart' : 'kit.showAsTable')}
            <span className={styles.hidden}>: {title}</span>
          </Button>
        )}
      </figcaption>
      {none !== undefined && <p className={styles.nothing}>{none}</p>}
      {none === undefined && isTable && <Table caption={title} {...table} keyOf={({ label }) => label} />}
      {none === undefined && !isTable && (
        <>
          <svg
            className={styles.drawing}
            viewBox={`0 0 ${CHART_WIDTH} ${CHART_HEIGHT}`}
            preserveAspectRatio="none"
            role="img"
            aria-label={title}
          >
            {children}
          </svg>
          <p className={styles.axis}>
            <bdi>{points[0]?.label}</bdi>
            <bdi>{points.at(-1)?.label}</bdi>
          </p>
          <p className={styles.legend}>
            {legend.map(({ label, mark }) => (
              <span key={label}>
                <span className={cx(styles.swatch, styles[`swatch-${mark}`])} aria-hidden="true" />
                {label}
              </span>
            ))}
            <span className={styles.most}>{most}</span>
          </p>
        </>
      )}
    </figure>
  );
}
