/** @jest-environment ./tools/jest-browser-environment.js */
import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from '@jest/globals';
import { fakeHub, ok, refused } from '../../../testing/fake-hub.ts';
import { renderScreen } from '../../../testing/render-screen.tsx';
import { AlertsPage } from './alerts-page.tsx';

const ALERT = {
  id: '01alert',
  kind: 'connection.failed',
  severity: 'critical',
  integration_id: null,
  incident: '01incident',
  title: 'Twilio needs your attention',
  message: 'Authenticate.',
  heals: null,
  healed_at: null,
  acknowledged_at: null,
  acknowledged_by: null,
  created_at: '2026-11-21T10:00:00Z',
};

function hubWithAlert() {
  return fakeHub({
    'GET /api/v1/alerts': () =>
      Response.json({
        success: true,
        message: 'OK',
        data: [ALERT],
        meta: { current_page: 1, per_page: 25, total: 1, last_page: 1, unacknowledged: 1 },
      }),
  });
}

const button = { name: 'Acknowledge: Twilio needs your attention' };

afterEach(cleanup);

describe('the alerts page', () => {
  it('acknowledges at once, before the hub has answered', async () => {
    const hub = hubWithAlert();
    let answer: (response: Response) => void = () => undefined;
    hub.on('POST /api/v1/alerts/01alert/acknowledge', () => new Promise((resolve) => (answer = resolve)));
    const { user } = await renderScreen(<AlertsPage />);
    await user.click(await screen.findByRole('button', button));
    expect(await screen.findByText('0 not acknowledged')).toBeTruthy();
    expect(screen.queryByRole('button', button)).toBeNull();
    answer(ok(ALERT));
  });

  it('takes it back when the hub refuses, and says why', async () => {
    hubWithAlert().on('POST /api/v1/alerts/01alert/acknowledge', () => refused(403, 'forbidden', {}, 'Not you.'));
    const { user } = await renderScreen(<AlertsPage />);
    await user.click(await screen.findByRole('button', button));
    expect(await screen.findByText('Not you.')).toBeTruthy();
    expect(await screen.findByRole('button', button)).toBeTruthy();
  });

  it('asks for what the address filters by', async () => {
    const hub = hubWithAlert();
    await renderScreen(<AlertsPage />, { at: '/alerts?seen=no&state=healed&severity=critical' });
    await screen.findByText(ALERT.title);
    const asked = hub.asked.find(({ path }) => path === '/api/v1/alerts');
    expect(asked?.query).toMatchObject({ acknowledged: 'false', healed: 'true', severity: 'critical', page: '1' });
  });

  it('moves the focus on to the next alert, as the button goes away', async () => {
    const hub = fakeHub({
      'GET /api/v1/alerts': () =>
        Response.json({
          ...{ success: true, message: 'OK', data: [ALERT, { ...ALERT, id: '02alert', title: 'Plivo is down' }] },
          meta: { current_page: 1, per_page: 25, total: 2, last_page: 1, unacknowledged: 2 },
        }),
    });
    hub.on('POST /api/v1/alerts/01alert/acknowledge', () => new Promise(() => undefined));
    const { user } = await renderScreen(<AlertsPage />);
    const first = await screen.findByRole('button', button);
    act(() => first.focus());
    await user.keyboard('{Enter}');
    expect(await screen.findByText('1 not acknowledged')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Acknowledge: Plivo is down' }));
  });
});
