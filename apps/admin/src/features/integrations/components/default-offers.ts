import type { RoutingRule } from '../api/list-default-rules.ts';
import type { Connection } from '../api/list-connections.ts';

/** Whether a connection serves a capability by default, or could. */
export interface DefaultOffer {
  readonly capability: string;
  readonly isDefault: boolean;
  /** The default rule of this environment; undefined: there is none. */
  readonly rule: RoutingRule | undefined;
  /** Who serves it by default now. */
  readonly other: Connection | undefined;
}

/** One for each capability: there is at most one default rule for each in an environment. */
export function defaultOffers(
  connection: Connection,
  capabilities: readonly string[],
  known: { readonly connections: readonly Connection[]; readonly rules: readonly RoutingRule[] },
): DefaultOffer[] {
  const inEnvironment = new Map(
    known.connections.filter(({ environment }) => environment === connection.environment).map((one) => [one.id, one]),
  );
  inEnvironment.set(connection.id, connection);
  return capabilities.map((capability) => {
    const rule = known.rules.find((one) => one.capability === capability && inEnvironment.has(one.integration_id));
    const isDefault = rule?.integration_id === connection.id;
    const other = isDefault || rule === undefined ? undefined : inEnvironment.get(rule.integration_id);
    return { capability, isDefault, rule, other };
  });
}
