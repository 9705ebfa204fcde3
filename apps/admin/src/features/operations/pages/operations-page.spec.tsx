/** @jest-environment ./tools/jest-browser-environment.js */
import { expect, it } from '@jest/globals';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { fakeHub, ok, page } from '../../../testing/fake-hub.ts';
import { renderScreen } from '../../../testing/render-screen.tsx';
import { OperationsPage } from './operations-page.tsx';

const HUNDREDS = 3;

function operation(serial: number) {
  return {
    ...{ id: `01op${String(serial).padStart(6, '0')}`, capability: 'send_sms', status: 'delivered' },
    ...{ environment: 'sandbox', app: null, integration_id: null, provider: 'twilio', error: null },
    ...{ attempts_count: 1, next_retry_at: null, metadata: {}, input: {}, result: {} },
    ...{ created_at: '2026-01-01T00:00:00.000Z', updated_at: '2026-01-01T00:00:00.000Z' },
  };
}

/** A hub with three pages of operations; the cursor is the number of the page. */
function hubWithHistory() {
  return fakeHub({
    'GET /api/v1/integrations': () => ok([]),
    'GET /api/v1/capabilities': () => ok([]),
    'GET /api/v1/integrations/providers': () => ok([]),
    'GET /api/v1/operations': ({ query }) => {
      const before = Number(query['cursor'] ?? '0');
      const data = Array.from({ length: 100 }, (_, index) => operation(999_999 - before * 100 - index));
      const next_cursor = before + 1 < HUNDREDS ? String(before + 1) : null;
      return Response.json({ success: true, message: 'OK', data, meta: { per_page: 100, next_cursor }, links: {} });
    },
  });
}

it('draws a window of the list, loads on at its end, and opens the row that has the focus', async () => {
  const hub = hubWithHistory();
  const { user, address } = await renderScreen(<OperationsPage />, { at: '/operations' });
  const grid = await screen.findByRole('grid');
  expect(grid.querySelectorAll('[data-index]').length).toBeLessThan(40);
  act(() => grid.querySelector<HTMLElement>('[data-index="0"]')?.focus());
  await user.keyboard('{ArrowDown}{ArrowDown}');
  expect(document.activeElement?.getAttribute('aria-rowindex')).toBe('3');
  await user.keyboard('{End}');
  expect(document.activeElement?.getAttribute('aria-rowindex')).toBe('100');
  fireEvent.scroll(grid, { target: { scrollTop: 100 * 62 } });
  await waitFor(() => expect(hub.asked.some(({ query }) => query['cursor'] === '1')).toBe(true));
  await user.keyboard('{Home}{Enter}');
  expect(address()).toBe('/operations/01op999999');
});

it('gives a viewer the list and nothing that sends', async () => {
  hubWithHistory();
  await renderScreen(<OperationsPage />, { at: '/operations', role: 'viewer' });
  await screen.findByRole('grid');
  expect(screen.queryByRole('link', { name: /try/i })).toBeNull();
});

it('draws the tile of the vendor, whatever the connection is called', async () => {
  const hub = hubWithHistory();
  const named = { id: '01conn', provider: 'twilio', display_name: 'Twilio', label: 'Customer messages' };
  hub.on('GET /api/v1/integrations', () => page([named]));
  hub.on('GET /api/v1/operations', () => page([{ ...operation(1), integration_id: '01conn' }]));
  await renderScreen(<OperationsPage />, { at: '/operations' });
  const where = await screen.findByText('Twilio · Customer messages');
  expect(where.closest('[role=gridcell]')?.textContent).toMatch(/^Tsend_sms/);
});
