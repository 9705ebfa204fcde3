import { useTranslation } from 'react-i18next';
import { useToast } from '../../../components/feedback/toast-context.ts';
import { focusHeadingIfLost } from '../../../lib/focus-heading.ts';
import { useAcknowledge } from '../api/acknowledge-alerts.ts';
import type { Alert } from '../api/list-alerts.ts';

/** Acknowledges alerts, and says so when it was refused or was more than one. */
export function useAcknowledgeWithWord(): (alerts: readonly Alert[]) => void {
  const { t } = useTranslation('alerts');
  const toast = useToast();
  const { mutate } = useAcknowledge();
  return (alerts) => {
    mutate(
      alerts.map(({ id }) => id),
      {
        onSuccess: () => {
          if (alerts.length > 1) toast(t('acknowledgedCount', { count: alerts.length }), { tone: 'good' });
        },
        onError: (error) => toast(error.message, { tone: 'bad' }),
      },
    );
    focusHeadingIfLost();
  };
}
