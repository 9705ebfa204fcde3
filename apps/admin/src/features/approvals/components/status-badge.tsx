import { useTranslation } from 'react-i18next';
import { Badge, type BadgeTone } from '../../../components/show/badge.tsx';
import type { ApprovalStatus } from '../api/list-approvals.ts';

const TONES: Readonly<Record<ApprovalStatus, BadgeTone>> = {
  pending: 'accent',
  approved: 'good',
  rejected: 'bad',
  expired: 'warn',
  cancelled: 'neutral',
};

export function StatusBadge({ status }: { status: ApprovalStatus }) {
  const { t } = useTranslation('approvals');
  return <Badge tone={TONES[status]}>{t(`status.${status}`)}</Badge>;
}
