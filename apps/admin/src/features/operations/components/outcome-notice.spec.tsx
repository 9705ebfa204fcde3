/** @jest-environment ./tools/jest-browser-environment.js */
import { expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import { fakeHub, ok, page } from '../../../testing/fake-hub.ts';
import { renderScreen } from '../../../testing/render-screen.tsx';
import type { Operation } from '../api/list-operations.ts';
import { OutcomeNotice } from './outcome-notice.tsx';

const operation: Operation = {
  ...{
    id: '01op',
    capability: 'send_sms',
    status: 'pending',
    input: {},
    result: null,
    error: null,
    vendor_status: null,
  },
  ...{ provider: 'twilio', integration_id: '01conn', app: null, environment: 'sandbox', idempotency_key: null },
  ...{ metadata: {}, attempts_count: 0, next_retry_at: null, completed_at: null },
  ...{ created_at: '2026-01-01T00:00:00.000Z', updated_at: '2026-01-01T00:00:00.000Z' },
};
const inAnHour = new Date(Date.now() + 3_700_000).toISOString();

const show = (changes: Partial<Operation>, role: 'owner' | 'viewer' = 'owner') =>
  renderScreen(<OutcomeNotice operation={{ ...operation, ...changes }} attempts={[]} />, { role });

it('says when it goes on by itself', async () => {
  fakeHub({ 'GET /api/v1/integrations': () => ok([]) });
  await show({ status: 'retrying', next_retry_at: inAnHour });
  expect(await screen.findByText(/It is sent by itself/)).toHaveProperty(
    'textContent',
    expect.stringMatching(/in 1 hour/),
  );
});

it('says who asks for the approval, and until when', async () => {
  const approval = { because: 'The policy "Refunds" requires an approval.', expires_at: inAnHour };
  fakeHub({ 'GET /api/v1/integrations': () => ok([]), 'GET /api/v1/approvals': () => page([approval]) });
  await show({ status: 'awaiting_approval' });
  expect(await screen.findByText(approval.because)).toBeTruthy();
  expect(screen.getByText(/Left undecided/).textContent).toContain('in 1 hour');
});

it('sends a viewer to somebody who may do it, and only where something is to be done', async () => {
  fakeHub({ 'GET /api/v1/integrations': () => ok([]) });
  const { unmount } = await show({ status: 'exhausted', error: { code: 'policy_denied', message: 'No.' } }, 'viewer');
  expect(await screen.findByText(/ask an owner or an admin/)).toBeTruthy();
  unmount();
  await show({}, 'viewer');
  expect(await screen.findByText('It is queued.')).toBeTruthy();
  expect(screen.queryByText(/ask an owner/)).toBeNull();
});
