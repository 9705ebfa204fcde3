/** @jest-environment ./tools/jest-browser-environment.js */
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from '@jest/globals';
import { fakeHub, ok, page, refused } from '../../../testing/fake-hub.ts';
import { renderScreen } from '../../../testing/render-screen.tsx';
import { aConnection, aProvider } from '../testing/builders.ts';
import { IntegrationsPage } from './integrations-page.tsx';

const PROVIDERS = [
  aProvider('twilio', { group: 'communication', capabilities: ['send_sms'] }),
  aProvider('stripe', { group: 'payment' }),
  aProvider('paypal', { group: 'payment', availability: 'coming_soon' }),
];

function hubWith(connections: readonly unknown[]) {
  return fakeHub({
    'GET /api/v1/integrations/providers': () => ok(PROVIDERS),
    'GET /api/v1/integrations': () => page(connections),
  });
}

afterEach(cleanup);

const cards = () => screen.getAllByRole('article').map((card) => within(card).getByRole('heading').textContent);

describe('the integrations page', () => {
  it('shows each provider with its badge', async () => {
    hubWith([aConnection('twilio', 'connected')]);
    await renderScreen(<IntegrationsPage />);
    const card = async (name: string) => within(await screen.findByRole('article', { name }));
    expect((await card('Twilio')).getByText('Connected')).toBeTruthy();
    expect((await card('Stripe')).getByText('Not connected')).toBeTruthy();
    expect((await card('Paypal')).getByText('Planned')).toBeTruthy();
  });

  it('shows what somebody switched off as that, however well it was, and asks for no attention to it', async () => {
    hubWith([{ ...aConnection('twilio', 'error'), status: 'inactive' }, aConnection('stripe', 'connected')]);
    await renderScreen(<IntegrationsPage />, { at: '/?status=off' });
    const card = within(await screen.findByRole('article', { name: 'Twilio' }));
    expect(card.getByText('Switched off')).toBeTruthy();
    expect(cards()).toEqual(['Twilio']);
    expect(screen.queryByRole('region', { name: 'Needs attention' })).toBeNull();
  });

  it('puts what needs attention on top, with its reason', async () => {
    hubWith([aConnection('twilio', 'error', { reason: 'Twilio refused the auth token.' })]);
    await renderScreen(<IntegrationsPage />);
    const attention = await screen.findByRole('region', { name: 'Needs attention' });
    expect(within(attention).getByText('Twilio refused the auth token.')).toBeTruthy();
  });

  it('takes its filters from the address, and keeps them there', async () => {
    hubWith([]);
    const { user, address } = await renderScreen(<IntegrationsPage />, { at: '/integrations?category=payment' });
    await screen.findByRole('article', { name: 'Stripe' });
    expect(cards()).toEqual(['Stripe', 'Paypal']);
    await user.type(screen.getByRole('searchbox'), 'str');
    expect(cards()).toEqual(['Stripe']);
    expect(address()).toBe('/integrations?category=payment&q=str');
  });

  it('says that nothing matches, and how to get back', async () => {
    hubWith([]);
    const { user } = await renderScreen(<IntegrationsPage />, { at: '/?q=zzz' });
    expect(await screen.findByText('No provider matches')).toBeTruthy();
    await user.click(screen.getAllByRole('button', { name: 'Clear filters' })[0]!);
    expect(cards()).toHaveLength(3);
  });

  it('shows a refusal with its request id, and tries again', async () => {
    const hub = hubWith([]);
    hub.on('GET /api/v1/integrations', () => refused(403, 'forbidden', {}, 'The scope is missing.'));
    const { user } = await renderScreen(<IntegrationsPage />);
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('req-of-a-test');
    hub.on('GET /api/v1/integrations', () => page([]));
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('article', { name: 'Twilio' })).toBeTruthy();
  });

  it('is complete in Arabic', async () => {
    hubWith([]);
    await renderScreen(<IntegrationsPage />, { language: 'ar' });
    expect(await screen.findByRole('heading', { level: 1, name: 'التكاملات' })).toBeTruthy();
    expect(await screen.findByText('3 مزوّدين')).toBeTruthy();
  });
});
