import { useTranslation } from 'react-i18next';
import { Link } from '../../../../components/actions/link.tsx';
import { Badge } from '../../../../components/show/badge.tsx';
import type { VendorCall } from '../../api/list-calls.ts';

export const OUTCOMES = ['succeeded', 'refused', 'not_sent', 'unknown'] as const;
export const PURPOSES = ['operation', 'verification', 'probe'] as const;

/** What came of a call, with the vendor's status. */
export function OutcomeBadge({ call: { outcome, status } }: { call: VendorCall }) {
  const { t } = useTranslation('integrations/connections');
  const known = OUTCOMES.find((one) => one === outcome) ?? 'unknown';
  return (
    <Badge tone={known === 'succeeded' ? 'good' : known === 'unknown' ? 'warn' : 'bad'}>
      {t(`outcomes.${known}`)}
      {status !== null && ` ${status}`}
    </Badge>
  );
}

/** Why a call failed, in words alone: its code, which stands before them, says nothing to people. */
export function saidBy({ error }: VendorCall): string {
  return (error ?? '').replace(/^[a-z_]+: /, '');
}

/** An operation has a page of its own. */
export function OperationLink({ id }: { id: string }) {
  return (
    <Link to={`/operations/${id}`}>
      <code>{id}</code>
    </Link>
  );
}

/** What a call was made for; one of another hub's version as it stands. */
export function Purpose({ purpose }: { purpose: string }) {
  const { t } = useTranslation('integrations/connections');
  const known = PURPOSES.find((one) => one === purpose);
  return known === undefined ? purpose : t(`purposes.${known}`);
}
