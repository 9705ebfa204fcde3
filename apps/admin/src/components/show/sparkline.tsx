import styles from './charts.module.css';

interface SparklineProps {
  /** In order of time; null where nothing was measured. */
  points: readonly (number | null)[];
  /** Says what the line says: "Latency, 84 ms at last, 210 ms at most". */
  summary: string;
}

const WIDTH = 240;
const HEIGHT = 48;

/** A line without axes, for a trend beside its number. */
export function Sparkline({ points, summary }: SparklineProps) {
  const known = points.filter((point) => point !== null);
  if (known.length < 2) return <span className={styles.noLine}>{summary}</span>;
  const most = Math.max(1, ...known);
  const step = WIDTH / (points.length - 1);
  const path = points
    .map((point, index) =>
      point === null ? '' : `${commandAt(points, index)}${index * step} ${HEIGHT - (point / most) * (HEIGHT - 4) - 2}`,
    )
    .join('');
  return (
    <svg
      className={styles.line}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={summary}
    >
      <path d={path} />
    </svg>
  );
}

/** A gap in the measurements is a gap in the line. */
function commandAt(points: readonly (number | null)[], index: number): 'M' | 'L' {
  return index === 0 || points[index - 1] === null ? 'M' : 'L';
}
