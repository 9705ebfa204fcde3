import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AppBinding } from './compiled-bindings.ts';
import type { Policy, PolicySet } from './compiled-policies.ts';
import { aBinding, aPolicy, compiled, facts } from './policy-set.fixture.ts';
import type { JudgedConnection, Question } from './verdict.ts';

const app = fc.constantFrom('desk', 'shop');
const capability = fc.constantFrom('send_sms', 'send_whatsapp', 'post_to_social');
const provider = fc.constantFrom('twilio', 'plivo', 'stripe');
const environment = fc.constantFrom('sandbox' as const, 'production' as const);
const connectionId = fc.constantFrom('c1', 'c2');
const some = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { nil: null });

const policy: fc.Arbitrary<Omit<Policy, 'id'>> = fc.record({
  name: fc.constant(null),
  effect: fc.constantFrom('allow' as const, 'deny' as const, 'require_approval' as const),
  app: some(app),
  capability: some(capability),
  provider: some(provider),
  environment: some(environment),
  approvalExpiresIn: fc.constant(60),
  enabled: fc.boolean(),
});

const binding: fc.Arbitrary<Omit<AppBinding, 'id'>> = fc.record({
  app,
  slot: fc.constant('slot'),
  environment,
  integrationId: connectionId,
  requiredCategory: some(fc.constantFrom('sms', 'payments')),
  requiredCapabilities: fc.uniqueArray(capability, { maxLength: 2 }),
  capabilities: some(fc.uniqueArray(capability)),
  workflows: fc.constant([]),
});

const set: fc.Arbitrary<PolicySet> = fc.record({
  policies: fc.array(policy, { maxLength: 6 }).map((all) => all.map((one, at) => aPolicy({ ...one, id: `p${at}` }))),
  bindings: fc.array(binding, { maxLength: 3 }).map((all) => all.map((one, at) => aBinding({ ...one, id: `b${at}` }))),
  defaultEffect: fc.constantFrom('allow' as const, 'deny' as const),
});

const question: fc.Arbitrary<Question> = fc.record({ app: some(app), capability, environment });

const connection: fc.Arbitrary<JudgedConnection> = fc.record({
  id: connectionId,
  provider,
  environment,
  enabledCapabilities: fc.uniqueArray(capability),
});

/** What the README says, sentence by sentence, without regard to speed. */
function naive(all: PolicySet, asked: Question, on: JudgedConnection): string {
  const applying = all.policies.filter(
    (each) =>
      each.enabled &&
      [null, asked.app].includes(each.app) &&
      [null, asked.capability].includes(each.capability) &&
      [null, on.provider].includes(each.provider) &&
      [null, asked.environment].includes(each.environment),
  );
  const effects = applying.map(({ effect }) => effect);
  if (effects.includes('deny')) return 'deny';
  const bound = all.bindings.filter((each) => each.app === asked.app && each.environment === asked.environment);
  if (bound.length > 0 && !bound.some((each) => naivelyPermits(each, asked, on))) return 'deny';
  if (effects.includes('require_approval')) return 'require_approval';
  if (!effects.includes('allow') && all.defaultEffect === 'deny') return 'deny';
  const named = applying.some((each) => each.effect === 'allow' && each.capability === asked.capability);
  return facts.approvalRequired.has(asked.capability) && !named ? 'require_approval' : 'allow';
}

function naivelyPermits(bound: AppBinding, asked: Question, on: JudgedConnection): boolean {
  const isBound = bound.integrationId === on.id && bound.environment === on.environment;
  const covers = bound.capabilities?.includes(asked.capability) ?? true;
  const isOfCategory = [null, facts.categoryOf(on.provider)].includes(bound.requiredCategory);
  const hasAll = bound.requiredCapabilities.every((name) => on.enabledCapabilities.includes(name));
  return isBound && covers && isOfCategory && hasAll;
}

describe('every judgement', () => {
  it('is what a naive reading of the policies and bindings says', () => {
    fc.assert(
      fc.property(set, question, connection, (all, asked, on) => {
        expect(compiled(all).judge(asked, on).effect).toBe(naive(all, asked, on));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is an allowance wherever the policies are silent', () => {
    fc.assert(
      fc.property(set, question, connection, (all, asked, on) => {
        const policies = compiled(all);
        if (policies.isSilentOn(asked.capability)) expect(policies.judge(asked, on).effect).toBe('allow');
      }),
    );
  });

  it('does not depend on the order in which policies and bindings are stored', () => {
    fc.assert(
      fc.property(set, question, connection, (all, asked, on) => {
        const turned = { ...all, policies: [...all.policies].reverse(), bindings: [...all.bindings].reverse() };
        expect(compiled(turned).judge(asked, on)).toEqual(compiled(all).judge(asked, on));
      }),
    );
  });

  it('only gets stricter by a further deny policy or a further default of deny', () => {
    fc.assert(
      fc.property(set, question, connection, (all, asked, on) => {
        const before = compiled(all).judge(asked, on).effect;
        const after = compiled({ ...all, defaultEffect: 'deny' }).judge(asked, on).effect;
        expect([before, 'deny']).toContain(after);
        const denied = { ...all, policies: [...all.policies, aPolicy({ id: 'p9' })] };
        expect(compiled(denied).judge(asked, on).effect).toBe('deny');
      }),
    );
  });
});
