import type { Locator, Page } from '@playwright/test';
import type { RemoteGround } from './ground/remote.ts';
import type { Hands } from './hands.ts';
import { byMouseAndByKeyboard, expect, test } from './test.ts';

const MESSAGE = {
  capability: 'send_sms',
  environment: 'sandbox',
  input: { to: '+15005550009', body: 'Your table is ready.' },
};

/** A message of an app whose messages are looked at first. */
async function waiting(ground: RemoteGround, slug: string): Promise<string> {
  await ground.connection(slug, 'twilio');
  const policy = { effect: 'require_approval', app: 'campaign', name: 'Campaigns are looked at' };
  await ground.ask(slug, 201, 'POST', '/policies', policy);
  const { id } = await ground.ask<{ id: string }>(slug, 202, 'POST', '/operations', { ...MESSAGE, app: 'campaign' });
  return id;
}

async function decide(page: Page, hands: Hands, verb: 'Approve' | 'Reject', note: string): Promise<void> {
  const name = `${verb}: Send an SMS`;
  await expect(page.getByRole('main')).toContainText('Campaigns are looked at');
  await hands.press(page.getByRole('button', { name }));
  const question = page.getByRole('dialog', { name });
  await hands.type(question.getByRole('textbox', { name: /^Note/ }), note);
  await hands.press(question.getByRole('button', { name: verb }));
  await expect(question).toBeHidden();
  await expect(page.getByRole('button', { name })).toBeHidden();
}

/** By the palette, as somebody would who does not know where it is. */
async function command(page: Page, text: string, opens: string): Promise<Locator> {
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Command palette' }).getByRole('searchbox').fill(text);
  await expect(page.getByRole('menuitem').first()).toHaveText(text);
  await page.keyboard.press('Enter');
  return page.getByRole('dialog', { name: opens });
}

byMouseAndByKeyboard(() => {
  test('what waits for a yes is approved, and sent', async ({ page, hands, ground, tenant, open }) => {
    const id = await waiting(ground, tenant.slug);
    await open('/approvals');
    await decide(page, hands, 'Approve', 'Looks right');
    await open(`/operations/${id}`);
    await expect(page.getByRole('main').getByText('Delivered').first()).toBeVisible();
  });

  test('what waits for a yes is rejected, and says why', async ({ page, hands, ground, tenant, person, open }) => {
    const id = await waiting(ground, tenant.slug);
    await open('/approvals');
    await decide(page, hands, 'Reject', 'Not on a Sunday');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await hands.press(page.getByRole('tab', { name: 'Decided' }));
    const row = page.getByRole('row', { name: /Send an SMS/ });
    await expect(row).toContainText('Rejected');
    await expect(row).toContainText(person.name);
    await expect(row).toContainText('Not on a Sunday');
    await open(`/operations/${id}`);
    await expect(page.getByRole('main').getByText('Rejected').first()).toBeVisible();
  });

  test('a policy that denies is made, and what is tried is refused', async ({
    page,
    hands,
    ground,
    tenant,
    open,
    watch,
  }) => {
    watch.expect(403);
    await ground.connection(tenant.slug, 'twilio');
    await open('/integrations');
    const drawer = await command(page, 'New policy', 'New policy');
    await hands.press(drawer.getByRole('radio', { name: /^Deny/ }));
    await hands.choose(drawer.getByRole('combobox', { name: /^Capability/ }), 'Send an SMS');
    await hands.choose(drawer.getByRole('button', { name: /Environment/ }), 'Sandbox');
    await hands.type(drawer.getByRole('textbox', { name: /^Name/ }), 'No texts');
    await hands.press(drawer.getByRole('button', { name: 'Create policy' }));
    await expect(page.getByRole('listitem').filter({ hasText: 'No texts' })).toContainText('Deny');
    await open('/operations/try?capability=send_sms');
    await hands.type(page.getByRole('textbox', { name: 'To', exact: true }), '+15005550009');
    await hands.type(page.getByRole('textbox', { name: 'Body', exact: true }), 'Your table is ready.');
    await hands.press(page.getByRole('button', { name: 'Send to the sandbox' }));
    await expect(page.getByRole('main').getByRole('alert')).toContainText('The policy "No texts" denies this.');
  });

  test('an app is bound to one connection, and may use no other', async ({ page, hands, ground, tenant, open }) => {
    await ground.connection(tenant.slug, 'twilio');
    await ground.connection(tenant.slug, 'plivo');
    const key = { name: 'Shop back end', scopes: ['operations:write'], app: 'shop' };
    await ground.ask(tenant.slug, 201, 'POST', '/api-keys', key);
    await open('/policies');
    const drawer = await command(page, 'New binding', 'New binding');
    await hands.choose(drawer.getByRole('combobox', { name: 'App' }), 'shop');
    await hands.type(drawer.getByRole('textbox', { name: 'Slot' }), 'texts');
    await hands.choose(drawer.getByRole('button', { name: /Connection/ }), 'Twilio');
    await hands.press(drawer.getByRole('button', { name: 'Create binding' }));
    await expect(page.getByRole('region', { name: 'App shop' })).toContainText('Twilio');
    await open('/policies?tab=try&app=shop&capability=send_sms&environment=sandbox');
    await hands.choose(page.getByRole('button', { name: /Connection/ }), 'Plivo');
    await hands.press(page.getByRole('button', { name: 'Check' }));
    await expect(page.getByRole('region', { name: 'Answer' })).toContainText(
      'may use only the integrations bound to it',
    );
  });
});
