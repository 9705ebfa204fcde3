import { useApiKeys } from '../../../lib/actors/list-api-keys.ts';
import { useMembers } from '../../../lib/actors/list-members.ts';
import { useCapabilities } from '../../../lib/catalog/list-capabilities.ts';
import { useSession } from '../../../lib/session/session.ts';
import { useConnections } from '../../integrations/index.ts';
import type { AuditEntry } from '../api/list-audit-log.ts';

/** Names of what entries are about: from the lists, or from what the entry itself wrote down when the thing is gone. */
export function useSubjectNames(): (entry: AuditEntry) => string | null {
  const members = useMembers();
  const keys = useApiKeys();
  const connections = useConnections();
  const capabilities = useCapabilities();
  const { tenant } = useSession();
  const found: Readonly<Record<string, (id: string) => string | undefined>> = {
    person: (id) => members.data?.find((member) => member.id === id)?.name,
    api_key: (id) => keys.data?.find((key) => key.id === id)?.name,
    integration: (id) => {
      const connection = connections.data?.find((other) => other.id === id);
      return connection?.label ?? connection?.display_name;
    },
    tenant: (id) => (id === tenant.id ? tenant.name : undefined),
  };
  const titleOf = (name: string) => capabilities.data?.find((capability) => capability.name === name)?.title ?? name;
  return (entry) => found[entry.subject_type]?.(entry.subject_id) ?? writtenName(entry, titleOf);
}

function writtenName({ details }: AuditEntry, titleOf: (capability: string) => string): string | null {
  for (const field of ['name', 'title', 'email', 'provider', 'capability', 'app']) {
    const value = details[field];
    if (typeof value === 'string' && value !== '') return field === 'capability' ? titleOf(value) : value;
  }
  return null;
}
