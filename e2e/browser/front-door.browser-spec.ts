import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { startHubProcess, type HubProcess } from '../hub-process.ts';

const WIDTHS = [390, 768, 1440];
const PERSON = { email: 'ada@acme.example', name: 'Ada Lovelace', password: 'correct horse battery staple' };

let hub: HubProcess;

test.beforeAll(async () => {
  hub = await startHubProcess();
});

test.afterAll(() => hub.stop());

/** Whatever the browser complains of (a refused style, a missing file) ends up in the list; not being signed in does not. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    const isRefusal = message.text().includes('401 (Unauthorized)');
    if (['error', 'warning'].includes(message.type()) && !isRefusal) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}

async function signIn(page: Page): Promise<void> {
  await page.goto(`${hub.url}/sign-in`);
  await page.getByLabel('E-mail').fill(PERSON.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(PERSON.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Integrations');
}

test.describe.serial('the admin app', () => {
  test('asks for the link of the first run, which makes the first person', async ({ page }) => {
    const complaints = complaintsOf(page);
    await page.goto(hub.url);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Open the setup link');
    const link = /http\S+\/setup\?token=\S+/.exec(hub.output())?.[0] ?? '';
    await page.goto(link);
    await page.getByLabel('E-mail').fill(PERSON.email);
    await page.getByLabel('Your name').fill(PERSON.name);
    await page.getByRole('textbox', { name: 'New password' }).fill(PERSON.password);
    await page.getByRole('button', { name: 'Create the account' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Integrations');
    await expect(page).toHaveURL(/\/t\/default\/integrations$/);
    expect(complaints).toEqual([]);
  });

  test('lets a person in and out, and back to where they were', async ({ page }) => {
    await signIn(page);
    await page.getByRole('button', { name: 'You and your preferences' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
    await page.goto(`${hub.url}/t/default/integrations?q=twilio`);
    await expect(page).toHaveURL(/\/sign-in\?next=/);
    await page.getByLabel('E-mail').fill(PERSON.email);
    await page.getByRole('textbox', { name: 'Password' }).fill(PERSON.password);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/t\/default\/integrations\?q=twilio$/);
  });

  test('goes anywhere by the command palette, without a mouse', async ({ page }) => {
    await signIn(page);
    await page.goto(`${hub.url}/t/default/nowhere`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not found');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Command palette' }).waitFor();
    await page.keyboard.type('Integrat');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Integrations');
  });

  test('runs under a policy without anything inline', async ({ request }) => {
    const policy = (await request.get(hub.url, { headers: { accept: 'text/html' } })).headers();
    expect(policy['content-security-policy']).toMatch(/script-src 'self';style-src 'self';/);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of WIDTHS) {
      test(`fits and is accessible, ${colorScheme}, ${width} pixels wide`, async ({ page }) => {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.setViewportSize({ width, height: 900 });
        await page.goto(`${hub.url}/sign-in`);
        await page.getByRole('button', { name: 'Sign in' }).waitFor();
        await expectAccessible(page, width);
        await signIn(page);
        await page.getByRole('article', { name: 'Stripe' }).waitFor();
        await expectAccessible(page, width);
      });
    }
  }
});

async function expectAccessible(page: Page, width: number): Promise<void> {
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}
