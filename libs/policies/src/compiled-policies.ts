import type { Environment } from '@patchbay/provider-kit';
import type { CatalogFacts } from './catalog-facts.ts';
import { CompiledBindings, type AppBinding, type BindingFate } from './compiled-bindings.ts';
import {
  DEFAULT_APPROVAL_SECONDS,
  type JudgedConnection,
  type PolicyEffect,
  type Question,
  type Verdict,
} from './verdict.ts';

/** One policy as judging sees it; null matches everything. */
export interface Policy {
  readonly id: string;
  readonly name: string | null;
  readonly effect: PolicyEffect;
  readonly app: string | null;
  readonly capability: string | null;
  readonly provider: string | null;
  readonly environment: Environment | null;
  /** Seconds; only of `require_approval`. */
  readonly approvalExpiresIn: number | null;
  readonly enabled: boolean;
}

/** Everything a tenant decided about who may do what. */
export interface PolicySet {
  readonly policies: readonly Policy[];
  readonly bindings: readonly AppBinding[];
  readonly defaultEffect: 'allow' | 'deny';
}

interface Ruled {
  readonly policy: Policy;
  readonly verdict: Verdict;
}

/** A tenant's policies and app bindings, ready to judge: no query, and no allocation. */
export class CompiledPolicies {
  private readonly byEffect: Readonly<Record<PolicyEffect, readonly Ruled[]>>;
  private readonly bindings: CompiledBindings;
  private readonly defaultVerdict: Verdict;
  private readonly ownDefaults: ReadonlyMap<string, Verdict>;
  private readonly isEmpty: boolean;

  constructor(set: PolicySet, facts: CatalogFacts) {
    const enabled = set.policies.filter((policy) => policy.enabled).sort((one, other) => (one.id < other.id ? -1 : 1));
    const of = (effect: PolicyEffect): Ruled[] =>
      enabled.filter((policy) => policy.effect === effect).map((policy) => ({ policy, verdict: verdictOf(policy) }));
    this.byEffect = { deny: of('deny'), require_approval: of('require_approval'), allow: of('allow') };
    this.bindings = new CompiledBindings(set.bindings, facts);
    this.defaultVerdict = defaultVerdict(set.defaultEffect);
    this.ownDefaults = new Map([...facts.approvalRequired].map((name) => [name, ownDefault(name)]));
    this.isEmpty = enabled.length === 0 && set.bindings.length === 0 && set.defaultEffect === 'allow';
  }

  /**
   * True when everybody may use everything for this capability, so that nobody need be asked. A tenant without policies is
   * not silent on a capability that requires approval by itself, which is why this asks for its name.
   */
  isSilentOn(capability: string): boolean {
    return this.isEmpty && !this.ownDefaults.has(capability);
  }

  /**
   * Deny wins over require_approval, which wins over allow; among several of one effect the oldest is named. Bindings only
   * take away: being bound to a connection allows nothing that the tenant's default or a policy denies.
   */
  judge(question: Question, connection: JudgedConnection): Verdict {
    if (this.isEmpty) return this.ownDefaults.get(question.capability) ?? this.defaultVerdict;
    return (
      this.first('deny', question, connection) ??
      this.bindings.refusal(question, connection) ??
      this.first('require_approval', question, connection) ??
      this.unlessDenied(question, connection)
    );
  }

  /** Whether an app may start workflow runs of that name; one without bindings in the environment may start any. */
  mayRunWorkflow(app: string | null, environment: Environment, name: string): boolean {
    return this.bindings.mayRunWorkflow(app, environment, name);
  }

  /** Every enabled policy that applies, strongest first: what a dry run tells. */
  matching(question: Question, connection: JudgedConnection): Policy[] {
    return [...this.byEffect.deny, ...this.byEffect.require_approval, ...this.byEffect.allow]
      .map(({ policy }) => policy)
      .filter((policy) => matches(policy, question, connection));
  }

  /** What each binding of the app there says of the connection: what a dry run tells. */
  bindingFates(question: Question, connection: JudgedConnection): [AppBinding, BindingFate][] {
    return this.bindings.fates(question, connection);
  }

  private unlessDenied(question: Question, connection: JudgedConnection): Verdict {
    const named = this.first('allow', question, connection, true);
    if (named) return named;
    const allowed = this.first('allow', question, connection) ?? this.defaultVerdict;
    return allowed.effect === 'deny' ? allowed : (this.ownDefaults.get(question.capability) ?? allowed);
  }

  private first(effect: PolicyEffect, question: Question, on: JudgedConnection, named = false): Verdict | undefined {
    for (const { policy, verdict } of this.byEffect[effect]) {
      if (named && policy.capability === null) continue;
      if (matches(policy, question, on)) return verdict;
    }
    return undefined;
  }
}

function matches(policy: Policy, question: Question, connection: JudgedConnection): boolean {
  return (
    (policy.capability === null || policy.capability === question.capability) &&
    (policy.app === null || policy.app === question.app) &&
    (policy.environment === null || policy.environment === question.environment) &&
    (policy.provider === null || policy.provider === connection.provider)
  );
}

const VERBS = { allow: 'allows', deny: 'denies', require_approval: 'requires an approval for' } as const;

function verdictOf(policy: Policy): Verdict {
  const called = policy.name === null ? policy.id : `"${policy.name}"`;
  const decision = {
    because: `The policy ${called} ${VERBS[policy.effect]} this.`,
    decidedBy: 'policy',
    policyId: policy.id,
  } as const;
  if (policy.effect !== 'require_approval') return { ...decision, effect: policy.effect };
  return {
    ...decision,
    effect: 'require_approval',
    approvalSeconds: policy.approvalExpiresIn ?? DEFAULT_APPROVAL_SECONDS,
  };
}

function defaultVerdict(effect: 'allow' | 'deny'): Verdict {
  const because =
    effect === 'allow'
      ? 'No policy says otherwise.'
      : 'No policy allows this, and the default of this tenant is to deny.';
  return { effect, because, decidedBy: 'default', policyId: null };
}

function ownDefault(capability: string): Verdict {
  return {
    effect: 'require_approval',
    because: `${capability} requires an approval unless a policy that names it allows it.`,
    decidedBy: 'capability',
    policyId: null,
    approvalSeconds: DEFAULT_APPROVAL_SECONDS,
  };
}
