import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  chooseRoute,
  type Availability,
  type Route,
  type RouteCandidate,
  type RouteQuestion,
  type RuleFate,
} from './choose-route.ts';
import { CONDITION_OPERATORS, type Condition, type ConditionOperator } from './condition.ts';
import { CompiledRules, type RoutingRule } from './routing-rule.ts';

/**
 * Rule evaluation as the contract tells it, written without a look at how it is done: every offer of a connection that
 * any rule makes, laid out in the order of the contract, of which the first that can be taken is taken.
 */
interface Offer {
  readonly rule: RoutingRule;
  readonly connection: string;
  readonly isFallback: boolean;
}

const WAITS: readonly Availability[] = ['error', 'breaker_open', 'pending'];

function naively(
  rules: readonly RoutingRule[],
  connections: readonly RouteCandidate[],
  question: RouteQuestion,
): Route {
  const stateOf = (id: string): Availability =>
    connections.find(({ integrationId }) => integrationId === id)?.availability ?? 'inactive';
  const made = rules.filter((rule) => rule.capability === question.capability && isHere(rule, question));
  if (made.length === 0) return theOnly(connections, question);
  const offers = made
    .filter((rule) => rule.enabled && rule.conditions.every((condition) => naivelyHolds(condition, question)))
    .flatMap((rule): Offer[] => [
      { rule, connection: rule.integrationId, isFallback: false },
      ...(rule.fallbackIntegrationId === null
        ? []
        : [{ rule, connection: rule.fallbackIntegrationId, isFallback: true }]),
    ])
    .sort(inTurn);
  const taken = offers.find(({ connection }) => stateOf(connection) === 'available');
  if (taken) return chosen(taken, stateOf);
  const waits = offers.find(({ connection }) => WAITS.includes(stateOf(connection)));
  if (waits) return waiting(waits.connection, stateOf(waits.connection), waits.rule.id);
  const denied = offers.find(({ connection }) => stateOf(connection) === 'denied');
  return denied ? { kind: 'none', deniedId: denied.connection } : { kind: 'none' };
}

function isHere(thing: { readonly environment: string }, question: RouteQuestion): boolean {
  return thing.environment === question.environment;
}

/** Default rules after all others; then by priority; then the older one; a rule's own connection before its fallback. */
function inTurn(left: Offer, right: Offer): number {
  const turn = ({ rule, isFallback }: Offer): readonly (number | string)[] => [
    rule.isDefault ? 1 : 0,
    rule.priority,
    rule.id,
    isFallback ? 1 : 0,
  ];
  const [one, other] = [turn(left), turn(right)];
  const at = one.findIndex((part, index) => part !== other[index]);
  return at < 0 ? 0 : (one[at] ?? 0) < (other[at] ?? 0) ? -1 : 1;
}

function chosen({ rule, connection, isFallback }: Offer, stateOf: (id: string) => Availability): Route {
  const fallback = isFallback ? null : rule.fallbackIntegrationId;
  return {
    kind: 'chosen',
    integrationId: connection,
    fallbackId: fallback !== null && stateOf(fallback) === 'available' ? fallback : null,
    ruleId: rule.id,
  };
}

function waiting(integrationId: string, state: Availability, ruleId: string | null): Route {
  return { kind: 'waiting', integrationId, reason: state as 'error', ruleId };
}

/** Where nobody has made a rule there is nothing to decide between, if there is one connection that may be used. */
function theOnly(connections: readonly RouteCandidate[], question: RouteQuestion): Route {
  const here = connections.filter((connection) => isHere(connection, question));
  const usable = here.filter(({ availability }) => availability !== 'denied');
  const [only] = usable;
  if (usable.length === 0 && here[0]) return { kind: 'none', deniedId: here[0].integrationId };
  if (usable.length !== 1 || !only) return { kind: 'none' };
  const { integrationId, availability } = only;
  if (availability === 'available') return { kind: 'chosen', integrationId, fallbackId: null, ruleId: null };
  return WAITS.includes(availability) ? waiting(integrationId, availability, null) : { kind: 'none' };
}

