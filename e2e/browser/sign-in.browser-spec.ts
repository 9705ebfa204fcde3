import { byMouseAndByKeyboard, expect, signInAs, test } from './test.ts';

const FREE_MISTAKES = 5;

byMouseAndByKeyboard(() => {
  test('a wrong password is said so, and guessing is slowed down', async ({ page, ground, tenant, hands, watch }) => {
    watch.expect(401, 429);
    const { email } = await ground.person(tenant.slug);
    await page.goto(`${await ground.url()}/sign-in`);
    await hands.type(page.getByLabel('E-mail'), email);
    await hands.type(page.getByRole('textbox', { name: 'Password' }), 'not the password of anybody');
    const button = page.getByRole('button', { name: 'Sign in' });
    for (let mistake = 0; mistake < FREE_MISTAKES; mistake += 1) {
      const answer = page.waitForResponse((response) => response.url().endsWith('/auth/login'));
      await hands.press(button);
      expect((await answer).status()).toBe(401);
      await expect(page.getByRole('alert')).toContainText('do not go together');
    }
    await hands.press(button);
    await expect(page.getByRole('alert')).toContainText(/Too many tries. Wait \d+ seconds/);
  });

  test('somebody signs out, and back in to where they were going', async ({ page, hands, person, open, watch }) => {
    watch.expect(401);
    await open('/integrations?q=twilio');
    const address = page.url();
    await hands.press(page.getByRole('button', { name: 'You and your preferences' }));
    await hands.press(page.getByRole('menuitem', { name: 'Sign out' }));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
    await page.goto(address);
    await expect(page).toHaveURL(/\/sign-in\?next=/);
    await hands.type(page.getByLabel('E-mail'), person.email);
    await hands.type(page.getByRole('textbox', { name: 'Password' }), person.password);
    await hands.press(page.getByRole('button', { name: 'Sign in' }));
    await expect(page).toHaveURL(address);
  });

  test('a member of two tenants switches to the other one', async ({ page, context, ground, tenant, hands }) => {
    const other = await ground.tenant();
    const { email } = await ground.person(tenant.slug);
    await ground.connection(other.slug, 'twilio');
    const person = await ground.person(other.slug, { email });
    const url = await ground.url();
    await signInAs(context, url, person);
    await page.goto(`${url}/t/${tenant.slug}/integrations`);
    const twilio = page.getByRole('article', { name: 'Twilio', exact: true });
    await expect(twilio).toContainText('Not connected');
    await hands.press(page.getByRole('button', { name: `Tenant ${tenant.slug}, switch` }));
    await hands.press(page.getByRole('menuitem', { name: other.slug }));
    await expect(page).toHaveURL(`${url}/t/${other.slug}/integrations`);
    await expect(twilio.getByText('Connected', { exact: true })).toBeVisible();
  });
});

test('a link in a mail leads to its page, for who is signed in', async ({ page, open }) => {
  await open('/audit-log');
  const address = page.url();
  // Another site: the browser asks for the page without the cookie, and the page for what it shows with it.
  await page.goto(`data:text/html,<a href="${address}">An alert</a>`);
  const asked = page.waitForRequest(address);
  await page.getByRole('link', { name: 'An alert' }).click();
  expect(await (await asked).headerValue('cookie')).toBeNull();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Audit log');
  await expect(page).toHaveURL(address);
});

test('the command palette goes anywhere without a mouse', async ({ page, open }) => {
  await open('/nowhere');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not found');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Command palette' }).waitFor();
  await page.keyboard.type('Integrat');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Integrations');
});

test('the page runs under a policy without anything inline', async ({ request, ground }) => {
  const answer = await request.get(await ground.url(), { headers: { accept: 'text/html' } });
  expect(answer.headers()['content-security-policy']).toMatch(/script-src 'self';style-src 'self';/);
});
