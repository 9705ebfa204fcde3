import { expectNoOverflow } from './sound.ts';
import { expect, settled, test } from './test.ts';

const OPERATIONS = 10_000;
const PROVIDERS = 200;
const A_WINDOW = 60;

test('of ten thousand operations a window is drawn, however far one reads', async ({ page, ground, tenant, open }) => {
  const connection = await ground.connection(tenant.slug, 'twilio');
  await ground.history(tenant.slug, connection, OPERATIONS);
  await open('/operations');
  const rows = page.getByRole('grid', { name: 'Operations' }).getByRole('row');
  const loaded = page.getByRole('search').getByRole('status');
  await expect(loaded).toHaveText('100 loaded, more below');
  await rows.first().focus();
  await expect(async () => {
    await page.keyboard.press('End');
    await expect(loaded).toHaveText(/^(1?[5-9]|[1-9]\d)\d\d loaded/, { timeout: 100 });
  }).toPass({ intervals: [50] });
  expect(await rows.count()).toBeLessThan(A_WINDOW);
});

test('the last of ten thousand operations is a filter away, and reached', async ({ page, ground, tenant, open }) => {
  const connection = await ground.connection(tenant.slug, 'twilio');
  await ground.history(tenant.slug, connection, OPERATIONS);
  await open('/operations?idempotency_key=order-1');
  const rows = page.getByRole('grid', { name: 'Operations' }).getByRole('row');
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('yesterday');
});

test('two hundred providers fit on the page and are found by typing', async ({ page, open, context }) => {
  await context.route('**/api/v1/integrations/providers', async (route) => {
    const answer = await route.fetch();
    const body = (await answer.json()) as { data: { name: string; display_name: string }[] };
    const more = Array.from({ length: PROVIDERS - body.data.length }, (_, index) => {
      const like = body.data[index % body.data.length]!;
      return { ...like, name: `copy-${index}`, slug: `copy-${index}`, display_name: `${like.display_name} ${index}` };
    });
    await route.fulfill({ response: answer, json: { ...body, data: [...body.data, ...more] } });
  });
  await open('/integrations');
  const cards = page.getByRole('main').getByRole('article');
  await expect(cards).toHaveCount(PROVIDERS);
  await cards.last().scrollIntoViewIfNeeded();
  await expectNoOverflow(page);
  await page.getByRole('searchbox', { name: 'Search providers' }).fill('Stripe 1');
  await expect.poll(() => cards.count()).toBeLessThan(A_WINDOW);
  await settled(page);
});
