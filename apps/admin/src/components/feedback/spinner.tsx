import styles from './feedback.module.css';

/** Something is under way; the words beside it say what. */
export function Spinner() {
  return (
    <svg className={styles.spinner} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <circle cx="10" cy="10" r="7.5" />
      <path d="M10 2.500a7.500 7.500 0 0 1 7.500 7.500" />
    </svg>
  );
}
