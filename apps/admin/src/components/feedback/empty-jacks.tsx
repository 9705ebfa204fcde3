import styles from './feedback.module.css';

/** Three jacks and a cable that hangs loose. */
export function EmptyJacks() {
  return (
    <svg className={styles.jacks} viewBox="0 0 168 72" aria-hidden="true" focusable="false">
      {[28, 84, 140].map((x) => (
        <g key={x}>
          <circle className={styles.jackRim} cx={x} cy="22" r="13" />
          <circle className={styles.jackHole} cx={x} cy="22" r="6" />
        </g>
      ))}
      <path className={styles.cable} d="M28 22C28 70 96 40 112 62" />
      <circle className={styles.plug} cx="28" cy="22" r="6" />
      <circle className={styles.plug} cx="113" cy="63" r="4.500" />
    </svg>
  );
}
