import type { AuditEntry } from '../api/list-audit-log.ts';

/** The actions that the hub writes down today, by what they are about: what the filter offers. */
export const ACTIONS = [
  'alert.acknowledged',
  'api_key.created',
  'api_key.revoked',
  'api_key.rotated',
  'app_binding.changed',
  'app_binding.created',
  'app_binding.deleted',
  'approval.approved',
  'approval.expired',
  'approval.rejected',
  'approval.requested',
  'credentials.disclosed',
  'credentials.dropped',
  'credentials.shredded',
  'credentials.stored',
  'integration.activated',
  'integration.breaker_overridden',
  'integration.changed',
  'integration.created',
  'integration.deleted',
  'integration.disabled',
  'integration.disconnected',
  'integration.limits_changed',
  'member.invitation_revoked',
  'member.invited',
  'member.joined',
  'member.removed',
  'member.role_changed',
  'operation.denied',
  'person.created',
  'person.password_changed',
  'person.password_reset',
  'person.password_reset_issued',
  'person.sign_in_slowed',
  'person.signed_in',
  'person.signed_out_everywhere',
  'policy.changed',
  'policy.created',
  'policy.deleted',
  'policy_default.changed',
  'routing_rule.changed',
  'routing_rule.created',
  'routing_rule.deleted',
  'tenant.created',
  'tenant.updated',
  'vault.tenant_key_rotated',
] as const;

export const SUBJECTS = [
  'alert',
  'api_key',
  'app_binding',
  'approval',
  'integration',
  'invitation',
  'operation',
  'person',
  'policy',
  'routing_rule',
  'tenant',
  'workflow_run',
] as const;

/** Who did it, as the rest of the hub writes actors down. */
export function actorOf({ actor }: AuditEntry): string {
  const { kind, id, name } = actor as Readonly<Record<string, unknown>>;
  const rest = typeof id === 'string' ? id : typeof name === 'string' ? name : null;
  return rest === null ? String(kind) : `${String(kind)}:${rest}`;
}

/** Details as names and texts. Lists become one line; anything deeper stays JSON. */
export function detailLines(details: AuditEntry['details']): [name: string, text: string][] {
  return Object.entries(details).map(([name, value]) => [name.replaceAll('_', ' '), textOf(value)]);
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object' || item === null)) {
    return value.length === 0 ? '–' : value.map(String).join(', ');
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The page that shows what an entry is about; null where there is none. */
export function pageOf({ subject_type: type, subject_id: id }: AuditEntry): string | null {
  if (type === 'operation') return `/operations/${id}`;
  if (type === 'workflow_run') return `/workflow-runs/${id}`;
  const lists: Readonly<Record<string, string>> = {
    api_key: '/api-keys',
    person: '/members',
    invitation: '/members',
    alert: '/alerts',
    policy: '/policies',
    app_binding: '/policies',
    routing_rule: '/routing',
    approval: '/approvals',
  };
  return lists[type] ?? null;
}
