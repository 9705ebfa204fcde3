import { useTranslation } from 'react-i18next';
import { Button } from '../../../../components/actions/button.tsx';
import { HealthGlyph } from '../../../../components/show/health-badge.tsx';
import { HubWords } from '../../../../components/show/hub-words.tsx';
import { RelativeTime } from '../../../../components/show/relative-time.tsx';
import { cx } from '../../../../lib/class-names.ts';
import { useMayChange } from '../../../../lib/session/session.ts';
import type { Connection } from '../../api/list-connections.ts';
import { standingOf } from '../standing.ts';
import { adviceOf, type Remedy } from './advice.ts';
import styles from './connection.module.css';

interface AdvicePanelProps {
  connection: Connection;
  onRemedy: (remedy: Remedy) => void;
}

/** Why the badge is not green: in whose words, since when, what to do, and the one button that does it. */
export function AdvicePanel({ connection, onRemedy }: AdvicePanelProps) {
  const { t } = useTranslation('integrations/connections');
  const mayChange = useMayChange();
  const advice = adviceOf(connection);
  if (advice === null) return null;
  const { health, display_name: name } = connection;
  const { trouble, remedy } = advice;
  const standing = standingOf(connection);
  const shown = standing === 'off' ? 'not_connected' : standing;
  return (
    <section className={cx(styles.advice, styles[`advice-${shown}`])} aria-labelledby="advice">
      <HealthGlyph health={shown} />
      <div className={styles.adviceText}>
        <h2 id="advice">{t(`advice.${trouble}.title`, { name })}</h2>
        {health.reason !== null && (
          <blockquote className={styles.reason}>
            <HubWords>{health.reason}</HubWords>
          </blockquote>
        )}
        <p>{t(`advice.${trouble}.text`, { name })}</p>
        {connection.status !== 'inactive' && (
          <p className={styles.soft}>
            {t('overview.since')} <RelativeTime at={health.since} />
          </p>
        )}
      </div>
      {mayChange && (
        <div className={styles.adviceActions}>
          <Button variant="primary" onPress={() => onRemedy(remedy)}>
            {t(`remedies.${remedy}`)}
          </Button>
        </div>
      )}
    </section>
  );
}
