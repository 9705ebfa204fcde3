import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { startHubProcess, type HubProcess } from '../hub-process.ts';

const WIDTHS = [390, 768, 1440];

let hub: HubProcess;

test.beforeAll(async () => {
  hub = await startHubProcess();
});

test.afterAll(() => hub.stop());

/** Opens the page; whatever the browser complains of (a refused script, a missing file) ends up in the list. */
async function open(page: Page): Promise<string[]> {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(hub.url);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Patchbay is running');
  return complaints;
}

test('says what runs here', async ({ page }) => {
  expect(await open(page)).toEqual([]);
  const facts = page.locator('dl');
  await expect(facts).toContainText(/Version\d+\.\d+\.\d+/);
  await expect(facts).toContainText('http, worker, scheduler');
  await expect(facts).toContainText('Embedded');
  await expect(facts).toContainText('LISTEN / NOTIFY');
});

test('links to the API reference, the document, the sandbox and the tour, and each is there', async ({
  page,
  request,
}) => {
  await open(page);
  const links = page.getByRole('navigation', { name: 'Where to go' }).getByRole('link');
  await expect(links).toHaveCount(4);
  for (const link of await links.all()) {
    const target = new URL((await link.getAttribute('href')) ?? '', hub.url);
    expect((await request.get(target.href)).status(), target.href).toBe(200);
    if (target.hash !== '') await expect(page.locator(target.hash)).toHaveCount(1);
  }
});

test('shows the tour of the README', async ({ page }) => {
  await open(page);
  const tour = page.getByRole('region', { name: 'A five-minute tour' });
  await expect(tour.getByText('Connect Twilio')).toBeVisible();
  await expect(tour.locator('pre.command').first()).toContainText('export PATCHBAY_URL');
});

test('says so when the hub stops answering', async ({ page }) => {
  await page.route('**/readyz', (route) => route.abort());
  await page.goto(hub.url);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The hub does not answer');
});

test('runs under a policy without inline scripts', async ({ request }) => {
  const policy = (await request.get(hub.url)).headers()['content-security-policy'] ?? '';
  expect(policy).toMatch(/script-src [^;]*'self'/);
  expect(/script-src ([^;]*)/.exec(policy)?.[1]).not.toContain('unsafe-inline');
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of WIDTHS) {
    test(`fits and is accessible, ${colorScheme}, ${width} pixels wide`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await open(page);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    });
  }
}
