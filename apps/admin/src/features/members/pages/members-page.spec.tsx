/** @jest-environment ./tools/jest-browser-environment.js */
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from '@jest/globals';
import { fakeHub, ok, page } from '../../../testing/fake-hub.ts';
import { renderScreen } from '../../../testing/render-screen.tsx';
import { MembersPage } from './members-page.tsx';

const OWNER = {
  id: '01owner',
  email: 'olga@acme.example',
  name: 'Olga',
  role: 'owner',
  joined_at: '2026-11-01T00:00:00Z',
};
const VIEWER = { ...OWNER, id: '01viewer', email: 'vera@acme.example', name: 'Vera', role: 'viewer' };

function hubWithMembers() {
  return fakeHub({
    'GET /api/v1/members': () => page([OWNER, VIEWER]),
    'GET /api/v1/members/invitations': () => page([]),
    'GET /api/v1/api-keys': () => page([]),
  });
}

const row = async (name: RegExp) => within(await screen.findByRole('row', { name }));

afterEach(cleanup);

describe('the members page', () => {
  it('lets an admin change a viewer, and says why not an owner', async () => {
    hubWithMembers();
    await renderScreen(<MembersPage />, { role: 'admin' });
    expect((await row(/Vera/)).getByRole('button', { name: 'What to do with Vera' })).toBeTruthy();
    expect((await row(/Olga/)).queryByRole('button')).toBeNull();
    expect((await row(/Olga/)).getByText('Only an owner may change this')).toBeTruthy();
  });

  it('makes a new link for somebody whose invitation has expired', async () => {
    const hub = hubWithMembers();
    const invitation = {
      ...{ id: '01i', email: 'late@acme.example', role: 'viewer', invited_by: 'platform' },
      ...{ expires_at: '2026-11-20T00:00:00Z', expired: true },
    };
    hub.on('GET /api/v1/members/invitations', () => page([invitation]));
    // The new one has another id: the row that asked for it goes.
    hub.on('POST /api/v1/members', () => {
      hub.on('GET /api/v1/members/invitations', () => page([{ ...invitation, id: '01j', expired: false }]));
      return ok({ ...invitation, id: '01j', invitation_url: 'https://hub.example/i?token=new', emailed: false }, 201);
    });
    const { user } = await renderScreen(<MembersPage />);
    await user.click(await screen.findByRole('button', { name: /invitation of late@acme.example/ }));
    await user.click(await screen.findByRole('menuitem', { name: /Make a new link/ }));
    expect(await screen.findByText('https://hub.example/i?token=new')).toBeTruthy();
    const sent = hub.asked.find(({ method }) => method === 'POST');
    expect(sent?.body).toEqual({ email: 'late@acme.example', role: 'viewer' });
  });

  it('has nothing to press for a viewer', async () => {
    hubWithMembers();
    await renderScreen(<MembersPage />, { role: 'viewer', at: '/members?dialog=invite' });
    await row(/Vera/);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.queryAllByRole('button')).toEqual([]);
  });

  it('shows the link of an invitation once, and whether it was mailed', async () => {
    const hub = hubWithMembers();
    hub.on('POST /api/v1/members', () =>
      ok(
        { id: '01i', email: 'grace@acme.example', invitation_url: 'https://hub.example/i?token=t', emailed: false },
        201,
      ),
    );
    const { user } = await renderScreen(<MembersPage />, { at: '/members?dialog=invite' });
    const dialog = await screen.findByRole('dialog', { name: 'Invite somebody' });
    await user.type(within(dialog).getByRole('textbox', { name: 'E-mail' }), 'grace@acme.example');
    await user.click(within(dialog).getByRole('radio', { name: /Admin/ }));
    await user.click(within(dialog).getByRole('button', { name: 'Invite' }));
    expect(await screen.findByText('https://hub.example/i?token=t')).toBeTruthy();
    expect(screen.getByText(/sends no mail/).textContent).toContain('grace@acme.example');
    const sent = hub.asked.find(({ method }) => method === 'POST');
    expect(sent?.body).toEqual({ email: 'grace@acme.example', role: 'admin' });
  });
});
