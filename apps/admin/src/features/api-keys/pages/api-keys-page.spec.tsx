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
    await user.click(dialog.getByRole('radio', { name: /What I choose/ }));
    await user.click(within(dialog.getByRole('group', { name: 'Audit log' })).getByRole('checkbox', { name: 'Read' }));
    await user.click(dialog.getByRole('button', { name: 'Create the key' }));
    expect(await screen.findByText('pb_secret_of_a_test')).toBeTruthy();
    expect(hub.asked.find(({ method }) => method === 'POST')?.body).toMatchObject({
      name: 'Billing',
      scopes: ['audit:read'],
      app: null,
    });
    await user.click(screen.getByRole('button', { name: 'I have kept it safe' }));
    expect(screen.queryByText('pb_secret_of_a_test')).toBeNull();
    expect(address()).toBe('/api-keys');
  });

  it('makes a key for a service with what services need, unless told otherwise', async () => {
    const hub = fakeHub({ 'GET /api/v1/api-keys': () => page([]), 'GET /api/v1/members': () => page([]) });
    const { user } = await renderScreen(<ApiKeysPage />, { at: '/api-keys?dialog=create' });
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Billing{Enter}');
    const sent = () => hub.asked.find(({ method }) => method === 'POST')?.body;
    expect(sent()).toMatchObject({ scopes: ['operations:read', 'operations:write'] });
  });

  it('says which key replaced which, and keeps the names of revoked ones for a viewer', async () => {
    const key = {
      ...{ id: '01a', name: 'Shop', hint: 'pb_…aaaa', scopes: ['*'], app: null, rotated_from: null, revoked_at: null },
      ...{ expires_at: null, last_used_at: null, created_by: 'platform', created_at: '2026-11-01T00:00:00Z' },
    };
    const keys = [
      key,
      { ...key, id: '01b', hint: 'pb_…bbbb', rotated_from: '01a', created_by: 'api_key:01c' },
      { ...key, id: '01c', name: 'Old', revoked_at: '2026-11-02T00:00:00Z' },
    ];
    fakeHub({
      'GET /api/v1/api-keys': ({ query: { state } }) =>
        page(keys.filter(({ revoked_at: at }) => state === 'all' || (state === 'revoked') === (at !== null))),
      'GET /api/v1/members': () => page([]),
    });
    const { user } = await renderScreen(<ApiKeysPage />, { role: 'viewer' });
    expect(await screen.findByText(/replaced by pb_…bbbb/)).toBeTruthy();
    const [, successor] = screen.getAllByRole('row', { name: /Shop/ });
    expect(successor?.textContent).toMatch(/replaces pb_…aaaa.*Key “Old” \(revoked\)/);
    expect(screen.queryByRole('button')).toBeNull();
    await user.click(screen.getByRole('tab', { name: 'Revoked' }));
    expect(await screen.findByRole('row', { name: /Old/ })).toBeTruthy();
  });
});
