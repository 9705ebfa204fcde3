import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Locator, Page } from '@playwright/test';
import type { Hands } from './hands.ts';
import { byMouseAndByKeyboard, expect, test } from './test.ts';

const BIRD = {
  'Access key': 'keyOfTheBrowserTests',
  'Workspace ID': 'b4e02c85-c6d2-4b15-8885-e09671799c61',
  'SMS channel ID': '67e4d358-ca94-421e-98b7-448860df9d33',
};

/** Opens the drawer from the catalog and fills it in. */
async function fillIn(page: Page, hands: Hands, values: Readonly<Record<string, string>>): Promise<Locator> {
  await hands.press(page.getByRole('link', { name: 'Bird (MessageBird)' }));
  await hands.press(page.getByRole('main').getByRole('button', { name: 'Connect' }));
  const drawer = page.getByRole('dialog', { name: /Bird/ });
  for (const [name, value] of Object.entries(values)) {
    await hands.type(drawer.getByRole('textbox', { name, exact: true }), value);
  }
  await hands.press(drawer.getByRole('button', { name: 'Save & Test' }));
  return drawer;
}

byMouseAndByKeyboard(() => {
  test('a vendor is connected, shows each step of its check, and becomes the default', async ({
    page,
    hands,
    open,
  }) => {
    await open('/integrations?q=bird');
    const drawer = await fillIn(page, hands, BIRD);
    const steps = drawer.getByRole('list', { name: 'The check, step by step' }).getByRole('listitem');
    await expect(steps).toHaveCount(5);
    await expect(drawer.getByRole('alert')).toContainText('It works.');
    await hands.press(drawer.getByRole('button', { name: /efault.*Send an SMS/ }));
    await expect(drawer.getByRole('button', { name: /efault.*Send an SMS/ })).toBeHidden();
    await hands.press(drawer.getByRole('link', { name: 'Open the connection' }));
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Bird (MessageBird)');
    await expect(page.getByText('Connected', { exact: true }).first()).toBeVisible();
  });

  test('refused credentials are said in plain words and mended in place', async ({ page, hands, open, watch }) => {
    watch.expect(422);
    await open('/integrations?q=bird');
    const drawer = await fillIn(page, hands, { ...BIRD, 'Access key': 'invalidKeyOfTheTests' });
    await expect(drawer).toContainText('401');
    await hands.type(drawer.getByRole('textbox', { name: 'Access key', exact: true }), BIRD['Access key']);
    await hands.press(drawer.getByRole('button', { name: /Test/ }));
    await expect(drawer.getByRole('alert')).toContainText('It works.');
  });

  test('why a badge is red is found out, and it is made green', async ({ page, hands, ground, tenant, open }) => {
    await ground.connection(tenant.slug, 'plivo', {
      credentials: { auth_id: 'MAXXXXXXXXXXXXXXXXXX', auth_token: 'an-invalid-token', from_number: '+15005550007' },
    });
    await open('/integrations');
    const attention = page.getByRole('region', { name: 'Needs attention' });
    await expect(attention).toContainText('Plivo answered 401');
    await hands.press(attention.getByRole('link', { name: /Plivo/ }));
    const why = page.getByRole('region', { name: 'Plivo refuses the credentials' });
    await expect(why).toContainText('authentication failed');
    await hands.press(why.getByRole('button', { name: 'Replace the credential' }));
    await replace(page, hands, 'Auth token', 'a-good-token-of-the-tests');
    await expect(why).toBeHidden();
    await expect(page.getByRole('main').getByText('Connected', { exact: true }).first()).toBeVisible();
  });

  test('one credential is rotated, and the others stay', async ({ page, hands, ground, tenant, person, open }) => {
    const id = await ground.connection(tenant.slug, 'twilio');
    await open(`/integrations/twilio/${id}`);
    await hands.press(page.getByRole('tab', { name: 'Credentials' }));
    await hands.press(page.getByRole('button', { name: 'Replace: Auth token' }));
    await replace(page, hands, 'Auth token', 'another-token-of-the-tests');
    const row = page.getByRole('row', { name: /Auth token/ });
    await expect(row).toContainText(person.name);
    await expect(row).not.toContainText('another-token-of-the-tests');
    const kept = page.getByRole('row', { name: /Sender number/ });
    await expect(kept).toContainText('+15005550006');
    await expect(kept).toContainText('First key');
    await hands.press(page.getByRole('button', { name: 'Replace: Sender number' }));
    await replace(page, hands, 'Sender number', '+15005550007');
    await expect(kept).toContainText('+15005550007');
    await expect(kept).toContainText(person.name);
  });

  test('a connection is disabled, activated again, and disconnected', async ({ page, hands, ground, tenant, open }) => {
    const id = await ground.connection(tenant.slug, 'twilio');
    const rule = { capability: 'send_sms', integration_id: id, name: 'Everything' };
    await ground.ask(tenant.slug, 201, 'POST', '/routing-rules', rule);
    await open(`/integrations/twilio/${id}`);
    const act = (action: string): Promise<void> => chooseAction(page, hands, action);
    await act('Disable');
    const question = page.getByRole('dialog', { name: /^Disable/ });
    await expect(question).toContainText('Everything');
    await hands.press(question.getByRole('button', { name: 'Disable' }));
    await expect(question).toBeHidden();
    await expect(page.getByText('Switched off', { exact: true }).first()).toBeVisible();
    await act('Activate');
    await hands.press(page.getByRole('dialog', { name: /^Activate/ }).getByRole('button', { name: 'Activate' }));
    await expect(page.getByText('Switched off', { exact: true })).toHaveCount(0);
    await act('Disconnect');
    const last = page.getByRole('alertdialog', { name: /^Disconnect/ });
    await expect(last).toContainText('This cannot be undone');
    await hands.press(last.getByRole('button', { name: 'Disconnect' }));
    await expect(page.getByText('Not connected', { exact: true }).first()).toBeVisible();
  });

  test('a connection is deleted by whoever has read what that does', async ({
    page,
    hands,
    ground,
    tenant,
    open,
    watch,
  }) => {
    // The page may ask for what is gone before it is left.
    watch.expect(404);
    const id = await ground.connection(tenant.slug, 'twilio');
    const plivo = await ground.connection(tenant.slug, 'plivo', { label: 'Back-up' });
    const rule = { capability: 'send_sms', integration_id: id, fallback_integration_id: plivo, name: 'Everything' };
    await ground.ask(tenant.slug, 201, 'POST', '/routing-rules', rule);
    await open(`/integrations/twilio/${id}`);
    await chooseAction(page, hands, 'Delete');
    const question = page.getByRole('alertdialog', { name: 'Delete Twilio?' });
    await expect(question.getByRole('listitem').filter({ hasText: 'Everything' }).last()).toContainText(
      'then Plivo · Back-up',
    );
    await expect(question).toContainText('This cannot be undone');
    await hands.press(question.getByRole('button', { name: 'Delete the connection' }));
    await expect(page.getByRole('heading', { level: 1, name: 'Twilio' })).toBeVisible();
    await expect(page.getByText('Twilio is deleted.')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Your connections' })).toBeHidden();
    await ground.ask(tenant.slug, 404, 'GET', `/integrations/${id}`);
  });

  test('a capability is switched off, and on again by taking that back', async ({
    page,
    hands,
    ground,
    tenant,
    open,
  }) => {
    const id = await ground.connection(tenant.slug, 'twilio');
    const enabled = async (): Promise<string[]> =>
      (await ground.ask<{ enabled_capabilities: string[] }>(tenant.slug, 200, 'GET', `/integrations/${id}`))
        .enabled_capabilities;
    await open(`/integrations/twilio/${id}?tab=capabilities`);
    const sms = page.getByRole('switch', { name: 'Send an SMS' });
    await expect(sms).toBeChecked();
    await hands.press(sms);
    await expect(sms).not.toBeChecked();
    await expect.poll(enabled).not.toContain('send_sms');
    await hands.press(page.getByRole('button', { name: 'Undo' }));
    await expect(sms).toBeChecked();
    await expect.poll(enabled).toContain('send_sms');
  });
});

async function chooseAction(page: Page, hands: Hands, action: string): Promise<void> {
  await hands.press(page.getByRole('button', { name: 'Actions' }));
  await hands.press(page.getByRole('menuitem', { name: action }));
}

async function replace(page: Page, hands: Hands, field: string, value: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: `Replace: ${field}` });
  await hands.type(dialog.getByRole('textbox', { name: field, exact: true }), value);
  await hands.press(dialog.getByRole('button', { name: 'Save & Test' }));
  await expect(dialog.getByRole('alert')).toContainText('answered');
  await hands.press(dialog.getByRole('button', { name: 'Done' }));
  await expect(dialog).toBeHidden();
}