type Scalar = string | number | boolean;

/** What each operator means for a field that is there; a field that is not there satisfies only three of them. */
const MEANS: Readonly<Record<ConditionOperator, (actual: Scalar, wanted: unknown) => boolean>> = {
  eq: (actual, wanted) => Object.is(actual, wanted),
  ne: (actual, wanted) => !Object.is(actual, wanted),
  in: (actual, wanted) => (wanted as Scalar[]).some((each) => Object.is(each, actual)),
  not_in: (actual, wanted) => (wanted as Scalar[]).every((each) => !Object.is(each, actual)),
  gt: (actual, wanted) => order(actual, wanted) === 1,
  gte: (actual, wanted) => [0, 1].includes(order(actual, wanted)),
  lt: (actual, wanted) => order(actual, wanted) === -1,
  lte: (actual, wanted) => [0, -1].includes(order(actual, wanted)),
  starts_with: (actual, wanted) =>
    typeof actual === 'string' && typeof wanted === 'string' && actual.indexOf(wanted) === 0,
  exists: (_actual, wanted) => wanted === true,
};

/** -1, 0 or 1; NaN for what cannot be compared. */
function order(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return Math.sign(left - right);
  if (typeof left !== 'string' || typeof right !== 'string') return NaN;
  return left === right ? 0 : [left, right].sort()[0] === left ? -1 : 1;
}

function naivelyHolds({ field, operator, value }: Condition, question: RouteQuestion): boolean {
  const actual = named(question)[field];
  if (actual !== undefined && actual !== null) return MEANS[operator](actual, value);
  return operator === 'ne' || operator === 'not_in' || (operator === 'exists' && value === false);
}

/** Everything a condition can name, by its whole name. */
function named({ app, environment, input, metadata }: RouteQuestion): Record<string, Scalar | null> {
  const names: Record<string, Scalar | null> = { app, environment };
  const spread = (prefix: string, value: unknown): void => {
    if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) spread(`${prefix}.${key}`, inner);
    } else names[prefix] = value as Scalar | null;
  };
  spread('input', input);
  spread('metadata', metadata);
  return names;
}

const IDS = ['c1', 'c2', 'c3', 'c4'] as const;
const ENVIRONMENTS = ['production', 'sandbox'] as const;
const FIELDS = ['app', 'environment', 'input.amount', 'input.to', 'input.card.country', 'metadata.vip', 'metadata.n'];

const text = fc.constantFrom('', 'a', 'ab', 'b', '+49', '+4915', 'production', 'sandbox');
const number = fc.constantFrom(-1, 0, 1, 1.5, 100);
const scalar: fc.Arbitrary<Scalar> = fc.oneof(text, number, fc.boolean());
const absent = fc.constantFrom(null, undefined);

const condition: fc.Arbitrary<Condition> = fc
  .record({ field: fc.constantFrom(...FIELDS), operator: fc.constantFrom(...CONDITION_OPERATORS) })
  .chain(({ field, operator }) => valueFor(operator).map((value) => ({ field, operator, value })));

function valueFor(operator: ConditionOperator): fc.Arbitrary<unknown> {
  if (operator === 'exists') return fc.boolean();
  return operator === 'in' || operator === 'not_in' ? fc.array(scalar, { minLength: 1, maxLength: 3 }) : scalar;
}

const rules: fc.Arbitrary<RoutingRule[]> = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom(...Array.from({ length: 12 }, (_unused, index) => `r${String(index).padStart(2, '0')}`)),
    name: fc.constant(null),
    capability: fc.constantFrom('send_sms', 'send_sms', 'send_email'),
    environment: fc.constantFrom('production', 'production', 'sandbox'),
    integrationId: fc.constantFrom(...IDS, 'deleted'),
    fallbackIntegrationId: fc.option(fc.constantFrom(...IDS, 'deleted')),
    // Few, so that there are ties.
    priority: fc.constantFrom(1, 2, 100),
    isDefault: fc.boolean(),
    conditions: fc.oneof(fc.constant([]), fc.array(condition, { maxLength: 2 })),
    enabled: fc.oneof(fc.constant(true), fc.boolean()),
  }),
  { selector: ({ id }) => id, maxLength: 8 },
);

