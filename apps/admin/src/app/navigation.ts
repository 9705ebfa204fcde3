import type { IconName } from '../components/icon/icon-paths.ts';

/** The places of the side navigation, in order. One is shown as soon as a route has its path: no dead links. */
export const PLACES = [
  { id: 'integrations', path: '/integrations', icon: 'plug', group: 'work' },
  { id: 'operations', path: '/operations', icon: 'operations', group: 'work' },
  { id: 'routing', path: '/routing', icon: 'routing', group: 'work' },
  { id: 'workflowRuns', path: '/workflow-runs', icon: 'workflow', group: 'work' },
  { id: 'approvals', path: '/approvals', icon: 'approvals', group: 'control' },
  { id: 'policies', path: '/policies', icon: 'shield', group: 'control' },
  { id: 'alerts', path: '/alerts', icon: 'bell', group: 'control' },
  { id: 'auditLog', path: '/audit-log', icon: 'audit', group: 'control' },
  { id: 'members', path: '/members', icon: 'people', group: 'account' },
  { id: 'apiKeys', path: '/api-keys', icon: 'key', group: 'account' },
  { id: 'vault', path: '/vault', icon: 'vault', group: 'account' },
  { id: 'settings', path: '/settings', icon: 'settings', group: 'account' },
] as const satisfies readonly { id: string; path: string; icon: IconName; group: 'work' | 'control' | 'account' }[];

export type Place = (typeof PLACES)[number];
export const PLACE_GROUPS = ['work', 'control', 'account'] as const;
