import { describe, expect, it } from '@jest/globals';
import { aBinding, aConnection, aPolicy, aQuestion, compiled } from './policy-set.fixture.ts';
import { DEFAULT_APPROVAL_SECONDS } from './verdict.ts';

describe('judging by policies', () => {
  it('allows everything while nobody decided anything', () => {
    const nothing = compiled();
    expect(nothing.judge(aQuestion(), aConnection())).toMatchObject({ effect: 'allow', decidedBy: 'default' });
    expect(nothing.isSilentOn('send_sms')).toBe(true);
  });

  it.each([
    ['app', { app: 'other' }],
    ['capability', { capability: 'send_email' }],
    ['provider', { provider: 'plivo' }],
    ['environment', { environment: 'sandbox' as const }],
    ['enabled', { enabled: false }],
  ])('leaves alone what a policy is not about: %s', (_, given) => {
    const policies = compiled({ policies: [aPolicy(given)] });
    expect(policies.judge(aQuestion(), aConnection()).effect).toBe('allow');
  });

  it('names the policy that denies', () => {
    const policies = compiled({ policies: [aPolicy({ name: 'No texts', app: 'desk', provider: 'twilio' })] });
    expect(policies.judge(aQuestion(), aConnection())).toEqual({
      effect: 'deny',
      because: 'The policy "No texts" denies this.',
      decidedBy: 'policy',
      policyId: 'p1',
    });
    expect(policies.isSilentOn('send_sms')).toBe(false);
  });

  it('lets deny win over require_approval, and that over allow, whatever their age', () => {
    const allow = aPolicy({ id: 'p1', effect: 'allow', capability: 'send_sms' });
    const approval = aPolicy({ id: 'p2', effect: 'require_approval' });
    const deny = aPolicy({ id: 'p3' });
    const verdictOf = (...policies: (typeof deny)[]) => compiled({ policies }).judge(aQuestion(), aConnection());
    expect(verdictOf(allow, approval, deny)).toMatchObject({ effect: 'deny', policyId: 'p3' });
    expect(verdictOf(allow, approval)).toMatchObject({ effect: 'require_approval', policyId: 'p2' });
    expect(verdictOf(allow)).toMatchObject({ effect: 'allow', policyId: 'p1' });
  });

  it('names the oldest of several that say the same, and gives its time for the approval', () => {
    const policies = compiled({
      policies: [
        aPolicy({ id: 'p2', effect: 'require_approval', approvalExpiresIn: 60 }),
        aPolicy({ id: 'p1', effect: 'require_approval', approvalExpiresIn: 3600 }),
      ],
    });
    expect(policies.judge(aQuestion(), aConnection())).toMatchObject({ policyId: 'p1', approvalSeconds: 3600 });
  });

  it('denies what no policy allows where the default is to deny', () => {
    const allowed = aPolicy({ effect: 'allow', provider: 'twilio' });
    const policies = compiled({ policies: [allowed], defaultEffect: 'deny' });
    expect(policies.judge(aQuestion(), aConnection())).toMatchObject({ effect: 'allow', policyId: 'p1' });
    expect(policies.judge(aQuestion(), aConnection({ provider: 'plivo' }))).toMatchObject({
      effect: 'deny',
      decidedBy: 'default',
      policyId: null,
    });
  });

  it('tells every policy that applies, the strongest first', () => {
    const policies = compiled({
      policies: [aPolicy({ id: 'p1', effect: 'allow' }), aPolicy({ id: 'p2' }), aPolicy({ id: 'p3', app: 'other' })],
    });
    expect(policies.matching(aQuestion(), aConnection()).map(({ id }) => id)).toEqual(['p2', 'p1']);
  });
});

describe('a capability that requires an approval by itself', () => {
  const question = aQuestion({ capability: 'post_to_social' });
  const required = { effect: 'require_approval', decidedBy: 'capability', approvalSeconds: DEFAULT_APPROVAL_SECONDS };

  it('does so although the tenant has no policies', () => {
    expect(compiled().judge(question, aConnection())).toMatchObject(required);
    expect(compiled().isSilentOn('post_to_social')).toBe(false);
  });

  it('is switched off for one app by an allow policy that names it', () => {
    const policies = compiled({ policies: [aPolicy({ effect: 'allow', app: 'desk', capability: 'post_to_social' })] });
    expect(policies.judge(question, aConnection())).toMatchObject({ effect: 'allow', policyId: 'p1' });
    expect(policies.judge({ ...question, app: 'other' }, aConnection())).toMatchObject(required);
    expect(policies.judge({ ...question, app: null }, aConnection())).toMatchObject(required);
  });

  it('is not switched off by an allow policy about everything', () => {
    const policies = compiled({ policies: [aPolicy({ effect: 'allow' })], defaultEffect: 'deny' });
    expect(policies.judge(question, aConnection())).toMatchObject(required);
  });

  it('stays denied where the default is to deny and nothing allows it', () => {
    const policies = compiled({ defaultEffect: 'deny' });
    expect(policies.judge(question, aConnection())).toMatchObject({ effect: 'deny', decidedBy: 'default' });
  });
});

