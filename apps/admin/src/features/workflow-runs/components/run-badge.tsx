import { useTranslation } from 'react-i18next';
import { Badge } from '../../../components/show/badge.tsx';
import type { Step } from '../api/get-run.ts';
import { RUN_TONES, type RunStatus } from './run-status.ts';

/** Where a run or a step stands, in a word. */
export function RunBadge({ status }: { status: RunStatus | Step['status'] }) {
  const { t } = useTranslation('workflow-runs');
  return <Badge tone={RUN_TONES[status]}>{t(`status.${status}`)}</Badge>;
}
