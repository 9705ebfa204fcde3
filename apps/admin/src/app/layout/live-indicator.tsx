import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../components/actions/icon-button.tsx';
import { Spoken } from '../../components/show/spoken.tsx';
import { cx } from '../../lib/class-names.ts';
import type { LiveState } from '../../lib/live/live-stream.ts';
import { useLive } from '../../lib/live/live-updates.tsx';
import styles from './app-layout.module.css';

/** Whether what is on the screen is of now: by events, by asking again, or not at all. */
export function LiveIndicator() {
  const { t } = useTranslation();
  const { state, reconnect } = useLive();
  const heard = useHeard(state);
  return (
    <div className={styles.liveBox}>
      <span className={cx(styles.live, styles[`live-${state}`])} title={t(`live.${state}Explained`)}>
        <span className={styles.lamp} aria-hidden="true" />
        <span>{t(`live.${state}`)}</span>
      </span>
      {state === 'offline' && (
        <IconButton icon="refresh" size="small" label={t('live.reconnect')} onPress={reconnect} />
      )}
      <Spoken isStatus>{heard !== null && t(`live.${heard}Explained`)}</Spoken>
    </div>
  );
}

/** What a screen reader is told: that it is not live any more, and that it is again; not every page load. */
function useHeard(state: LiveState): LiveState | null {
  const [heard, setHeard] = useState<LiveState | null>(null);
  const isDown = state === 'offline' || state === 'polling';
  const next = isDown || (state === 'live' && heard !== null) ? state : heard;
  if (next !== heard) setHeard(next);
  return next;
}
