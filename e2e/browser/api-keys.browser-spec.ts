import { byMouseAndByKeyboard, expect, test } from './test.ts';

byMouseAndByKeyboard(() => {
  test('an API key is made, works, is revoked and works no more', async ({ page, request, ground, hands, open }) => {
    await open('/api-keys');
    await hands.press(page.getByRole('button', { name: 'Create a key' }));
    const form = page.getByRole('dialog', { name: 'Create an API key' });
    await hands.type(form.getByRole('textbox', { name: 'Name' }), 'Warehouse');
    await hands.press(form.getByRole('radio', { name: /What I choose/ }));
    await hands.press(form.getByRole('group', { name: 'Integrations' }).getByRole('checkbox', { name: 'Read' }));
    await hands.choose(form.getByRole('button', { name: /Expires/ }), 'Never');
    await hands.press(form.getByRole('button', { name: 'Create the key' }));
    const shown = page.getByRole('alertdialog', { name: 'The key “Warehouse”' });
    const secret = (await shown.getByText(/^pb_\S{20,}/).textContent()) ?? '';
    const ask = async (): Promise<number> => {
      const headers = { authorization: `Bearer ${secret}` };
      return (await request.get(`${await ground.url()}/api/v1/integrations`, { headers })).status();
    };
    expect(await ask()).toBe(200);
    await hands.press(shown.getByRole('button', { name: 'I have kept it safe' }));
    await expect(page.getByRole('row', { name: /Warehouse/ })).toBeVisible();
    await hands.press(page.getByRole('button', { name: /key Warehouse/ }));
    await hands.press(page.getByRole('menuitem', { name: 'Revoke' }));
    const question = page.getByRole('alertdialog', { name: 'Revoke “Warehouse”?' });
    await hands.press(question.getByRole('button', { name: 'Revoke' }));
    await expect(page.getByRole('row', { name: /Warehouse/ })).toBeHidden();
    expect(await ask()).toBe(401);
    await hands.press(page.getByRole('tab', { name: 'Revoked' }));
    await expect(page.getByRole('row', { name: /Warehouse/ })).toContainText('(you)');
  });
});

test('a rotated key works on beside the new one', async ({ page, context, request, ground, tenant, open }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open('/api-keys');
  await page.getByRole('button', { name: /key First key/ }).click();
  await page.getByRole('menuitem', { name: 'Rotate' }).click();
  await page.getByRole('dialog', { name: 'Rotate “First key”' }).getByRole('button', { name: 'Rotate' }).click();
  const shown = page.getByRole('alertdialog', { name: 'The key “First key”' });
  await shown.getByRole('button', { name: 'Copy: API key' }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  const copied = await page.evaluate<string>('navigator.clipboard.readText()');
  await expect(shown.getByText(copied, { exact: true })).toBeVisible();
  for (const key of [tenant.apiKey, copied]) {
    const headers = { authorization: `Bearer ${key}` };
    expect((await request.get(`${await ground.url()}/api/v1/integrations`, { headers })).status()).toBe(200);
  }
  await shown.getByRole('button', { name: 'I have kept it safe' }).click();
  await expect(page.getByRole('row', { name: /replaced by/ })).toContainText('Ends');
  await expect(page.getByRole('row', { name: /replaces/ })).toContainText('(you)');
});
