/** @jest-environment ./tools/jest-browser-environment.js */
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from '@jest/globals';
import { fakeHub, ok, page, refused } from '../../../testing/fake-hub.ts';
import { renderScreen } from '../../../testing/render-screen.tsx';
import type { Approval } from '../api/list-approvals.ts';
import { ApprovalsPage } from './approvals-page.tsx';

const PENDING: Approval = {
  id: 'a1',
  operation_id: 'o1',
  capability: 'process_refund',
  app: 'billing',
  provider: 'stripe',
  integration_id: '01stripe',
  environment: 'sandbox',
  requested_by: 'person:01grace',
  input: { amount: 500, reason: '[redacted]' } as never,
  policy_id: null,
  because: 'Refunds are looked at.',
  status: 'pending',
  expires_at: '2027-11-21T09:30:00.000Z',
  decided_by: null,
  decided_at: null,
  note: null,
  created_at: '2026-11-21T09:30:00.000Z',
};

function hubWith() {
  return fakeHub({
    'GET /api/v1/approvals': () => page([PENDING]),
    'GET /api/v1/capabilities': () => ok([]),
    'GET /api/v1/integrations': () => page([]),
    'GET /api/v1/api-keys': () => page([]),
    'GET /api/v1/members': () => page([{ id: '01grace', name: 'Grace Hopper' }]),
    'POST /api/v1/approvals/a1/approve': () => ok({ ...PENDING, status: 'approved' }),
  });
}

afterEach(cleanup);

describe('the inbox of approvals', () => {
  it('says who asked for what, and why somebody is asked', async () => {
    hubWith();
    await renderScreen(<ApprovalsPage />);
    expect(await screen.findByText('Refunds are looked at.')).toBeTruthy();
    expect(await screen.findByText('Grace Hopper')).toBeTruthy();
    expect(screen.getByText('[redacted]')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'See the operation' }).getAttribute('href')).toBe('/operations/o1');
  });

  it('approves with a note', async () => {
    const hub = hubWith();
    const { user } = await renderScreen(<ApprovalsPage />);
    await user.click(await screen.findByRole('button', { name: 'Approve: process_refund' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByRole('textbox', { name: /Note/ }), 'Agreed.');
    await user.click(dialog.getByRole('button', { name: 'Approve' }));
    expect(await screen.findByText('Approved: the operation goes on.')).toBeTruthy();
    expect(hub.asked.find(({ method }) => method === 'POST')?.body).toEqual({ note: 'Agreed.' });
  });

  it('tells whoever comes second what happened, instead of an error', async () => {
    const hub = hubWith();
    hub.on('POST /api/v1/approvals/a1/approve', () => refused(409, 'illegal_transition'));
    hub.on('GET /api/v1/approvals/a1', () =>
      ok({
        ...PENDING,
        status: 'rejected',
        decided_by: 'person:01grace',
        decided_at: '2026-11-21T09:31:00.000Z',
        note: 'Too much.',
      }),
    );
    const { user } = await renderScreen(<ApprovalsPage />);
    await user.click(await screen.findByRole('button', { name: 'Approve: process_refund' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Approve' }));
    const said = await screen.findByRole('alert');
    expect(said.textContent).toContain('It is decided already');
    expect(said.textContent).toContain('Grace Hopper');
    expect(said.textContent).toContain('Too much.');
  });

  it('gives a viewer no way to decide', async () => {
    hubWith();
    await renderScreen(<ApprovalsPage />, { role: 'viewer' });
    expect(await screen.findByText('Owners and admins decide.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Approve/ })).toBeNull();
  });
});
