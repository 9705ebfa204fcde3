import { byMouseAndByKeyboard, expect, test } from './test.ts';

const MESSAGE = {
  capability: 'send_sms',
  environment: 'sandbox',
  mode: 'sync',
  input: { to: '+15005550009', body: 'Your table is ready.' },
};

byMouseAndByKeyboard(() => {
  test('a capability is tried in the sandbox, from its own form', async ({ page, hands, ground, tenant, open }) => {
    await ground.connection(tenant.slug, 'twilio');
    await open('/operations/try');
    await hands.choose(page.getByRole('combobox', { name: 'Capability' }), 'Send an SMS');
    await hands.type(page.getByRole('textbox', { name: 'To', exact: true }), '+15005550009');
    await hands.type(page.getByRole('textbox', { name: 'Body', exact: true }), 'Your table is ready.');
    await hands.press(page.getByRole('button', { name: 'Send to the sandbox' }));
    const answer = page.getByRole('region', { name: 'What came of it' });
    await expect(answer.getByText('Delivered').first()).toBeVisible();
    await expect(answer).toContainText('message_id');
  });

  test('an operation that failed is found, retried and delivered', async ({ page, hands, ground, tenant, open }) => {
    await ground.connection(tenant.slug, 'twilio');
    await ground.fault('twilio', { kind: 'refused' });
    await ground.ask(tenant.slug, 502, 'POST', '/operations', MESSAGE);
    await open('/operations');
    await hands.choose(page.getByRole('combobox', { name: 'Status' }), 'Not delivered');
    await expect(page).toHaveURL(/status=exhausted/);
    await hands.press(page.getByRole('row', { name: /Not delivered/ }));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Send an SMS');
    await expect(page.getByRole('region', { name: 'Attempts' }).getByText('Attempt 2')).toBeHidden();
    await hands.press(page.getByRole('main').getByRole('button', { name: 'Retry' }));
    await expect(page.getByRole('region', { name: 'Attempts' }).getByText('Attempt 2')).toBeVisible();
    await expect(page.getByRole('main').getByText('Delivered').first()).toBeVisible();
  });

  test('what waits for a yes is approved, and sent', async ({ page, hands, ground, tenant, open }) => {
    await ground.connection(tenant.slug, 'twilio');
    const policy = { effect: 'require_approval', app: 'campaign', name: 'Campaigns are looked at' };
    await ground.ask(tenant.slug, 201, 'POST', '/policies', policy);
    const operation = { ...MESSAGE, app: 'campaign' };
    const { id } = await ground.ask<{ id: string }>(tenant.slug, 202, 'POST', '/operations', operation);
    await open('/approvals');
    await expect(page.getByRole('main')).toContainText('Campaigns are looked at');
    await hands.press(page.getByRole('button', { name: 'Approve: Send an SMS' }));
    const question = page.getByRole('dialog', { name: 'Approve: Send an SMS' });
    await hands.type(question.getByRole('textbox', { name: /^Note/ }), 'Looks right');
    await hands.press(question.getByRole('button', { name: 'Approve' }));
    await expect(question).toBeHidden();
    await expect(page.getByRole('button', { name: 'Approve: Send an SMS' })).toBeHidden();
    await open(`/operations/${id}`);
    await expect(page.getByRole('main').getByText('Delivered').first()).toBeVisible();
  });

  test('rules change their order, and the explanation says so', async ({ page, hands, ground, tenant, open }) => {
    const twilio = await ground.connection(tenant.slug, 'twilio');
    const plivo = await ground.connection(tenant.slug, 'plivo');
    const rules: [string, string][] = [
      ['By Twilio', twilio],
      ['By Plivo', plivo],
    ];
    for (const [name, id] of rules) {
      const rule = { capability: 'send_sms', integration_id: id, name };
      await ground.ask(tenant.slug, 201, 'POST', '/routing-rules', rule);
    }
    await open('/routing');
    const list = page.getByRole('grid', { name: 'Rules of Send an SMS, Sandbox' });
    const names = list.getByRole('row').locator('strong');
    await expect(names).toHaveText(['By Twilio', 'By Plivo']);
    await hands.moveBefore(list, 'By Plivo', 'By Twilio');
    await expect(names).toHaveText(['By Plivo', 'By Twilio']);
    const order = async (): Promise<string[]> => {
      const found = await ground.ask<{ name: string }[]>(tenant.slug, 200, 'GET', '/routing-rules?capability=send_sms');
      return found.map(({ name }) => name);
    };
    await expect.poll(order).toEqual(['By Plivo', 'By Twilio']);
    await open('/routing/explain?capability=send_sms&environment=sandbox');
    await hands.press(page.getByRole('button', { name: 'Explain', exact: true }));
    await expect(page.getByRole('region', { name: 'Answer' })).toContainText('By Plivo');
    await expect(page.getByRole('region', { name: 'Answer' })).toContainText('Plivo');
  });
});
