import { useTranslation } from 'react-i18next';
import { Badge } from '../../../components/show/badge.tsx';
import type { Operation } from '../api/list-operations.ts';
import { isUnknown, STATUS_TONES } from './operation-status.ts';

/** Where an operation stands, in a word. */
export function StatusBadge({ operation }: { operation: Operation }) {
  const { t } = useTranslation('operations');
  if (isUnknown(operation)) return <Badge tone="warn">{t('status.unknown')}</Badge>;
  return <Badge tone={STATUS_TONES[operation.status]}>{t(`status.${operation.status}`)}</Badge>;
}
