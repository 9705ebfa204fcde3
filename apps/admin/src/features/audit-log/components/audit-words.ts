import type { AuditEntry } from '../api/list-audit-log.ts';

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
