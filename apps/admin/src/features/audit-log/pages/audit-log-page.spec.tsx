/** @jest-environment ./tools/jest-browser-environment.js */
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from '@jest/globals';
import { fakeHub, ok } from '../../../testing/fake-hub.ts';
import { renderScreen } from '../../../testing/render-screen.tsx';
import { AuditLogPage } from './audit-log-page.tsx';

const ENTRY = {
  id: '01entry',
  actor: { kind: 'system', name: 'approvals' },
  action: 'approval.expired',
  subject_type: 'approval',
  subject_id: '01approval',
  request_id: '01request',
  details: { capability: 'send_sms' },
  created_at: '2026-11-21T12:00:00Z',
};

function hubWithEntry() {
  return fakeHub({
    'GET /api/v1/audit-log': () =>
      Response.json({ success: true, message: 'OK', data: [ENTRY], meta: { per_page: 50, next_cursor: null } }),
    'GET /api/v1/audit-log/kinds': () =>
      ok({ actions: ['api_key.created', 'rocket.launched'], subject_types: ['api_key', 'space_rocket'] }),
  });
}

const optionsOf = async (label: string) => {
  const select = await screen.findByRole('combobox', { name: label });
  await within(select).findByRole('option', { name: /API key/ });
  return within(select)
    .getAllByRole('option')
    .map((option) => option.textContent);
};

afterEach(cleanup);

describe('the audit log', () => {
  it('offers what there are entries of, in words where it has them, and what the address holds', async () => {
    hubWithEntry();
    await renderScreen(<AuditLogPage />, { at: '/?action=tenant.updated' });
    expect(await optionsOf('Action')).toEqual(['All', 'API key created', 'rocket.launched', 'Tenant changed']);
    expect(await optionsOf('About')).toEqual(['All', 'API key', 'space rocket']);
  });

  it('says of which capability an entry is as the rest of the app calls it', async () => {
    const hub = hubWithEntry();
    hub.on('GET /api/v1/capabilities', () => ok([{ name: 'send_sms', title: 'Send an SMS', description: '' }]));
    await renderScreen(<AuditLogPage />);
    expect(await screen.findAllByText('Send an SMS')).not.toHaveLength(0);
  });

  it('says in words what was done, and keeps the name that programs know for the details', async () => {
    hubWithEntry();
    const { user } = await renderScreen(<AuditLogPage />);
    await user.click(await screen.findByText('Approval expired'));
    expect(screen.getByText('approval.expired')).toBeTruthy();
  });
});
