import type { Connection } from '../api/list-connections.ts';
import type { Provider } from '../api/list-providers.ts';
import { standingOf, type Standing } from './standing.ts';

/** A provider as the catalog shows it to this tenant. */
export interface CatalogEntry {
  readonly provider: Provider;
  readonly connections: readonly Connection[];
  readonly standing: Standing;
}

// The badge of a provider is that of its connection that fares worst.
const WORST_FIRST: readonly Standing[] = ['error', 'warning', 'connected', 'off', 'not_connected'];

/** Joins the catalog with what the tenant has connected. */
export function catalogOf(providers: readonly Provider[], connections: readonly Connection[]): CatalogEntry[] {
  return providers.map((provider) => {
    const own = connections.filter((connection) => connection.provider === provider.name);
    return { provider, connections: own, standing: standingOfProvider(provider, own) };
  });
}

function standingOfProvider(provider: Provider, own: readonly Connection[]): Standing {
  if (provider.availability === 'coming_soon') return 'planned';
  const standings = new Set(own.map(standingOf));
  return WORST_FIRST.find((standing) => standings.has(standing)) ?? 'not_connected';
}

export interface CatalogFilters {
  readonly q: string;
  readonly status: string;
  readonly category: string;
  readonly auth: string;
}

/** The entries that pass every filter; an empty one lets all pass. A category is found by its name in the page's words, too. */
export function filterCatalog(
  entries: readonly CatalogEntry[],
  filters: CatalogFilters,
  categoryName: (category: string) => string,
): CatalogEntry[] {
  const words = filters.q
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return entries.filter(({ provider, standing }) => {
    if (filters.status !== '' && standing !== filters.status) return false;
    if (filters.category !== '' && provider.group !== filters.category) return false;
    if (filters.auth !== '' && !provider.auth_types.some((type) => type === filters.auth)) return false;
    const { display_name: name, category, description, capabilities } = provider;
    const text = [name, category, categoryName(category), description, ...capabilities].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

export type CatalogGroup = Provider['group'];

/** In the order of the page: what has no name of its own comes last. */
export const GROUPS: readonly CatalogGroup[] = [
  ...(['payment', 'communication', 'crm', 'marketing', 'analytics', 'storage', 'ai', 'other'] as const),
];

/** By group of the catalog; in a group what is connected comes first, what is planned last, then by name. */
export function groupCatalog(entries: readonly CatalogEntry[]): [group: CatalogGroup, entries: CatalogEntry[]][] {
  return GROUPS.flatMap((group) => {
    const own = entries.filter(({ provider }) => provider.group === group);
    return own.length === 0 ? [] : [[group, own.toSorted(inOrder)]];
  });
}

function inOrder(one: CatalogEntry, other: CatalogEntry): number {
  return rank(one) - rank(other) || one.provider.display_name.localeCompare(other.provider.display_name);
}

function rank({ connections, standing }: CatalogEntry): number {
  if (standing === 'planned') return 2;
  return connections.length > 0 ? 0 : 1;
}

/** The connections somebody should look at, those in error first, the longest first. */
export function needingAttention(connections: readonly Connection[]): Connection[] {
  const weight = { error: 0, warning: 1 };
  return connections
    .flatMap((connection) => {
      const standing = standingOf(connection);
      return standing === 'error' || standing === 'warning' ? [{ connection, weight: weight[standing] }] : [];
    })
    .toSorted(
      (one, other) =>
        one.weight - other.weight || one.connection.health.since.localeCompare(other.connection.health.since),
    )
    .map(({ connection }) => connection);
}
