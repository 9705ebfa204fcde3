import { readFile } from 'node:fs/promises';
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
    await hands.choose(page.getByRole('combobox', { name: 'Status' }), 'Not delivered or unknown');
    await expect(page).toHaveURL(/status=exhausted/);
    await hands.press(page.getByRole('row', { name: /Not delivered/ }));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Send an SMS');
    await expect(page.getByRole('region', { name: 'Attempts' }).getByText('Attempt 2')).toBeHidden();
    await hands.press(page.getByRole('main').getByRole('button', { name: 'Retry' }));
    await expect(page.getByRole('region', { name: 'Attempts' }).getByText('Attempt 2')).toBeVisible();
    await expect(page.getByRole('main').getByText('Delivered').first()).toBeVisible();
  });

  test('an operation that waits is cancelled for good', async ({ page, hands, ground, tenant, open }) => {
    await ground.connection(tenant.slug, 'twilio');
    const policy = { effect: 'require_approval', app: 'campaign', name: 'Campaigns are looked at' };
    await ground.ask(tenant.slug, 201, 'POST', '/policies', policy);
    const operation = { ...MESSAGE, app: 'campaign' };
    const { id } = await ground.ask<{ id: string }>(tenant.slug, 202, 'POST', '/operations', operation);
    await open(`/operations/${id}`);
    await expect(page.getByRole('main')).toContainText('Campaigns are looked at');
    await hands.press(page.getByRole('button', { name: 'Cancel operation' }));
    const question = page.getByRole('alertdialog', { name: 'Cancel this operation?' });
    await hands.press(question.getByRole('button', { name: 'Cancel operation' }));
    await expect(question).toBeHidden();
    await expect(page.getByText('It was cancelled before a vendor did it.')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await ground.ask(tenant.slug, 409, 'POST', `/operations/${id}/cancel`);
  });

  test('the list is saved as a file, as it is filtered', async ({ page, hands, ground, tenant, open }) => {
    await ground.connection(tenant.slug, 'twilio');
    await ground.fault('twilio', { kind: 'refused' });
    await ground.ask(tenant.slug, 502, 'POST', '/operations', { ...MESSAGE, app: 'crm' });
    await ground.ask(tenant.slug, 200, 'POST', '/operations', { ...MESSAGE, app: 'shop' });
    await open('/operations?status=exhausted');
    const saved = async (format: string): Promise<string[]> => {
      const download = page.waitForEvent('download');
      await hands.press(page.getByRole('button', { name: 'Export' }));
      await hands.press(page.getByRole('menuitem', { name: format }));
      const file = await download;
      const text = await readFile(await file.path(), 'utf8');
      return [file.suggestedFilename(), ...text.trim().split(/\r?\n/)];
    };
    const [name, head, row, ...more] = await saved('CSV');
    expect(name).toMatch(/^operations-\d{4}-\d\d-\d\d\.csv$/);
    expect(head).toMatch(/^id,capability,/);
    expect(row).toMatch(/,exhausted,/);
    expect(more).toEqual([]);
    const [, line, ...others] = await saved('JSON lines');
    expect(JSON.parse(line ?? '')).toMatchObject({ status: 'exhausted', app: 'crm' });
    expect(others).toEqual([]);
  });
});

test('operations come in as they happen, and never under the pointer', async ({ page, ground, tenant, open }) => {
  await ground.connection(tenant.slug, 'twilio');
  const send = (app: string): Promise<unknown> =>
    ground.ask(tenant.slug, 200, 'POST', '/operations', { ...MESSAGE, app });
  await send('first');
  await open('/operations?status=delivered');
  const rows = page.getByRole('grid', { name: 'Operations' }).getByRole('row');
  await expect(rows).toHaveCount(1);
  await send('second');
  await expect(rows.first()).toContainText('second');
  await rows.first().hover();
  await send('third');
  const come = page.getByRole('button', { name: '1 new row' });
  await expect(come).toBeVisible();
  await expect(rows.first()).toContainText('second');
  await come.click();
  await expect(rows.first()).toContainText('third');
  await expect(rows).toHaveCount(3);
});
