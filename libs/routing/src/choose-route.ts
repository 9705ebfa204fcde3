import { holds, type ConditionSubject } from './condition.ts';
import type { CompiledRules, RoutingRule } from './routing-rule.ts';

/**
 * What evaluation needs to know of a connection at this moment. `denied`: it could serve now or later, but whoever asks may
 * not use it.
 */
export type Availability = 'available' | 'breaker_open' | 'error' | 'pending' | 'inactive' | 'denied';

export interface RouteCandidate {
  readonly integrationId: string;
  readonly environment: string;
  readonly availability: Availability;
}

/** Where an operation goes, and why: `rule` null means the only connection there is, or a pinned one. */
export type Route =
  | {
      readonly kind: 'chosen';
      readonly integrationId: string;
      readonly fallbackId: string | null;
      readonly ruleId: string | null;
    }
  /** Nothing can serve it now, but this connection will when it heals (or its breaker closes). */
  | {
      readonly kind: 'waiting';
      readonly integrationId: string;
      readonly reason: 'error' | 'breaker_open' | 'pending';
      readonly ruleId: string | null;
    }
  /** `deniedId`: the connection that could serve, did not every one that could have to be left out. */
  | { readonly kind: 'none'; readonly deniedId?: string };

type ChosenRoute = Extract<Route, { kind: 'chosen' }>;

/** What became of one rule; the dry run tells it, the hot path does not ask. */
export type RuleFate =
  'serves' | 'fallback_serves' | 'unavailable' | 'denied' | 'conditions_not_met' | 'other_environment' | 'not_reached';

export interface RouteQuestion extends ConditionSubject {
  readonly capability: string;
}

/** The connections that have the capability switched on, by id; one that is absent (deleted, say) counts as inactive. */
export type Candidates = ReadonlyMap<string, RouteCandidate>;

/**
 * Enabled rules whose connection is in the operation's environment, in order; the first whose conditions hold and whose
 * connection, else fallback, is available serves. A rule marked default is considered after all others. While nobody made
 * a rule for the capability there, the only connection that has it (and may be used) serves: there is nothing to decide.
 * A connection that may not be used is passed over like one that is unavailable.
 */
export function chooseRoute(
  rules: CompiledRules,
  candidates: Candidates,
  question: RouteQuestion,
  tell?: (rule: RoutingRule, fate: RuleFate) => void,
): Route {
  const inEnvironment = rules.of(question.capability).filter((rule) => {
    const here = rule.environment === question.environment;
    if (!here) tell?.(rule, 'other_environment');
    return here;
  });
  if (!rules.decide(question.capability, question.environment)) return onlyCandidate(candidates, question.environment);
  const ordered = [
    ...inEnvironment.filter((rule) => !rule.isDefault),
    ...inEnvironment.filter((rule) => rule.isDefault),
  ];
  return firstServing(ordered, candidates, question, tell);
}

function firstServing(
  rules: readonly RoutingRule[],
  candidates: Candidates,
  question: RouteQuestion,
  tell?: (rule: RoutingRule, fate: RuleFate) => void,
): Route {
  let chosen: Route | undefined;
  let waiting: Route | undefined;
  let denied: Route | undefined;
  for (const rule of rules) {
    if (chosen && !tell) return chosen;
    const verdict = chosen ? NOT_REACHED : judge(rule, candidates, question);
    tell?.(rule, verdict.fate);
    chosen ??= verdict.serves;
    waiting ??= verdict.waits;
    denied ??= verdict.denied;
  }
  return chosen ?? waiting ?? denied ?? NOTHING;
}

interface Verdict {
  readonly fate: RuleFate;
  readonly serves?: Route;
  /** Nothing of the rule is available, but this connection may heal. */
  readonly waits?: Route | undefined;
  /** Nothing of the rule is available, and this connection only because it may not be used. */
  readonly denied?: Route | undefined;
}

const NOTHING: Route = { kind: 'none' };
const NOT_REACHED: Verdict = { fate: 'not_reached' };

function judge(rule: RoutingRule, candidates: Candidates, question: RouteQuestion): Verdict {
  if (!matches(rule, question)) return { fate: 'conditions_not_met' };
  const serves = serve(rule, candidates);
  if (!serves) {
    const denied = deniedOf(rule, candidates);
    return { fate: denied ? 'denied' : 'unavailable', waits: wait(rule, candidates), denied };
  }
  return { fate: serves.integrationId === rule.integrationId ? 'serves' : 'fallback_serves', serves };
}

/** A default rule serves what nothing else did: its conditions, if any, still have to hold. */
function matches(rule: RoutingRule, question: RouteQuestion): boolean {
  return rule.conditions.every((condition) => holds(condition, question));
}

function serve(rule: RoutingRule, candidates: Candidates): ChosenRoute | undefined {
  const fallback = rule.fallbackIntegrationId;
  if (isAvailable(candidates, rule.integrationId)) {
    return {
      kind: 'chosen',
      integrationId: rule.integrationId,
      fallbackId: fallback !== null && isAvailable(candidates, fallback) ? fallback : null,
      ruleId: rule.id,
    };
  }
  if (fallback === null || !isAvailable(candidates, fallback)) return undefined;
  return { kind: 'chosen', integrationId: fallback, fallbackId: null, ruleId: rule.id };
}

function wait(rule: RoutingRule, candidates: Candidates): Route | undefined {
  for (const id of [rule.integrationId, rule.fallbackIntegrationId]) {
    const found = id === null ? undefined : candidates.get(id);
    if (found) {
      const route = waitFor(found, rule.id);
      if (route.kind === 'waiting') return route;
    }
  }
  return undefined;
}

function deniedOf(rule: RoutingRule, candidates: Candidates): Route | undefined {
  const ids = [rule.integrationId, rule.fallbackIntegrationId];
  const deniedId = ids.find((id) => id !== null && candidates.get(id)?.availability === 'denied');
  return deniedId ? { kind: 'none', deniedId } : undefined;
}

function waitFor(candidate: RouteCandidate, ruleId: string | null): Route {
  if (candidate.availability === 'denied') return { kind: 'none', deniedId: candidate.integrationId };
  if (candidate.availability === 'available' || candidate.availability === 'inactive') return NOTHING;
  return { kind: 'waiting', integrationId: candidate.integrationId, reason: candidate.availability, ruleId };
}

/** The connection the caller named: no rule, no fallback. */
export function pinnedRoute(candidate: RouteCandidate): Route {
  if (candidate.availability !== 'available') return waitFor(candidate, null);
  return { kind: 'chosen', integrationId: candidate.integrationId, fallbackId: null, ruleId: null };
}

function onlyCandidate(candidates: Candidates, environment: string): Route {
  const here = [...candidates.values()].filter((candidate) => candidate.environment === environment);
  const usable = here.filter((candidate) => candidate.availability !== 'denied');
  const only = usable.length === 1 ? usable[0] : undefined;
  if (only) return pinnedRoute(only);
  const denied = usable.length === 0 ? here[0] : undefined;
  return denied ? pinnedRoute(denied) : NOTHING;
}

function isAvailable(candidates: Candidates, id: string): boolean {
  return candidates.get(id)?.availability === 'available';
}
