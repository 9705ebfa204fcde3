import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/actions/button.tsx';
import { Link } from '../../../components/actions/link.tsx';
import { Badge } from '../../../components/show/badge.tsx';
import { HealthGlyph } from '../../../components/show/health-badge.tsx';
import { RelativeTime } from '../../../components/show/relative-time.tsx';
import { useActorNames } from '../../../lib/actors/actor-names.ts';
import { cx } from '../../../lib/class-names.ts';
import { useMayChange } from '../../../lib/session/session.ts';
import { useConnections } from '../../integrations/index.ts';
import type { Alert } from '../api/list-alerts.ts';
import styles from './alerts.module.css';

interface AlertRowProps {
  alert: Alert;
  onAcknowledge: (alert: Alert) => void;
  /** In the bell's popover: no details, and following a link closes it. */
  isBrief?: boolean;
}

/** One alert: what happened, to what, whether it is over, and who has seen it. */
export function AlertRow({ alert, onAcknowledge, isBrief = false }: AlertRowProps) {
  const { t } = useTranslation('alerts');
  const mayChange = useMayChange();
  const title = useId();
  const isNew = alert.acknowledged_at === null;
  const Heading = isBrief ? 'h3' : 'h2';
  return (
    <article className={cx(styles.alert, isNew && styles.isNew)} aria-labelledby={title}>
      <HealthGlyph health={alert.kind === 'connection.healed' ? 'connected' : 'error'} />
      <div className={styles.alertText}>
        <Heading id={title} className={styles.alertTitle} lang="en" dir="auto">
          {alert.title}
        </Heading>
        <p lang="en" dir="auto" className={cx(isBrief && styles.brief)}>
          {alert.message}
        </p>
        <p className={styles.facts}>
          <RelativeTime at={alert.created_at} />
          {alert.healed_at !== null && alert.kind === 'connection.failed' && (
            <Badge tone="good">
              {t('healed')} <RelativeTime at={alert.healed_at} />
            </Badge>
          )}
          <AlertLink alert={alert} />
          {!isBrief && <Acknowledged alert={alert} />}
        </p>
      </div>
      {isNew && mayChange && (
        <Button
          size="small"
          icon="check"
          data-acknowledge=""
          onPress={({ target }) => {
            const next = nextButton(target);
            onAcknowledge(alert);
            next?.focus();
          }}
          aria-label={t('acknowledgeOf', { title: alert.title })}
        >
          {t('acknowledge')}
        </Button>
      )}
    </article>
  );
}

/** The button goes away with what it is for: the focus moves on to the next alert's, else stays on the page. */
function nextButton(pressed: Element): HTMLElement | null {
  const buttons = [...(pressed.closest('ul')?.querySelectorAll<HTMLElement>('[data-acknowledge]') ?? [])];
  const index = buttons.findIndex((button) => button === pressed);
  return buttons[index + 1] ?? buttons[index - 1] ?? null;
}

/** To the connection it is about, as long as that exists. */
function AlertLink({ alert }: { alert: Alert }) {
  const { t } = useTranslation('alerts');
  const connections = useConnections();
  const connection = connections.data?.find(({ id }) => id === alert.integration_id);
  if (connection === undefined) return null;
  const { provider, id, label, display_name: name } = connection;
  return <Link to={`/integrations/${provider}/${id}`}>{t('open', { name: label ?? name })}</Link>;
}

function Acknowledged({ alert }: { alert: Alert }) {
  const { t } = useTranslation('alerts');
  const nameOf = useActorNames();
  const { acknowledged_at: at, acknowledged_by: by } = alert;
  if (at === null || by === null) return null;
  return (
    <span>
      {t('acknowledgedBy', { name: nameOf(by) })} <RelativeTime at={at} />
    </span>
  );
}
