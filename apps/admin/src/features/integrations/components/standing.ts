import { HEALTHS, type Health } from '../../../components/show/health-badge.tsx';
import type { Connection } from '../api/list-connections.ts';

/** What a badge says. Off is off, however well it was when somebody switched it off. */
export type Standing = Health | 'off';

export const STANDINGS: readonly Standing[] = [...HEALTHS, 'off'];

export function standingOf({ status, health: { state } }: Pick<Connection, 'status' | 'health'>): Standing {
  return status === 'inactive' && state !== 'not_connected' ? 'off' : state;
}
