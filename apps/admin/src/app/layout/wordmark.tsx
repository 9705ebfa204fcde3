import styles from './wordmark.module.css';

/** The mark: two jacks and the cable between them. The name is the same in every language. */
export function Wordmark() {
  return (
    <span className={styles.wordmark} translate="no">
      <svg viewBox="0 0 28 28" aria-hidden="true" focusable="false">
        <circle className={styles.jack} cx="7" cy="8" r="4" />
        <circle className={styles.jack} cx="21" cy="20" r="4" />
        <path d="M7 8c0 12 14 0 14 12" />
      </svg>
      {NAME}
    </span>
  );
}

const NAME = 'Patchbay';
