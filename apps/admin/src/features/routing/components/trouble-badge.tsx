import { useTranslation } from 'react-i18next';
import { Badge } from '../../../components/show/badge.tsx';
import { HealthBadge } from '../../../components/show/health-badge.tsx';
import type { Connection } from '../../integrations/index.ts';

/** Why a connection cannot serve a capability at this moment, as far as its row tells; nothing when it can. */
export function TroubleBadge({ connection, capability }: { connection: Connection; capability: string }) {
  const { t } = useTranslation('routing');
  const { status, enabled_capabilities: enabled } = connection;
  if (status === 'inactive') return <Badge tone="warn">{t('trouble.disabled')}</Badge>;
  if (!enabled.includes(capability)) return <Badge tone="warn">{t('trouble.capabilityOff')}</Badge>;
  if (status === 'pending_verify') return <Badge tone="warn">{t('trouble.unverified')}</Badge>;
  return status === 'error' ? <HealthBadge health="error" /> : null;
}
