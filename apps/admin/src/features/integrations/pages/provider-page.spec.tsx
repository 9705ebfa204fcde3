/** @jest-environment ./tools/jest-browser-environment.js */
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from '@jest/globals';
import { fakeHub, ok, page } from '../../../testing/fake-hub.ts';
import { renderScreen } from '../../../testing/render-screen.tsx';
import { aConnection, aProvider } from '../testing/builders.ts';
import { ProviderPage } from './provider-page.tsx';

const TWILIO = aProvider('twilio', {
  capabilities: ['send_sms'],
  credential_schema: {
    account_sid: {
      ...{ type: 'string', label: 'Account SID', sensitive: false, required: true },
      ...{ pattern: '^AC[0-9]{3}$', examples: ['AC123'] },
    },
    auth_token: { type: 'string', label: 'Auth token', sensitive: true, required: true },
  },
});
const GUIDE = {
  powers: [{ name: 'send_sms', title: 'Send an SMS', description: 'One text message.', effect: 'opaque' }],
  docs_url: null,
  permissions: [],
};
const CHECK = 'POST /api/v1/integrations/01twilio/verify/steps';

function hubWith(provider = TWILIO) {
  return fakeHub({
    'GET /api/v1/integrations/providers/twilio': () => ok(provider),
    'GET /api/v1/integrations/providers/twilio/guide': () => ok(GUIDE),
    'GET /api/v1/integrations': () => page([]),
    'GET /api/v1/routing-rules': () => page([]),
    'GET /api/v1/hub': () => ok({ sandbox_url: 'http://127.0.0.1:3100/', secret_env_prefixes: ['PATCHBAY_SECRET_'] }),
    'POST /api/v1/integrations': () => ok(aConnection('twilio', 'not_connected'), 201),
    'PATCH /api/v1/integrations/01twilio': () => ok(aConnection('twilio', 'not_connected')),
  });
}

/** The lines of a check that ends well, or with the vendor's refusal. */
function checked(refusal: string | null): Response {
  const step = (name: string, isOk = true, message = 'Fine.') => ({ name, ok: isOk, message });
  const health = { state: 'error', code: null };
  const last = refusal === null ? step('permissions') : step('authenticate', false, refusal);
  const result = { ok: refusal === null, status: 'active', health, account: 'Bistro', steps: [last] };
  return new Response(`${JSON.stringify({ step: step('credentials_complete') })}\n${JSON.stringify({ result })}\n`);
}

afterEach(cleanup);

const open = (options = {}) =>
  renderScreen(<ProviderPage />, { path: '/integrations/:provider', at: '/integrations/twilio?connect=1', ...options });
const field = (name: string) => screen.getByLabelText(name, { selector: 'input' });

describe('connecting a provider', () => {
  it('checks what is typed, shows the refusal beside the field, and is mended there', async () => {
    const hub = hubWith();
    hub.on(CHECK, () => checked('Twilio answered 401: Authenticate'));
    const { user } = await open();
    await user.type(await screen.findByLabelText('Account SID', { selector: 'input' }), 'AC1');
    expect(screen.getByText(/not in the form that is needed yet. For example: .*AC123/)).toBeTruthy();
    await user.type(field('Account SID'), '23');
    await user.type(field('Auth token'), 'wrong');
    await user.click(screen.getByRole('button', { name: 'Save & Test' }));
    expect(await screen.findByText('Twilio does not accept the credentials')).toBeTruthy();
    expect(field('Auth token').getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(field('Auth token'));

    hub.on(CHECK, () => checked(null));
    await user.clear(field('Auth token'));
    await user.type(field('Auth token'), 'right');
    await user.click(screen.getByRole('button', { name: 'Save & Test' }));
    expect(await screen.findByText(/Bistro answered/)).toBeTruthy();
    const writes = hub.asked.filter(({ method }) => method !== 'GET').map(({ method }) => method);
    expect(writes).toEqual(['POST', 'POST', 'PATCH', 'POST']);
    const changed = hub.asked.find(({ method }) => method === 'PATCH')?.body;
    expect(changed).toMatchObject({ credentials: { account_sid: 'AC123', auth_token: 'right' } });
  });

  it('takes a secret reference in place of a secret', async () => {
    const hub = hubWith();
    hub.on(CHECK, () => checked(null));
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'Auth token: Use a secret reference instead' }));
    expect(field('Auth token').getAttribute('type')).toBe('text');
    await user.type(field('Account SID'), 'AC123');
    await user.type(field('Auth token'), 'env://PATCHBAY_SECRET_TWILIO');
    await user.click(screen.getByRole('button', { name: 'Save & Test' }));
    await screen.findByText(/Bistro answered/);
    const made = hub.asked.find(({ path, method }) => method === 'POST' && path === '/api/v1/integrations')?.body;
    expect(made).toMatchObject({ environment: 'sandbox', credentials: { auth_token: 'env://PATCHBAY_SECRET_TWILIO' } });
  });

  it('is not offered to a viewer, nor for what is planned', async () => {
    hubWith();
    const viewer = await open({ role: 'viewer' });
    await screen.findByRole('heading', { level: 1, name: 'Twilio' });
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Connect' })).toBeNull();
    viewer.unmount();
    hubWith({ ...TWILIO, availability: 'coming_soon' });
    await open();
    expect(await screen.findByText(/is planned/)).toBeTruthy();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('says why it offers one environment only', async () => {
    const hub = hubWith();
    hub.on('GET /api/v1/integrations', () => page([aConnection('twilio', 'connected')]));
    await open();
    expect(await screen.findByText(/^The other environment has its connection/)).toBeTruthy();
    expect(screen.getAllByRole('radio')).toHaveLength(1);
  });
});
