import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../components/actions/icon-button.tsx';
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
      {isOpen && (
        <Suspense>
          <AlertsPopover trigger={buttonRef} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
