/** @jest-environment ./tools/jest-browser-environment.js */
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from '@jest/globals';
import { fakeHub, ok, page } from '../../../testing/fake-hub.ts';
import { renderScreen } from '../../../testing/render-screen.tsx';
import { ApiKeysPage } from './api-keys-page.tsx';

afterEach(cleanup);

describe('the page of API keys', () => {
  it('makes a key of the chosen scopes, and shows its secret once', async () => {
    const hub = fakeHub({
      'GET /api/v1/api-keys': () => page([]),
      'GET /api/v1/members': () => page([]),
      'POST /api/v1/api-keys': () => ok({ id: '01k', name: 'Billing', api_key: 'pb_secret_of_a_test' }, 201),
    });
    const { user, address } = await renderScreen(<ApiKeysPage />, { at: '/api-keys?dialog=create' });
    const dialog = within(await screen.findByRole('dialog', { name: 'Create an API key' }));
    await user.type(dialog.getByRole('textbox', { name: 'Name' }), 'Billing');
    await user.click(
      within(dialog.getByRole('group', { name: 'Operations' })).getByRole('checkbox', { name: 'Write' }),
    );
    await user.click(within(dialog.getByRole('group', { name: 'Audit log' })).getByRole('checkbox', { name: 'Read' }));
    await user.click(dialog.getByRole('button', { name: 'Create the key' }));
    expect(await screen.findByText('pb_secret_of_a_test')).toBeTruthy();
    expect(hub.asked.find(({ method }) => method === 'POST')?.body).toMatchObject({
      name: 'Billing',
      scopes: ['operations:read', 'audit:read'],
      app: null,
    });
    await user.click(screen.getByRole('button', { name: 'I have kept it safe' }));
    expect(screen.queryByText('pb_secret_of_a_test')).toBeNull();
    expect(address()).toBe('/api-keys');
  });
});
