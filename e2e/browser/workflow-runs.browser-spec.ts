import { byMouseAndByKeyboard, expect, test } from './test.ts';

const PAY = {
  key: 'pay',
  capability: 'initiate_payment',
  input: { amount: 2500, currency: 'eur', payment_method: 'pm_card_visa' },
};
const TELL = { key: 'tell-shop', capability: 'send_sms', input: { to: '+15005550009', body: 'A new order.' } };

byMouseAndByKeyboard(() => {
  test('a run that failed is taken up where it stopped', async ({ page, hands, ground, tenant, open }) => {
    await ground.connection(tenant.slug, 'twilio');
    await ground.connection(tenant.slug, 'stripe');
    await ground.fault('twilio', { kind: 'refused' });
    const body = { name: 'order-paid', environment: 'sandbox', steps: [PAY, TELL] };
    await ground.ask(tenant.slug, 202, 'POST', '/workflow-runs', body);
    await open('/workflow-runs');
    await hands.press(page.getByRole('row', { name: /^order-paid/ }));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('order-paid');
    await hands.press(page.getByRole('button', { name: 'Retry from tell-shop' }));
    await expect(page.getByText('All steps are done. Nothing is left to do.')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Earlier try 1' })).toBeVisible();
  });

  test('a run that waits is cancelled, and sends nothing any more', async ({ page, hands, ground, tenant, open }) => {
    await ground.connection(tenant.slug, 'twilio');
    const policy = { effect: 'require_approval', app: 'campaign', name: 'Campaigns are looked at' };
    await ground.ask(tenant.slug, 201, 'POST', '/policies', policy);
    const body = { name: 'campaign', environment: 'sandbox', app: 'campaign', steps: [TELL] };
    const { id } = await ground.ask<{ id: string }>(tenant.slug, 202, 'POST', '/workflow-runs', body);
    await open(`/workflow-runs/${id}`);
    await expect(page.getByText('A person has to approve step tell-shop before it is sent.')).toBeVisible();
    await hands.press(page.getByRole('button', { name: 'Cancel run' }));
    const question = page.getByRole('alertdialog', { name: 'Cancel this run?' });
    await hands.press(question.getByRole('button', { name: 'Cancel run' }));
    await expect(question).toBeHidden();
    await expect(page.getByText('It was cancelled.', { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Cancel run' })).toBeHidden();
    const { status } = await ground.ask<{ status: string }>(tenant.slug, 200, 'GET', `/workflow-runs/${id}`);
    expect(status).toBe('cancelled');
  });
});
