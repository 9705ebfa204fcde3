/** @jest-environment ./tools/jest-browser-environment.js */
import { expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import { fakeHub, ok, page, refused } from '../../../testing/fake-hub.ts';
import { renderScreen } from '../../../testing/render-screen.tsx';
import { TryItPage } from './try-it-page.tsx';

const capability = {
  ...{ name: 'initiate_payment', title: 'Initiate a payment', description: 'Charges a card.', version: 1, output: {} },
  ...{ providers: ['stripe'], requires_approval: false, effect: { stripe: 'native_key' } },
  input: {
    type: 'object',
    required: ['amount', 'currency'],
    properties: {
      amount: { type: 'integer', title: 'Amount', minimum: 1, examples: [1999] },
      currency: { type: 'string', title: 'Currency', enum: ['eur', 'usd'], examples: ['eur'] },
      capture: { type: 'boolean', title: 'Capture at once' },
      customer: {
        type: 'object',
        title: 'Customer',
        properties: { email: { type: 'string', title: 'E-mail' } },
      },
    },
  },
};
const connection = {
  ...{ id: '01conn', provider: 'stripe', display_name: 'Stripe', label: null, environment: 'sandbox' },
  health: { state: 'connected', reason: null },
  enabled_capabilities: ['initiate_payment'],
};
const operation = {
  ...{
    id: '01op',
    capability: 'initiate_payment',
    status: 'delivered',
    environment: 'sandbox',
    app: null,
    error: null,
  },
  ...{ integration_id: '01conn', provider: 'stripe', attempts_count: 1, next_retry_at: null, metadata: {}, input: {} },
  ...{ result: { payment_id: 'pi_1' }, vendor_status: null, idempotency_key: null, completed_at: null },
  ...{ created_at: '2026-01-01T00:00:00.000Z', updated_at: '2026-01-01T00:00:00.000Z' },
};

const aHub = () =>
  fakeHub({
    'GET /api/v1/integrations': () => page([connection]),
    'GET /api/v1/capabilities': () => ok([capability]),
    'GET /api/v1/operations/01op': () => ok(operation),
    'GET /api/v1/operations/01op/attempts': () => ok([]),
    'POST /api/v1/operations': () => ok(operation),
  });

const open = (role: 'owner' | 'viewer' = 'owner') =>
  renderScreen(<TryItPage />, { at: '/operations/try?capability=initiate_payment', role });

it('draws a form from the schema, and sends what was typed as what the schema says it is', async () => {
  const hub = aHub();
  const { user } = await open();
  await user.type(await screen.findByRole('textbox', { name: /^Amount/ }), '2500');
  await user.click(screen.getByRole('button', { name: /Currency/ }));
  await user.click(await screen.findByRole('option', { name: 'usd' }));
  await user.click(screen.getByRole('checkbox', { name: /Capture at once/ }));
  await user.type(screen.getByRole('textbox', { name: /E-mail/ }), 'a@b.example');
  await user.click(screen.getByRole('button', { name: 'Send to the sandbox' }));
  const answer = await screen.findByRole('region', { name: 'What came of it' });
  expect(await within(answer).findByText('Stripe did it. Nothing is left to do.')).toBeTruthy();
  expect(hub.asked.find(({ method }) => method === 'POST')?.body).toEqual({
    capability: 'initiate_payment',
    environment: 'sandbox',
    mode: 'sync',
    input: { amount: 2500, currency: 'usd', capture: true, customer: { email: 'a@b.example' } },
  });
});

it('sends nothing that lacks what is required, and puts a refusal beside its field', async () => {
  const hub = aHub();
  hub.on('POST /api/v1/operations', () =>
    refused(422, 'validation_failed', { 'input.amount': ['must be at least 50 for this vendor'] }),
  );
  const { user } = await open();
  await user.click(await screen.findByRole('button', { name: 'Send to the sandbox' }));
  expect(hub.asked.some(({ method }) => method === 'POST')).toBe(false);
  await user.click(screen.getByRole('button', { name: 'Fill in an example' }));
  await user.click(screen.getByRole('button', { name: 'Send to the sandbox' }));
  const refusal = await screen.findByText('must be at least 50 for this vendor');
  const amount = screen.getByRole('textbox', { name: /^Amount/ });
  expect(amount.getAttribute('aria-describedby')?.split(' ')).toContain(refusal.closest('[id]')?.id);
});

it('sends for real only what somebody insists on', async () => {
  const hub = aHub();
  const { user } = await open();
  await user.click(await screen.findByRole('button', { name: 'Fill in an example' }));
  await user.click(screen.getByRole('radio', { name: /Production/ }));
  await user.click(screen.getByRole('button', { name: 'Send for real' }));
  expect(await screen.findByText('Say yes first, or go back to the sandbox.')).toBeTruthy();
  expect(hub.asked.some(({ method }) => method === 'POST')).toBe(false);
});

it('gives a viewer no form', async () => {
  aHub();
  await open('viewer');
  expect(await screen.findByText('A viewer can send nothing')).toBeTruthy();
  expect(screen.queryByRole('textbox')).toBeNull();
});
