import { describe, expect, it } from '@jest/globals';
import { planConnection, type ConnectionPlan, type NewConnection, type RefuseHost } from './connection-plan.ts';
import type { Network } from './connection-destination.ts';
import { Problems } from './problems.ts';
import { anyApi, courier } from './courier.fixture.ts';

const plain: Network = { vendorBaseUrls: {}, sandboxUrl: null };
const simulating: Network = { vendorBaseUrls: {}, sandboxUrl: 'http://127.0.0.1:3100' };
const refuseLoopback: RefuseHost = (host) => (host === '127.0.0.1' ? 'is not a public address.' : null);
const good: NewConnection = {
  credentials: { account: 'AB1234', token: 'secret-token' },
  enabled_capabilities: ['send_sms'],
};
const ownApi: NewConnection = {
  credentials: { secret: 's' },
  enabled_capabilities: [],
  config: { base_url: 'https://api.example.com' },
};

interface Planned {
  plan: ConnectionPlan;
  problems: Problems['byField'];
}

function plan(body: NewConnection, network = plain, provider = courier): Planned {
  const problems = new Problems();
  const planned = planConnection(provider, body, { network, refuseHost: refuseLoopback }, problems);
  return { plan: planned, problems: problems.byField };
}

describe('a new connection', () => {
  it('is for production unless it says otherwise', () => {
    expect(plan(good)).toMatchObject({
      problems: {},
      plan: { environment: 'production', target: 'vendor', authType: 'basic' },
    });
  });

  it('goes to the simulated vendor in the sandbox while there is one', () => {
    expect(plan({ ...good, environment: 'sandbox' }, simulating).plan.target).toBe('simulated');
    expect(plan(good, simulating).plan.target).toBe('vendor');
  });

  it('goes to the vendor’s own test host in the sandbox when nothing is simulated', () => {
    expect(plan({ ...good, environment: 'sandbox' })).toMatchObject({ problems: {}, plan: { target: 'vendor' } });
  });

  it('is refused in the sandbox when there is neither', () => {
    const hosted = { ...courier, baseUrl: { production: 'https://api.courier.example', sandbox: null } };
    expect(plan({ ...good, environment: 'sandbox' }, plain, hosted).problems).toEqual({
      environment: [expect.stringContaining('PATCHBAY_SANDBOX_PORT')],
    });
  });

  it('names everything that is wrong at once', () => {
    const { problems } = plan({
      credentials: { token: 'secret-token', colour: 'red' },
      enabled_capabilities: ['send_sms', 'fly'],
      auth_type: 'oauth2',
      config: { region: 'mars', depth: 3 },
      label: '  ',
      metadata: { text: 'x'.repeat(20_000) },
    });
    expect(Object.keys(problems).sort()).toEqual([
      'auth_type',
      'config.depth',
      'config.region',
      'credentials.account',
      'credentials.colour',
      'enabled_capabilities',
      'label',
      'metadata',
    ]);
  });

  it('enables each capability once', () => {
    expect(plan({ ...good, enabled_capabilities: ['send_sms', 'send_sms'] }).plan.enabledCapabilities).toEqual([
      'send_sms',
    ]);
  });

  it('does not take the hub’s own field for metadata', () => {
    expect(plan({ ...good, metadata: { verification_error: 'x', team: 'a' } }).plan.metadata).toEqual({ team: 'a' });
  });

  it('is told apart by its label only where the provider may be connected more than once', () => {
    expect(plan({ ...good, label: 'One' }).plan.uniqueness).toBe('');
    expect(plan({ ...ownApi, label: 'One' }, plain, anyApi).plan.uniqueness).toBe('one');
  });

  it.each([
    ['http://127.0.0.1:9/', 'not a public address'],
    ['https://user:pw@api.example.com', 'must not hold a user name'],
  ])('may not go to %s', (url, message) => {
    expect(plan({ ...ownApi, config: { base_url: url } }, plain, anyApi).problems).toEqual({
      'config.base_url': [expect.stringContaining(message)],
    });
  });

  it('says that a required setting is missing', () => {
    expect(plan({ ...ownApi, config: {} }, plain, anyApi).problems).toEqual({ 'config.base_url': ['is required.'] });
  });
});