const connections: fc.Arbitrary<RouteCandidate[]> = fc.uniqueArray(
  fc.record({
    integrationId: fc.constantFrom(...IDS),
    environment: fc.constantFrom(...ENVIRONMENTS),
    availability: fc.constantFrom<Availability>(
      ...(['available', 'available', 'breaker_open', 'error', 'pending', 'inactive', 'denied'] as const),
    ),
  }),
  { selector: ({ integrationId }) => integrationId, maxLength: IDS.length },
);

const question: fc.Arbitrary<RouteQuestion> = fc.record({
  capability: fc.constant('send_sms'),
  environment: fc.constantFrom(...ENVIRONMENTS),
  app: fc.option(fc.constantFrom('a', 'ab', 'b')),
  input: fc.record({
    amount: fc.oneof(number, absent),
    to: fc.oneof(text, absent),
    card: fc.oneof(fc.record({ country: fc.oneof(text, absent) }), absent),
  }),
  metadata: fc.dictionary(fc.constantFrom('vip', 'n'), fc.oneof(scalar, fc.constant(null))),
});

const byId = (candidates: readonly RouteCandidate[]): Map<string, RouteCandidate> =>
  new Map(candidates.map((each) => [each.integrationId, each]));

const RUNS = { numRuns: 2_000 };

describe('rule evaluation', () => {
  it('chooses what a naive reading of the contract chooses', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(rules, connections, question, (made, connected, asked) => {
        const route = chooseRoute(new CompiledRules(made), byId(connected), asked);
        seen.set(route.kind, (seen.get(route.kind) ?? 0) + 1);
        expect(route).toEqual(naively(made, connected, asked));
      }),
      RUNS,
    );
    // The examples are worth something: each kind of answer comes up often.
    expect([...seen.keys()].sort()).toEqual(['chosen', 'none', 'waiting']);
  });

  it('chooses the same however the rules are handed to it', () => {
    fc.assert(
      fc.property(rules, connections, question, (made, connected, asked) => {
        const backwards = new CompiledRules([...made].reverse());
        const route = chooseRoute(new CompiledRules(made), byId(connected), asked);
        expect(chooseRoute(backwards, byId(connected), asked)).toEqual(route);
      }),
      RUNS,
    );
  });

  it('chooses the same when every rule’s fate is asked for, and tells that of each enabled rule of the capability once', () => {
    fc.assert(
      fc.property(rules, connections, question, (made, connected, asked) => {
        const fates: [string, RuleFate][] = [];
        const compiled = new CompiledRules(made);
        const route = chooseRoute(compiled, byId(connected), asked, (rule, fate) => fates.push([rule.id, fate]));
        expect(route).toEqual(chooseRoute(compiled, byId(connected), asked));
        const relevant = made.filter(({ capability, enabled }) => capability === asked.capability && enabled);
        expect(fates.map(([id]) => id).sort()).toEqual(relevant.map(({ id }) => id).sort());
        const serving = fates.filter(([, fate]) => fate === 'serves' || fate === 'fallback_serves').map(([id]) => id);
        expect(serving).toEqual(route.kind === 'chosen' && route.ruleId !== null ? [route.ruleId] : []);
      }),
      RUNS,
    );
  });

  it('never sends anything to a connection that is not available, nor falls back to one', () => {
    fc.assert(
      fc.property(rules, connections, question, (made, connected, asked) => {
        const candidates = byId(connected);
        const route = chooseRoute(new CompiledRules(made), candidates, asked);
        if (route.kind !== 'chosen') return;
        for (const id of [route.integrationId, route.fallbackId]) {
          if (id !== null) expect(candidates.get(id)?.availability).toBe('available');
        }
      }),
      RUNS,
    );
  });
});
