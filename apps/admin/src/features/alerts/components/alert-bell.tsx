import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../components/actions/icon-button.tsx';
import { Spoken } from '../../../components/show/spoken.tsx';
import { useNewestAlerts } from '../api/list-alerts.ts';

const loadPopover = () => import('./alerts-popover.tsx');
const AlertsPopover = lazy(() => loadPopover().then((file) => ({ default: file.AlertsPopover })));

/** In the bar on top: how many alerts nobody has acknowledged, and the newest of them behind it. */
export function AlertBell() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [button, setButton] = useState<HTMLButtonElement | null>(null);
  const buttonRef = useMemo(() => ({ current: button }), [button]);
  const alerts = useNewestAlerts();
  const count = alerts.data?.unacknowledged ?? 0;
  const hasRisen = useRisen(alerts.data?.unacknowledged);
  const prepare = () => void loadPopover();
  return (
    <>
      <IconButton
        ref={setButton}
        icon="bell"
        label={t('bell', { count })}
        count={count}
        onPress={() => setOpen(!isOpen)}
        onHoverStart={prepare}
        onFocus={prepare}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
      />
      <Spoken isStatus>{hasRisen && t('bell', { count })}</Spoken>
      {isOpen && (
        <Suspense>
          <AlertsPopover trigger={buttonRef} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

/** Whether there are more than there were when the page came: those who do not see the bell are told then. */
function useRisen(count: number | undefined): boolean {
  const [known, setKnown] = useState(count);
  const [hasRisen, setRisen] = useState(false);
  if (count !== known) {
    setKnown(count);
    setRisen(count !== undefined && known !== undefined && count > known);
  }
  return hasRisen;
}
