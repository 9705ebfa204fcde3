import type { Capability } from '../../../lib/catalog/list-capabilities.ts';
import type { Connection } from '../../integrations/index.ts';
import type { Rule } from '../api/list-rules.ts';

export const ENVIRONMENTS = ['production', 'sandbox'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

/** What serves a capability in one environment, before any request is looked at. */
export interface Serving {
  /** null: the rule's connections are gone, and with them what says where it belongs. */
  readonly environment: Environment | null;
  /** In the order they are tried, without the default. */
  readonly rules: readonly Rule[];
  readonly defaults: readonly Rule[];
  /** The connections there that have the capability switched on. */
  readonly connections: readonly Connection[];
  /** `rules` decide; `only`: nothing to decide; `undecided`: several and no rule; `off`: every rule is switched off. */
  readonly state: 'rules' | 'only' | 'undecided' | 'off';
}

export interface CapabilityRouting {
  readonly capability: Capability;
  readonly servings: readonly Serving[];
}

/** Each capability that has a rule or a connection, with what serves it where. */
export function routingOf(
  capabilities: readonly Capability[],
  rules: readonly Rule[],
  connections: readonly Connection[],
): CapabilityRouting[] {
  const byId = new Map(connections.map((connection) => [connection.id, connection]));
  return capabilities
    .map((capability) => {
      const ofIt = rules.filter((rule) => rule.capability === capability.name);
      const able = connections.filter((one) => one.enabled_capabilities.includes(capability.name));
      const servings = [...ENVIRONMENTS, null].flatMap((environment) => {
        const here = ofIt.filter((rule) => environmentOf(rule, byId) === environment);
        const there = able.filter((connection) => connection.environment === environment);
        return here.length + there.length === 0 ? [] : [servingOf(environment, here, there)];
      });
      return { capability, servings };
    })
    .filter(({ servings }) => servings.length > 0);
}

function servingOf(
  environment: Environment | null,
  rules: readonly Rule[],
  connections: readonly Connection[],
): Serving {
  return {
    environment,
    rules: rules.filter((rule) => !rule.is_default).toSorted(inOrder),
    defaults: rules.filter((rule) => rule.is_default).toSorted(inOrder),
    connections,
    state: stateOf(rules, connections),
  };
}

function stateOf(rules: readonly Rule[], connections: readonly Connection[]): Serving['state'] {
  if (rules.some((rule) => rule.enabled)) return 'rules';
  if (rules.length > 0) return 'off';
  return connections.length === 1 ? 'only' : 'undecided';
}

/** Where a rule belongs: where its connection is. */
export function environmentOf(rule: Rule, connections: ReadonlyMap<string, Connection>): Environment | null {
  const known = connections.get(rule.integration_id) ?? connections.get(rule.fallback_integration_id ?? '');
  return known?.environment ?? null;
}

/** As the hub tries them: by priority, of equal ones the older first. */
function inOrder(one: Rule, other: Rule): number {
  return one.priority - other.priority || (one.id < other.id ? -1 : 1);
}

/** The ids to send when the rules of one serving get a new order: they keep theirs, all others of the capability theirs. */
export function orderOf(routing: CapabilityRouting, serving: Serving, ids: readonly string[]): string[] {
  return routing.servings.flatMap((other) => [
    ...(other === serving ? ids : other.rules.map((rule) => rule.id)),
    ...other.defaults.map((rule) => rule.id),
  ]);
}

/** The list after some of its items were put before or after another. */
export function moved(
  ids: readonly string[],
  keys: ReadonlySet<unknown>,
  target: { key: unknown; dropPosition: 'before' | 'after' | 'on' },
): string[] {
  const staying = ids.filter((id) => !keys.has(id));
  const at = staying.indexOf(String(target.key));
  if (at < 0) return [...ids];
  const moving = ids.filter((id) => keys.has(id));
  return staying.toSpliced(target.dropPosition === 'before' ? at : at + 1, 0, ...moving);
}
