import { useTranslation } from 'react-i18next';
import { HealthBadge } from '../../../components/show/health-badge.tsx';
import type { Standing } from './standing.ts';

/** How a connection or a provider stands: one of the five badges, or that somebody switched it off. */
export function StandingBadge({ standing }: { standing: Standing }) {
  const { t } = useTranslation('integrations');
  if (standing === 'off') return <HealthBadge health="not_connected" label={t('off')} />;
  return <HealthBadge health={standing} />;
}
