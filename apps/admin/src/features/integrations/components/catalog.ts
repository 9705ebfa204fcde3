import { HEALTHS, type Health } from '../../../components/show/health-badge.tsx';
import type { Connection } from '../api/list-connections.ts';
import type { Provider } from '../api/list-providers.ts';

/** A provider as the catalog shows it to this tenant. */
export interface CatalogEntry {
  readonly provider: Provider;
  readonly connections: readonly Connection[];
  readonly health: Health;
}

// The badge of a provider is that of its connection that fares worst.
const WORST_FIRST: readonly Health[] = ['error', 'warning', 'connected', 'not_connected'];

/** Joins the catalog with what the tenant has connected. */
export function catalogOf(providers: readonly Provider[], connections: readonly Connection[]): CatalogEntry[] {
  return providers.map((provider) => {
    const own = connections.filter((connection) => connection.provider === provider.name);
    return { provider, connections: own, health: healthOf(provider, own) };
  });
}

function healthOf(provider: Provider, own: readonly Connection[]): Health {
  if (provider.availability === 'coming_soon') return 'planned';
  return WORST_FIRST.find((health) => own.some(({ health: { state } }) => state === health)) ?? 'not_connected';
}

export interface CatalogFilters {
  readonly q: string;
  readonly status: string;
  readonly category: string;
  readonly auth: string;
}

/** The entries that pass every filter; an empty one lets all pass. */
export function filterCatalog(entries: readonly CatalogEntry[], filters: CatalogFilters): CatalogEntry[] {
  const words = filters.q
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return entries.filter(({ provider, health }) => {
    if (filters.status !== '' && health !== filters.status) return false;
    if (filters.category !== '' && provider.group !== filters.category) return false;
    if (filters.auth !== '' && !provider.auth_types.some((type) => type === filters.auth)) return false;
    const text = [provider.display_name, provider.category, provider.description, ...provider.capabilities]
      .join(' ')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** By group of the catalog; in a group what is connected comes first, what is planned last, then by name. */
export function groupCatalog(entries: readonly CatalogEntry[]): [group: Provider['group'], entries: CatalogEntry[]][] {
  const groups = new Map<Provider['group'], CatalogEntry[]>();
  for (const entry of entries) groups.set(entry.provider.group, [...(groups.get(entry.provider.group) ?? []), entry]);
  return [...groups].map(([group, own]) => [group, own.toSorted(inOrder)]);
}

function inOrder(one: CatalogEntry, other: CatalogEntry): number {
  return rank(one) - rank(other) || one.provider.display_name.localeCompare(other.provider.display_name);
}

function rank({ connections, health }: CatalogEntry): number {
  if (health === 'planned') return HEALTHS.length;
  return connections.length > 0 ? 0 : 1;
}

/** The connections somebody should look at, those in error first, the longest first. */
export function needingAttention(connections: readonly Connection[]): Connection[] {
  const weight = { error: 0, warning: 1 };
  return connections
    .flatMap((connection) => {
      const { state } = connection.health;
      return state === 'error' || state === 'warning' ? [{ connection, weight: weight[state] }] : [];
    })
    .toSorted(
      (one, other) =>
        one.weight - other.weight || one.connection.health.since.localeCompare(other.connection.health.since),
    )
    .map(({ connection }) => connection);
}