describe('judging by app bindings', () => {
  it('keeps an app to what it is bound to, in that environment only', () => {
    const policies = compiled({ bindings: [aBinding()] });
    const elsewhere = { environment: 'sandbox' as const };
    expect(policies.judge(aQuestion(), aConnection()).effect).toBe('allow');
    expect(policies.judge(aQuestion(), aConnection({ id: 'c2' }))).toMatchObject({
      effect: 'deny',
      decidedBy: 'binding',
      because: expect.stringContaining('"desk"'),
    });
    expect(policies.judge(aQuestion(elsewhere), aConnection({ id: 'c2', ...elsewhere })).effect).toBe('allow');
    expect(policies.judge(aQuestion({ app: 'other' }), aConnection({ id: 'c2' })).effect).toBe('allow');
    expect(policies.judge(aQuestion({ app: null }), aConnection({ id: 'c2' })).effect).toBe('allow');
  });

  it('allows through one slot what another does not', () => {
    const narrow = aBinding({ id: 'b1', capabilities: ['send_whatsapp'] });
    const wide = aBinding({ id: 'b2', slot: 'more', capabilities: ['send_sms'] });
    expect(compiled({ bindings: [narrow] }).judge(aQuestion(), aConnection()).effect).toBe('deny');
    expect(compiled({ bindings: [narrow, wide] }).judge(aQuestion(), aConnection()).effect).toBe('allow');
  });

  it.each([
    ['category', { requiredCategory: 'payments' }, 'deny'],
    ['category', { requiredCategory: 'sms' }, 'allow'],
    ['capabilities', { requiredCapabilities: ['send_sms', 'send_whatsapp'] }, 'deny'],
    ['capabilities', { requiredCapabilities: ['send_sms'] }, 'allow'],
  ])('does not let an app use a connection that no longer fulfils its slot: %s %j', (_, given, effect) => {
    expect(compiled({ bindings: [aBinding(given)] }).judge(aQuestion(), aConnection()).effect).toBe(effect);
  });

  it('grants nothing that a policy or the default denies', () => {
    const bindings = [aBinding()];
    expect(compiled({ bindings, defaultEffect: 'deny' }).judge(aQuestion(), aConnection()).effect).toBe('deny');
    expect(compiled({ bindings, policies: [aPolicy()] }).judge(aQuestion(), aConnection())).toMatchObject({
      effect: 'deny',
      decidedBy: 'policy',
    });
  });

  it('does not let an allow policy reach beyond the bindings', () => {
    const policies = compiled({ bindings: [aBinding()], policies: [aPolicy({ effect: 'allow', app: 'desk' })] });
    expect(policies.judge(aQuestion(), aConnection({ id: 'c2' })).effect).toBe('deny');
  });

  it('lets an app start the workflow runs its bindings name, and one without bindings any', () => {
    const bindings = [aBinding({ workflows: ['settle'] }), aBinding({ id: 'b2', slot: 'more', workflows: ['remind'] })];
    const policies = compiled({ bindings });
    const may = (app: string | null, name: string, environment: 'sandbox' | 'production' = 'production') =>
      policies.mayRunWorkflow(app, environment, name);
    expect([may('desk', 'settle'), may('desk', 'remind'), may('desk', 'other')]).toEqual([true, true, false]);
    expect([may('desk', 'other', 'sandbox'), may('other', 'other'), may(null, 'other')]).toEqual([true, true, true]);
  });

  it('tells the fate of each binding', () => {
    const bindings = [
      aBinding({ id: 'b1' }),
      aBinding({ id: 'b2', integrationId: 'c2' }),
      aBinding({ id: 'b3', capabilities: [] }),
      aBinding({ id: 'b4', requiredCategory: 'payments' }),
    ];
    const fates = compiled({ bindings }).bindingFates(aQuestion(), aConnection());
    expect(fates.map(([{ id }, fate]) => [id, fate])).toEqual([
      ['b1', 'permits'],
      ['b2', 'other_integration'],
      ['b3', 'other_capability'],
      ['b4', 'slot_unfulfilled'],
    ]);
  });
});
