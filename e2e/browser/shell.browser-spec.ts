import { byMouseAndByKeyboard, expect, test } from './test.ts';

test('whoever cannot see the page is told where they are: skip link, landmarks, place, title, focus', async ({
  page,
  open,
}) => {
  await open('/alerts');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  const places = page.getByRole('navigation', { name: 'Main navigation' });
  await expect(places.getByRole('link', { name: 'Alerts' })).toHaveAttribute('aria-current', 'page');
  await places.getByRole('link', { name: 'Audit log' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Audit log' })).toBeFocused();
  await expect(page).toHaveTitle('Audit log · Patchbay');
  await expect(places.locator('[aria-current=page]')).toHaveText('Audit log');
  await expect(page.getByRole('banner')).toHaveCount(1);
});

byMouseAndByKeyboard(() => {
  test('theme and language are chosen at once and kept', async ({ page, hands, open }) => {
    await open('/vault');
    const root = page.locator('html');
    const menu = page.getByRole('banner').getByRole('button').last();
    await hands.press(menu);
    await hands.press(page.getByRole('menuitem', { name: 'Dark' }));
    await expect(root).toHaveCSS('color-scheme', 'dark');
    // A classic scrollbar's place shows the root, which is dimmed with the page.
    await page.keyboard.press('Control+k');
    await expect(root).not.toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');
    await page.keyboard.press('Escape');
    await expect(root).toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');
    await hands.press(menu);
    await hands.press(page.getByRole('menuitem', { name: 'العربية' }));
    await expect(root).toHaveAttribute('dir', 'rtl');
    await page.reload();
    await expect(root).toHaveCSS('color-scheme', 'dark');
    await expect(page.getByRole('heading', { level: 1, name: 'الخزنة' })).toBeVisible();
    await hands.press(menu);
    await hands.press(page.getByRole('menuitem', { name: 'English' }));
    await expect(page.getByRole('heading', { level: 1, name: 'Vault' })).toBeVisible();
  });

  test('an alert is told by the bell, acknowledged there, and the bell is quiet', async ({
    page,
    hands,
    ground,
    tenant,
    open,
  }) => {
    await ground.connection(tenant.slug, 'twilio', {
      credentials: { account_sid: 'AC' + '0'.repeat(32), auth_token: 'an-invalid-token', from_number: '+15005550006' },
    });
    await open('/vault');
    await hands.press(page.getByRole('button', { name: 'Alerts: 1 not acknowledged' }));
    const newest = page.getByRole('dialog', { name: 'Alerts' });
    await expect(newest.getByRole('heading', { name: 'Twilio (sandbox) needs your attention' })).toBeVisible();
    await hands.press(newest.getByRole('button', { name: /^Acknowledge: Twilio/ }));
    await expect(newest.getByRole('button', { name: /^Acknowledge/ })).toBeHidden();
    await hands.press(newest.getByRole('link', { name: 'All alerts' }));
    await expect(page.getByRole('heading', { level: 1, name: 'Alerts' })).toBeFocused();
    await expect(page.getByRole('banner').getByRole('button', { name: 'Alerts: 0 not acknowledged' })).toBeVisible();
    await expect(page.getByRole('main').getByText('Seen by')).toBeVisible();
  });
});
