/** @jest-environment ./tools/jest-browser-environment.js */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from '@jest/globals';
import { fakeHub, ok, page } from '../../../testing/fake-hub.ts';
import { renderScreen } from '../../../testing/render-screen.tsx';
import type { Policy } from '../api/list-policies.ts';
import { PoliciesPage } from './policies-page.tsx';

const AT = '2026-11-21T09:30:00.000Z';
const DENY: Policy = {
  ...{ id: 'p1', name: 'No texts', effect: 'deny', app: 'marketing', capability: 'send_sms', provider: null },
  ...{ environment: 'production', approval_expires_in: null, enabled: true, created_at: AT, updated_at: AT },
};

function hubWith(policies: Policy[]) {
  return fakeHub({
    'GET /api/v1/policies': () => page(policies),
    'GET /api/v1/policies/default': () => ok({ effect: 'allow' }),
    'GET /api/v1/app-bindings': () => page([]),
    'GET /api/v1/capabilities': () => ok([]),
    'GET /api/v1/integrations': () => page([]),
    'GET /api/v1/integrations/providers': () => ok([]),
    'PUT /api/v1/policies/default': () => ok({ effect: 'deny' }),
    'POST /api/v1/policies': () => ok(DENY, 201),
    'DELETE /api/v1/policies/p1': () => ok(null),
  });
}

afterEach(cleanup);

describe('the policies page', () => {
  it('says a policy as a sentence', async () => {
    hubWith([DENY]);
    await renderScreen(<PoliciesPage />);
    const row = (await screen.findByText('No texts')).closest('li')!;
    expect(row.textContent).toMatch(/^DenyApp marketingsend_smsany providerProduction/);
  });

  it('makes a deleted policy again', async () => {
    const hub = hubWith([DENY]);
    const { user } = await renderScreen(<PoliciesPage />);
    await user.click(await screen.findByRole('button', { name: 'Actions: No texts' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    const { id: _id, created_at: _createdAt, updated_at: _updatedAt, ...body } = DENY;
    await waitFor(() => expect(hub.asked.find(({ method }) => method === 'POST')?.body).toEqual(body));
  });

  it('denies by default, and takes it back', async () => {
    const hub = hubWith([]);
    const { user } = await renderScreen(<PoliciesPage />);
    await user.click(await screen.findByRole('switch', { name: 'Deny by default' }));
    expect(await screen.findByText('Denied by default now.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    const sent = () => hub.asked.filter(({ method }) => method === 'PUT').map(({ body }) => body);
    await waitFor(() => expect(sent()).toEqual([{ effect: 'deny' }, { effect: 'allow' }]));
  });

  it('sends a time to wait only with a policy that asks first', async () => {
    const hub = hubWith([]);
    const { user } = await renderScreen(<PoliciesPage />, { at: '/?policy=new' });
    const drawer = within(await screen.findByRole('dialog'));
    expect(drawer.getByRole('textbox', { name: 'An approval waits' })).toBeTruthy();
    await user.click(drawer.getByRole('radio', { name: /^Deny/ }));
    await user.click(drawer.getByRole('button', { name: 'Create policy' }));
    await waitFor(() =>
      expect(hub.asked.find(({ method }) => method === 'POST')?.body).toMatchObject({
        effect: 'deny',
        approval_expires_in: null,
      }),
    );
  });
});
