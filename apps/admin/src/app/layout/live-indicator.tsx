import { useTranslation } from 'react-i18next';
import { cx } from '../../lib/class-names.ts';
import { useLiveState } from '../../lib/live/live-updates.tsx';
import styles from './app-layout.module.css';

/** Whether what is on the screen is of now: by events, by asking again, or not at all. */
export function LiveIndicator() {
  const { t } = useTranslation();
  const state = useLiveState();
  return (
    <span role="status" className={cx(styles.live, styles[`live-${state}`])} title={t(`live.${state}Explained`)}>
      <span className={styles.lamp} aria-hidden="true" />
      <span>{t(`live.${state}`)}</span>
    </span>
  );
}
