import { cx } from '../../lib/class-names.ts';
import styles from './patch-cables.module.css';

const COLUMNS = [40, 120, 200, 280, 360, 440, 520, 600];
const CABLES = [
  { from: 0, to: 3, tone: 'amber' },
  { from: 2, to: 1, tone: 'mint' },
  { from: 4, to: 6, tone: 'amber' },
  { from: 7, to: 5, tone: 'rose' },
] as const;

/** Two rows of jacks and the cables between them: what the product is named after. */
export function PatchCables({ className }: { className?: string | undefined }) {
  return (
    <svg className={cx(styles.cables, className)} viewBox="0 0 640 120" aria-hidden="true" focusable="false">
      {COLUMNS.flatMap((x) => [
        <circle key={`in-${x}`} className={styles.jack} cx={x} cy={22} r={9} />,
        <circle key={`out-${x}`} className={styles.jack} cx={x} cy={98} r={9} />,
      ])}
      {CABLES.map(({ from, to, tone }) => {
        const start = COLUMNS[from] ?? 0;
        const end = COLUMNS[to] ?? 0;
        return (
          <g key={from} className={styles[tone]}>
            <path d={`M${start} 22C${start} 90 ${end} 30 ${end} 98`} />
            <circle cx={start} cy={22} r={4} />
            <circle cx={end} cy={98} r={4} />
          </g>
        );
      })}
    </svg>
  );
}
