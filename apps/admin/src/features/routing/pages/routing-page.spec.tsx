/** @jest-environment ./tools/jest-browser-environment.js */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from '@jest/globals';
import { fakeHub, ok, page, refused } from '../../../testing/fake-hub.ts';
import { renderScreen } from '../../../testing/render-screen.tsx';
import type { Rule } from '../api/list-rules.ts';
import { aCapability, aRule } from '../testing/builders.ts';
import { RoutingPage } from './routing-page.tsx';

const connection = (provider: string) => ({
  ...{ id: `01${provider}`, provider, display_name: provider, label: null, environment: 'sandbox', status: 'active' },
  enabled_capabilities: ['send_sms'],
});

function hubWith({ rules = [], providers = ['twilio', 'plivo'] }: { rules?: Rule[]; providers?: string[] }) {
  return fakeHub({
    'GET /api/v1/capabilities': () => ok([aCapability()]),
    'GET /api/v1/integrations': () => page(providers.map(connection)),
    'GET /api/v1/routing-rules': () => page(rules),
    'POST /api/v1/routing-rules/reorder': () => ok([]),
    'POST /api/v1/routing-rules': () => ok(aRule('new', { is_default: true }), 201),
  });
}

const order = async () => {
  const list = await screen.findByRole('grid', { name: 'Rules of Send an SMS, Sandbox' });
  return within(list)
    .getAllByRole('row')
    .map((row) => row.textContent.match(/Rule \w/)?.[0]);
};

afterEach(cleanup);

describe('the routing page', () => {
  it('says that one connection without a rule serves', async () => {
    hubWith({ providers: ['twilio'] });
    await renderScreen(<RoutingPage />);
    expect(await screen.findByText(/it is the only connection that can/)).toBeTruthy();
  });

  it('says that of several without a rule none serves, and makes one the default', async () => {
    const hub = hubWith({});
    const { user } = await renderScreen(<RoutingPage />);
    expect(await screen.findByText('Nothing serves: 2 connections can, and no rule says which.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Make plivo the default' }));
    await screen.findByText('plivo is the default now.');
    expect(hub.asked.find(({ method }) => method === 'POST')?.body).toMatchObject({
      capability: 'send_sms',
      integration_id: '01plivo',
      is_default: true,
    });
  });

  it('moves a rule at once, and back', async () => {
    const hub = hubWith({ rules: [aRule('a'), aRule('b', { priority: 20 })] });
    const { user } = await renderScreen(<RoutingPage />);
    expect(await order()).toEqual(['Rule a', 'Rule b']);
    await user.click(screen.getByRole('button', { name: 'Actions: Rule a' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Move down' }));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    const sent = () => hub.asked.filter(({ path }) => path.endsWith('/reorder')).map(({ body }) => body);
    await waitFor(() => expect(sent()).toEqual([{ ids: ['b', 'a'] }, { ids: ['a', 'b'] }]));
  });

  it('puts the order back that the hub refuses', async () => {
    const hub = hubWith({ rules: [aRule('a'), aRule('b', { priority: 20 })] });
    hub.on('POST /api/v1/routing-rules/reorder', () => refused(422, 'validation_failed', {}, 'There is no such rule.'));
    const { user } = await renderScreen(<RoutingPage />);
    await user.click(await screen.findByRole('button', { name: 'Actions: Rule a' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Move down' }));
    expect(await screen.findByText('There is no such rule.')).toBeTruthy();
    expect(await order()).toEqual(['Rule a', 'Rule b']);
  });

  it("shows the hub's objection beside the condition, and sends only what changed", async () => {
    const condition = { field: 'input.to', operator: 'starts_with' as const, value: '+1' } as never;
    const hub = hubWith({ rules: [aRule('a', { conditions: [condition] })] });
    const errors = { 'conditions.0.value': ['starts_with compares text with text.'] };
    hub.on('PATCH /api/v1/routing-rules/a', () => refused(422, 'validation_failed', errors));
    const { user } = await renderScreen(<RoutingPage />, { at: '/?rule=a' });
    const row = within(await screen.findByRole('group', { name: 'Condition 1' }));
    await user.type(row.getByRole('textbox'), '5');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await row.findByText('starts_with compares text with text.')).toBeTruthy();
    expect(hub.asked.find(({ method }) => method === 'PATCH')?.body).toEqual({
      conditions: [{ field: 'input.to', operator: 'starts_with', value: '+15' }],
    });
  });

  it('lets a viewer read and nothing else', async () => {
    hubWith({ rules: [aRule('a')] });
    await renderScreen(<RoutingPage />, { role: 'viewer', at: '/?rule=a' });
    expect(await order()).toEqual(['Rule a']);
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.queryByRole('switch')).toBeNull();
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