test('a badge turns red, and green again, while somebody looks at it', async ({ page, ground, tenant, open }) => {
  const id = await ground.connection(tenant.slug, 'twilio');
  await open('/integrations?q=twilio');
  const card = page.getByRole('article', { name: 'Twilio', exact: true });
  await expect(card.getByText('Connected', { exact: true })).toBeVisible();
  const rotate = (token: string): Promise<unknown> =>
    ground.ask(tenant.slug, 200, 'PATCH', `/integrations/${id}`, { credentials: { auth_token: token } });
  await rotate('an-invalid-token');
  await expect(card.getByText('Error', { exact: true })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Needs attention' })).toContainText('Twilio');
  await rotate('a-good-token-of-the-tests');
  await expect(card.getByText('Connected', { exact: true })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Needs attention' })).toBeHidden();
});

test('what somebody switched off is told from what is connected', async ({ page, ground, tenant, open }) => {
  const id = await ground.connection(tenant.slug, 'twilio');
  await ground.ask(tenant.slug, 200, 'POST', `/integrations/${id}/disable`);
  await open('/integrations?status=off');
  await expect(page.getByRole('main').getByRole('article')).toHaveCount(1);
  await expect(page.getByRole('article', { name: 'Twilio', exact: true })).toContainText('Switched off');
});

test('a call is copied as curl, and a shell reads of it what was sent', async ({
  page,
  hands,
  ground,
  tenant,
  open,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const id = await ground.connection(tenant.slug, 'twilio');
  await open(`/integrations/twilio/${id}?tab=calls`);
  await hands.press(page.getByRole('table', { name: 'Calls' }).getByRole('button').first());
  const call = page.getByRole('dialog', { name: 'Call to the vendor' });
  await hands.press(call.getByRole('button', { name: 'Copy as curl' }));
  await expect(page.getByText('Copied', { exact: true })).toBeVisible();
  await hands.press(call.getByRole('button', { name: 'Close' }));
  await hands.press(page.getByRole('tab', { name: 'Settings' }));
  // Any field that takes several lines will do to paste it into.
  const notes = page.getByRole('textbox', { name: 'Metadata' });
  await hands.type(notes, '');
  await page.keyboard.press('ControlOrMeta+v');
  await expect(notes).toHaveValue(/^curl -X GET /);
  const { stdout } = await promisify(execFile)('sh', [
    '-c',
    `curl() { printf '%s\\n' "$@"; }\n${await notes.inputValue()}`,
  ]);
  const words = stdout.trimEnd().split('\n');
  expect(words.slice(0, 2)).toEqual(['-X', 'GET']);
  expect(new URL(words[2] ?? '').pathname).toMatch(/Accounts\/AC/);
  expect(words).toContain('authorization: [redacted]');
});

test('the open tab is in sight on a phone', async ({ page, ground, tenant, open }) => {
  const id = await ground.connection(tenant.slug, 'twilio');
  await page.setViewportSize({ width: 390, height: 900 });
  await open(`/integrations/twilio/${id}?tab=settings`);
  await expect(page.getByRole('tab', { name: 'Settings' })).toBeInViewport({ ratio: 1 });
  await page.getByRole('tab', { name: 'Settings' }).press('Home');
  await expect(page.getByRole('tab', { name: 'Overview' })).toBeInViewport({ ratio: 1 });
});

test.describe('a viewer', () => {
  test.use({ role: 'viewer' });

  test('sees everything and can change nothing', async ({ page, ground, tenant, open }) => {
    const id = await ground.connection(tenant.slug, 'twilio');
    const rule = { capability: 'send_sms', integration_id: id, name: 'Everything' };
    await ground.ask(tenant.slug, 201, 'POST', '/routing-rules', rule);
    const changing = page.getByRole('main').getByRole('button', {
      name: /^(Connect|Test|Replace|Disable|Actions|New rule|Create|Invite|Retry|Save|Delete|Move)/,
    });
    const seen: [string, string][] = [
      [`/integrations/twilio/${id}`, 'Account'],
      [`/integrations/twilio/${id}?tab=credentials`, '+15005550006'],
      ['/integrations/messagebird', 'What it powers'],
      ['/routing', 'Everything'],
      ['/members', 'Ada Lovelace'],
      ['/api-keys', 'First key'],
    ];
    for (const [path, text] of seen) {
      await open(path);
      await expect(page.getByRole('main')).toContainText(text);
      await expect(changing).toHaveCount(0);
      await expect(page.getByRole('main').getByRole('switch', { disabled: false })).toHaveCount(0);
    }
  });
});
