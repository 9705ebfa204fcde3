import { useEffect, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { Button } from '../../../components/actions/button.tsx';
import { ButtonLink } from '../../../components/actions/link.tsx';
import { Loaded } from '../../../components/feedback/loaded.tsx';
import { Popover } from '../../../components/overlays/popover.tsx';
import { useMayChange } from '../../../lib/session/session.ts';
import { useNewestAlerts, type AlertPage } from '../api/list-alerts.ts';
import { AlertRow } from './alert-row.tsx';
import styles from './alerts.module.css';
import { useAcknowledgeWithWord } from './use-acknowledge-with-word.ts';

/** The newest alerts, behind the bell. */
export function AlertsPopover(props: { trigger: RefObject<HTMLElement | null>; onClose: () => void }) {
  const { trigger, onClose } = props;
  const { t } = useTranslation('alerts');
  const alerts = useNewestAlerts();
  useCloseOnNavigation(onClose);
  return (
    <Popover label={t('title')} trigger={trigger} onClose={onClose}>
      <Loaded query={alerts}>{(page) => <Newest page={page} />}</Loaded>
      <div className={styles.popoverFoot}>
        <ButtonLink to="/alerts" size="small">
          {t('showAll')}
        </ButtonLink>
      </div>
    </Popover>
  );
}

function Newest({ page }: { page: AlertPage }) {
  const { t } = useTranslation('alerts');
  const mayChange = useMayChange();
  const acknowledge = useAcknowledgeWithWord();
  const fresh = page.alerts.filter((alert) => alert.acknowledged_at === null);
  return (
    <>
      <div className={styles.popoverHead}>
        <h2>{t('title')}</h2>
        {mayChange && fresh.length > 1 && (
          <Button size="small" variant="quiet" onPress={() => acknowledge(fresh)}>
            {t('acknowledgeShown')}
          </Button>
        )}
      </div>
      {page.alerts.length === 0 ? (
        <p className={styles.popoverNone}>{t('none.text')}</p>
      ) : (
        <ul role="list" className={styles.list}>
          {page.alerts.map((alert) => (
            <li key={alert.id}>
              <AlertRow alert={alert} isBrief onAcknowledge={(one) => acknowledge([one])} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function useCloseOnNavigation(onClose: () => void): void {
  const { key } = useLocation();
  const opened = useRef(key);
  useEffect(() => {
    if (key !== opened.current) onClose();
  }, [key, onClose]);
}
