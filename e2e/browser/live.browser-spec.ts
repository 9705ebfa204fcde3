import type { Page } from '@playwright/test';
import { expect, test } from './test.ts';

const A_MESSAGE = { capability: 'send_sms', environment: 'sandbox', input: { to: '+15005550006', body: 'Hello.' } };

/** What the frame says about the stream. */
const standing = (page: Page, text: string) => page.getByRole('banner').getByText(text, { exact: true });

test('what others do appears by itself: badges, operations, the bell', async ({ page, ground, tenant, open }) => {
  const id = await ground.connection(tenant.slug, 'twilio');
  await open('/operations');
  await expect(standing(page, 'Live')).toBeVisible();
  await ground.ask(tenant.slug, 202, 'POST', '/operations', A_MESSAGE);
  await expect(page.getByRole('grid', { name: 'Operations' }).getByRole('row')).toHaveCount(1);
  await ground.ask(tenant.slug, 200, 'PATCH', `/integrations/${id}`, {
    credentials: { auth_token: 'an-invalid-token' },
  });
  await expect(page.getByRole('button', { name: 'Alerts: 1 not acknowledged' })).toBeVisible();
});

test('what others do with keys appears by itself', async ({ page, ground, tenant, open }) => {
  await open('/api-keys');
  await expect(standing(page, 'Live')).toBeVisible();
  const make = (path: string, body: object): Promise<{ id: string }> =>
    ground.ask(tenant.slug, 201, 'POST', path, body);
  const { id } = await make('/api-keys', { name: 'Warehouse', scopes: ['integrations:read'] });
  const rows = page.getByRole('row', { name: /Warehouse/ });
  await expect(rows).toHaveCount(1);
  const { id: successor } = await make(`/api-keys/${id}/rotate`, { overlap_seconds: 3600 });
  await expect(rows).toHaveCount(2);
  await expect(rows.filter({ hasText: 'replaced by' })).toContainText('Ends');
  for (const key of [id, successor]) await ground.ask(tenant.slug, 200, 'DELETE', `/api-keys/${key}`);
  await expect(rows).toHaveCount(0);
});

test('where nothing streams, the page says so and asks again', async ({ page, ground, tenant, open, watch }) => {
  watch.expectOutage();
  await ground.connection(tenant.slug, 'twilio');
  await page.clock.install();
  await page.route('**/api/v1/stream', (route) => route.abort());
  await open('/operations');
  await expect(standing(page, 'Every 10 s')).toBeVisible();
  await ground.ask(tenant.slug, 202, 'POST', '/operations', A_MESSAGE);
  await page.clock.fastForward(10_000);
  await expect(page.getByRole('grid', { name: 'Operations' }).getByRole('row')).toHaveCount(1);
});

test('a hub that goes away is said to be gone; once it is back, what was missed is there', async ({
  page,
  ground,
  tenant,
  open,
  watch,
}) => {
  watch.expectOutage();
  await ground.connection(tenant.slug, 'twilio');
  await ground.ask(tenant.slug, 202, 'POST', '/operations', A_MESSAGE);
  await open('/operations');
  const rows = page.getByRole('grid', { name: 'Operations' }).getByRole('row');
  await expect(standing(page, 'Live')).toBeVisible();
  await ground.stop();
  try {
    await expect(standing(page, 'Disconnected')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Try to connect now' })).toBeVisible();
    await expect(rows).toHaveCount(1);
  } finally {
    await ground.startAgain();
  }
  await ground.ask(tenant.slug, 202, 'POST', '/operations', A_MESSAGE);
  await page.evaluate(`globalThis.dispatchEvent(new Event('online'))`);
  await expect(standing(page, 'Live')).toBeVisible();
  await expect(rows).toHaveCount(2);
});
