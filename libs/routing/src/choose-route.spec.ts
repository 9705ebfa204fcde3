import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chooseRoute, pinnedRoute, type Availability, type RouteCandidate, type RuleFate } from './choose-route.ts';
import { CompiledRules, type RoutingRule } from './routing-rule.ts';

const question = { capability: 'send_sms', environment: 'production', app: null, input: {}, metadata: {} };

function rule(id: string, integrationId: string, more: Partial<RoutingRule> = {}): RoutingRule {
  return {
    id,
    name: null,
    capability: 'send_sms',
    environment: 'production',
    integrationId,
    fallbackIntegrationId: null,
    priority: 100,
    isDefault: false,
    conditions: [],
    enabled: true,
    ...more,
  };
}

function candidates(states: Record<string, Availability>): Map<string, RouteCandidate> {
  return new Map(
    Object.entries(states).map(([integrationId, availability]) => [
      integrationId,
      { integrationId, environment: 'production', availability },
    ]),
  );
}

const choose = (rules: RoutingRule[], states: Record<string, Availability>) =>
  chooseRoute(new CompiledRules(rules), candidates(states), question);

describe('choosing a route', () => {
  it('takes the rule with the lowest priority number, and of equals the older', () => {
    const rules = [rule('c', 'x', { priority: 5 }), rule('b', 'y', { priority: 5 }), rule('a', 'z')];
    const states = { x: 'available', y: 'available', z: 'available' } as const;
    expect(choose(rules, states)).toMatchObject({ kind: 'chosen', integrationId: 'y', ruleId: 'b' });
  });

  it('considers the fallback of a rule whose connection was switched off or deleted', () => {
    const rules = [rule('a', 'gone', { fallbackIntegrationId: 'spare' }), rule('b', 'later')];
    expect(choose(rules, { spare: 'available', later: 'available' })).toMatchObject({
      integrationId: 'spare',
      ruleId: 'a',
    });
  });

  it('goes on to later matches when neither connection nor fallback is available', () => {
    const rules = [rule('a', 'x', { fallbackIntegrationId: 'y' }), rule('b', 'z')];
    expect(choose(rules, { x: 'error', y: 'breaker_open', z: 'available' })).toMatchObject({ integrationId: 'z' });
  });

  it('comes to the default rule last, whatever its priority', () => {
    const rules = [rule('a', 'x', { isDefault: true, priority: 1 }), rule('b', 'y')];
    expect(choose(rules, { x: 'available', y: 'available' })).toMatchObject({ integrationId: 'y' });
    expect(choose(rules, { x: 'available', y: 'inactive' })).toMatchObject({ integrationId: 'x' });
  });

  it('waits for the first connection that can heal', () => {
    expect(choose([rule('a', 'x')], { x: 'error' })).toMatchObject({
      kind: 'waiting',
      reason: 'error',
      integrationId: 'x',
    });
    expect(choose([rule('a', 'x')], { x: 'breaker_open' })).toMatchObject({ kind: 'waiting', reason: 'breaker_open' });
  });

  it('finds nothing when there are only inactive connections', () => {
    expect(choose([rule('a', 'x')], { x: 'inactive' })).toEqual({ kind: 'none' });
    expect(choose([], {})).toEqual({ kind: 'none' });
  });

  it('needs no rule when one connection alone has the capability, and does not guess between two', () => {
    expect(choose([], { x: 'available' })).toMatchObject({ kind: 'chosen', integrationId: 'x', ruleId: null });
    expect(choose([], { x: 'available', y: 'available' })).toEqual({ kind: 'none' });
  });

  it('lets nobody serve by default where the rules that were made are switched off', () => {
    const off = rule('a', 'x', { enabled: false });
    expect(choose([off], { x: 'available' })).toEqual({ kind: 'none' });
    expect(choose([{ ...off, environment: 'sandbox' }], { x: 'available' })).toMatchObject({ integrationId: 'x' });
  });

  it('passes a rule over whose conditions do not hold', () => {
    const condition = { field: 'input.channel', operator: 'eq', value: 'in_person' } as const;
    const rules = [rule('a', 'x', { conditions: [condition] }), rule('b', 'y')];
    expect(choose(rules, { x: 'available', y: 'available' })).toMatchObject({ integrationId: 'y' });
  });

  it('gives a pinned connection no fallback', () => {
    const pinned = { integrationId: 'x', environment: 'production', availability: 'available' } as const;
    expect(pinnedRoute(pinned)).toEqual({ kind: 'chosen', integrationId: 'x', fallbackId: null, ruleId: null });
    expect(pinnedRoute({ ...pinned, availability: 'inactive' })).toEqual({ kind: 'none' });
  });

  it('never chooses what is not available, and tells the fate of every rule of the capability', () => {
    const state = fc.constantFrom<Availability>('available', 'breaker_open', 'error', 'pending', 'inactive');
    const someRule = fc.record({
      connection: fc.constantFrom('x', 'y', 'z'),
      fallback: fc.option(fc.constantFrom('x', 'y', 'z'), { nil: null }),
      priority: fc.integer({ min: 0, max: 3 }),
      isDefault: fc.boolean(),
      enabled: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(someRule, { maxLength: 6 }),
        fc.record({ x: state, y: state, z: state }),
        (drawn, states) => {
          const rules = drawn.map((each, index) =>
            rule(String(index), each.connection, { ...each, fallbackIntegrationId: each.fallback }),
          );
          const fates = new Map<string, RuleFate>();
          const explained = chooseRoute(new CompiledRules(rules), candidates(states), question, (each, fate) =>
            fates.set(each.id, fate),
          );
          expect(explained).toEqual(choose(rules, states));
          expect(fates.size).toBe(rules.filter((each) => each.enabled).length);
          if (explained.kind === 'chosen') expect(states[explained.integrationId as 'x']).toBe('available');
          const reachable = rules.some(
            (each) =>
              each.enabled &&
              [each.integrationId, each.fallbackIntegrationId].some((id) => id && states[id as 'x'] === 'available'),
          );
          expect(explained.kind === 'chosen' || rules.every((each) => !each.enabled)).toBe(
            reachable || rules.every((each) => !each.enabled),
          );
        },
      ),
    );
  });
});

