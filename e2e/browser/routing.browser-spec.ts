import type { Locator, Page } from '@playwright/test';
import type { RemoteGround } from './ground/remote.ts';
import { expectSound } from './sound.ts';
import { byMouseAndByKeyboard, expect, test } from './test.ts';

interface Rule {
  readonly name: string | null;
  readonly integration_id: string;
}

const LIST = { name: 'Rules of Send an SMS, Sandbox', exact: true };
const EXPLAIN = '/routing/explain?capability=send_sms&environment=sandbox';

const rulesOf = (ground: RemoteGround, slug: string): Promise<Rule[]> =>
  ground.ask<Rule[]>(slug, 200, 'GET', '/routing-rules?capability=send_sms');

const ruled = (ground: RemoteGround, slug: string, integrationId: string, more: object): Promise<unknown> =>
  ground.ask(slug, 201, 'POST', '/routing-rules', { capability: 'send_sms', integration_id: integrationId, ...more });

const answerOf = (page: Page): Locator => page.getByRole('region', { name: 'Answer' });

byMouseAndByKeyboard(() => {
  test('rules change their order, and the explanation says so', async ({ page, hands, ground, tenant, open }) => {
    await ruled(ground, tenant.slug, await ground.connection(tenant.slug, 'twilio'), { name: 'By Twilio' });
    await ruled(ground, tenant.slug, await ground.connection(tenant.slug, 'plivo'), { name: 'By Plivo' });
    await open('/routing');
    const list = page.getByRole('grid', LIST);
    const names = list.getByRole('row').locator('strong');
    await expect(names).toHaveText(['By Twilio', 'By Plivo']);
    await hands.moveBefore(list, 'By Plivo', 'By Twilio');
    await expect(names).toHaveText(['By Plivo', 'By Twilio']);
    const order = async (): Promise<(string | null)[]> => (await rulesOf(ground, tenant.slug)).map(({ name }) => name);
    await expect.poll(order).toEqual(['By Plivo', 'By Twilio']);
    await open(EXPLAIN);
    await hands.press(page.getByRole('button', { name: 'Explain', exact: true }));
    await expect(answerOf(page)).toContainText('The rule “By Plivo” is the first that holds');
    await expect(answerOf(page).getByRole('listitem').filter({ hasText: 'By Twilio' })).toContainText('Not reached');
  });

  test('a rule is made with a condition, and explained by the value it met', async ({
    page,
    hands,
    ground,
    tenant,
    open,
  }) => {
    await ground.connection(tenant.slug, 'twilio');
    await ground.connection(tenant.slug, 'plivo');
    await open('/routing');
    await hands.press(page.getByRole('button', { name: 'Add a rule to Send an SMS' }));
    const drawer = page.getByRole('dialog', { name: 'New rule' });
    await hands.press(drawer.getByRole('button', { name: 'Add condition' }));
    const condition = drawer.getByRole('group', { name: 'Condition 1' });
    await hands.choose(condition.getByRole('button', { name: /Comparison/ }), 'begins with');
    await hands.type(condition.getByRole('textbox', { name: 'Value' }), '+49');
    await hands.choose(drawer.getByRole('button', { name: /Goes to/ }), 'Plivo');
    await hands.choose(drawer.getByRole('button', { name: /Else to/ }), 'Twilio');
    if (hands.kind === 'mouse') await expectSound(page, drawer);
    await hands.type(drawer.getByRole('textbox', { name: /^Name/ }), 'Germany');
    await hands.press(drawer.getByRole('button', { name: 'Create rule' }));
    await expect(page.getByRole('grid', LIST).getByRole('row')).toContainText('when “to” begins with +49');
    await open(EXPLAIN);
    const to = page.getByRole('textbox', { name: /^To/ });
    await hands.type(to, '+15005550009');
    await hands.press(page.getByRole('button', { name: 'Explain', exact: true }));
    await expect(answerOf(page)).toContainText('Nothing would serve this.');
    await expect(answerOf(page)).toContainText('“to” begins with +49 – here it is +15005550009');
    await hands.type(to, '+4930123456');
    await expect(page.getByRole('main')).toContainText('The request has changed since this answer.');
    await hands.press(page.getByRole('button', { name: 'Explain', exact: true }));
    await expect(answerOf(page)).toContainText('The rule “Germany” is the first that holds');
    await expect(answerOf(page)).toContainText('Should it surely have done nothing, Twilio is asked.');
    if (hands.kind === 'mouse') await expectSound(page);
  });

  test('the default moves in one press, a rule is deleted, and both come back', async ({
    page,
    hands,
    ground,
    tenant,
    open,
  }) => {
    const twilio = await ground.connection(tenant.slug, 'twilio');
    const plivo = await ground.connection(tenant.slug, 'plivo');
    await ruled(ground, tenant.slug, twilio, { name: 'First', priority: 10 });
    await ruled(ground, tenant.slug, plivo, { name: 'Second', priority: 10 });
    await ruled(ground, tenant.slug, twilio, { name: 'The rest', is_default: true, fallback_integration_id: plivo });
    const served = async (): Promise<string | undefined> =>
      (await rulesOf(ground, tenant.slug)).find(({ name }) => name === 'The rest')?.integration_id;
    await open('/routing');
    await hands.press(page.getByRole('button', { name: 'Actions: The rest' }));
    await hands.press(page.getByRole('menuitem', { name: 'Make Plivo the default' }));
    await expect.poll(served).toBe(plivo);
    await hands.press(page.getByRole('button', { name: 'Undo' }));
    await expect.poll(served).toBe(twilio);
    const names = page.getByRole('grid', LIST).getByRole('row').locator('strong');
    await hands.press(page.getByRole('button', { name: 'Actions: First' }));
    await hands.press(page.getByRole('menuitem', { name: 'Delete' }));
    await expect(names).toHaveText(['Second']);
    await hands.press(page.getByRole('button', { name: 'Undo' }));
    await expect(names).toHaveText(['First', 'Second']);
  });
});
