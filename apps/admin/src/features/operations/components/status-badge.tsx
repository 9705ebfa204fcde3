import { useTranslation } from 'react-i18next';
import { Badge } from '../../../components/show/badge.tsx';
import { STATUS_TONES, type OperationStatus } from './operation-status.ts';

/** Where an operation stands, in a word. */
export function StatusBadge({ status }: { status: OperationStatus }) {
  const { t } = useTranslation('operations');
  return <Badge tone={STATUS_TONES[status]}>{t(`status.${status}`)}</Badge>;
}