describe('connections that may not be used', () => {
  const fatesOf = (rules: RoutingRule[], states: Record<string, Availability>): RuleFate[] => {
    const fates: RuleFate[] = [];
    chooseRoute(new CompiledRules(rules), candidates(states), question, (_, fate) => fates.push(fate));
    return fates;
  };

  it('are passed over like unavailable ones, the fallback of their rule still considered', () => {
    const rules = [rule('a', 'x', { fallbackIntegrationId: 'y' }), rule('b', 'z')];
    expect(choose(rules, { x: 'denied', y: 'available', z: 'available' })).toMatchObject({ integrationId: 'y' });
    expect(choose(rules, { x: 'denied', y: 'inactive', z: 'available' })).toMatchObject({ integrationId: 'z' });
    expect(choose(rules, { x: 'available', y: 'denied' })).toMatchObject({ integrationId: 'x', fallbackId: null });
  });

  it('are named when nothing else could serve, now or later', () => {
    const rules = [rule('a', 'x', { fallbackIntegrationId: 'y' })];
    expect(choose(rules, { x: 'denied', y: 'inactive' })).toEqual({ kind: 'none', deniedId: 'x' });
    expect(choose(rules, { x: 'inactive', y: 'denied' })).toEqual({ kind: 'none', deniedId: 'y' });
    expect(choose(rules, { x: 'denied', y: 'error' })).toMatchObject({ kind: 'waiting', integrationId: 'y' });
    expect(choose(rules, { x: 'inactive' })).toEqual({ kind: 'none' });
    expect(pinnedRoute({ integrationId: 'x', environment: 'production', availability: 'denied' })).toEqual({
      kind: 'none',
      deniedId: 'x',
    });
  });

  it('do not make a choice between others necessary where there is no rule', () => {
    expect(choose([], { x: 'denied', y: 'available' })).toMatchObject({ kind: 'chosen', integrationId: 'y' });
    expect(choose([], { x: 'denied', y: 'denied' })).toEqual({ kind: 'none', deniedId: 'x' });
    expect(choose([], { x: 'denied', y: 'available', z: 'available' })).toEqual({ kind: 'none' });
  });

  it('have a fate of their own in the dry run', () => {
    const rules = [rule('a', 'x'), rule('b', 'y', { fallbackIntegrationId: 'x' }), rule('c', 'y')];
    expect(fatesOf(rules, { x: 'denied', y: 'error' })).toEqual(['denied', 'denied', 'unavailable']);
  });
});
