import type { Condition } from './condition.ts';

/** One rule as evaluation sees it: which connection serves a capability, under which conditions, with which fallback. */
export interface RoutingRule {
  readonly id: string;
  readonly name: string | null;
  readonly capability: string;
  /** The environment of its connection, which never changes: a rule outlives its connection for its fallback's sake. */
  readonly environment: string;
  readonly integrationId: string;
  readonly fallbackIntegrationId: string | null;
  /** Lower goes first; ties go to the older rule (ids are ordered by time). */
  readonly priority: number;
  readonly isDefault: boolean;
  readonly conditions: readonly Condition[];
  readonly enabled: boolean;
}

/** A tenant's rules, ready to be evaluated: per capability, enabled ones only, in the order of evaluation. */
export class CompiledRules {
  private readonly byCapability = new Map<string, RoutingRule[]>();
  private readonly decided: ReadonlySet<string>;

  constructor(rules: readonly RoutingRule[]) {
    this.decided = new Set(rules.map(({ capability, environment }) => `${capability} ${environment}`));
    for (const rule of rules.filter((each) => each.enabled).sort(inOrder)) {
      const list = this.byCapability.get(rule.capability);
      if (list) list.push(rule);
      else this.byCapability.set(rule.capability, [rule]);
    }
  }

  of(capability: string): readonly RoutingRule[] {
    return this.byCapability.get(capability) ?? [];
  }

  /** Whether somebody has made a rule there; one that is switched off was a decision, too. */
  decide(capability: string, environment: string): boolean {
    return this.decided.has(`${capability} ${environment}`);
  }
}

function inOrder(left: RoutingRule, right: RoutingRule): number {
  return left.priority - right.priority || (left.id < right.id ? -1 : 1);
}
