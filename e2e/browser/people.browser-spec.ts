import type { Browser, Page } from '@playwright/test';
import type { Somebody } from './ground/ground.ts';
import { handsOf } from './hands.ts';
import { expectSound } from './sound.ts';
import { byMouseAndByKeyboard, expect, settled, signInAs, test } from './test.ts';

const PASSWORD = 'a sentence nobody else would think of';

/** Another browser, with its own cookies, in which nobody is signed in, or one person. */
async function elsewhere(browser: Browser, url?: string, person?: Somebody): Promise<Page> {
  const context = await browser.newContext();
  if (url !== undefined && person !== undefined) await signInAs(context, url, person);
  return context.newPage();
}

byMouseAndByKeyboard(() => {
  test('somebody is invited, comes, rises and is removed', async ({ page, browser, hands, tenant, open }) => {
    await open('/members');
    await expect(page.getByRole('row', { name: /\(you\)|You/ })).toContainText('The last owner');
    await hands.press(page.getByRole('button', { name: 'Invite somebody' }));
    const form = page.getByRole('dialog', { name: 'Invite somebody' });
    await hands.type(form.getByRole('textbox', { name: 'E-mail' }), `grace@${tenant.slug}.example`);
    await hands.press(form.getByRole('button', { name: 'Invite' }));
    const link = page.getByRole('alertdialog', { name: 'Pass on this link' });
    const address = await link.getByText(/\/invitation\?token=/).textContent();
    await hands.press(link.getByRole('button', { name: 'I have passed it on' }));
    await expect(page.getByRole('row', { name: /grace@/ })).toBeVisible();

    const guest = await elsewhere(browser);
    const guestHands = handsOf(hands.kind, guest);
    await guest.goto(address ?? '');
    await expect(guest.getByRole('heading', { level: 1 })).toHaveText(`Join ${tenant.slug}`);
    await guestHands.type(guest.getByLabel('Your name'), 'Grace Hopper');
    await guestHands.type(guest.getByRole('textbox', { name: 'New password' }), PASSWORD);
    await guestHands.press(guest.getByRole('button', { name: 'Accept and sign in' }));
    await expect(guest).toHaveURL(new RegExp(`/t/${tenant.slug}/integrations$`));
    await guest.goto(page.url());
    await expect(guest.getByText('You are a viewer here')).toBeVisible();

    // Both pages hear of it by themselves.
    await hands.press(page.getByRole('button', { name: 'What to do with Grace Hopper' }));
    await hands.press(page.getByRole('menuitem', { name: /Admin/ }));
    await expect(guest.getByRole('button', { name: 'Invite somebody' })).toBeVisible();

    await hands.press(page.getByRole('button', { name: 'What to do with Grace Hopper' }));
    await hands.press(page.getByRole('menuitem', { name: 'Remove', exact: true }));
    const question = page.getByRole('alertdialog', { name: 'Remove Grace Hopper?' });
    await hands.press(question.getByRole('button', { name: 'Remove' }));
    await expect(page.getByText('Grace Hopper was removed')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await guest.goto(page.url());
    await expect(guest.getByRole('heading', { level: 1 })).toHaveText(`You are not a member of ${tenant.slug}`);
    await guestHands.press(guest.getByRole('button', { name: 'Sign out' }));
    await expect(guest.getByRole('heading', { level: 1 })).toHaveText('Sign in');
    await guest.context().close();
  });

  test('a password is changed, and a session elsewhere ends', async ({
    page,
    browser,
    ground,
    hands,
    person,
    open,
  }) => {
    const url = await ground.url();
    const other = await elsewhere(browser, url, await ground.again(person));
    await open('/account');
    await other.goto(page.url());
    await expect(other.getByRole('heading', { level: 1 })).toHaveText('Your account');
    await hands.type(page.getByRole('textbox', { name: 'Current password' }), person.password);
    await hands.type(page.getByRole('textbox', { name: 'New password' }), PASSWORD);
    await hands.press(page.getByRole('button', { name: 'Change the password' }));
    await expect(page.getByText(/Your password was changed/)).toBeVisible();
    await other.reload();
    await expect(other).toHaveURL(/\/sign-in\?next=/);
    await other.context().close();

    await hands.press(page.getByRole('button', { name: 'Sign out everywhere' }));
    const question = page.getByRole('alertdialog', { name: 'Sign out everywhere?' });
    await hands.press(question.getByRole('button', { name: 'Sign out everywhere' }));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
    await hands.type(page.getByLabel('E-mail'), person.email);
    await hands.type(page.getByRole('textbox', { name: 'Password' }), PASSWORD);
    await hands.press(page.getByRole('button', { name: 'Sign in' }));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Integrations');
  });

  test('one session is ended from another browser, which notices', async ({
    page,
    browser,
    ground,
    hands,
    person,
    open,
  }) => {
    await open('/account');
    const rows = page.getByRole('table', { name: 'Where you are signed in' }).getByRole('row');
    const here = rows.filter({ hasText: 'This one' });
    await expect(here).toBeVisible();
    const others = await rows.count();
    const other = await elsewhere(browser, await ground.url(), await ground.again(person));
    await other.goto(page.url());
    await expect(other.getByRole('heading', { level: 1 })).toHaveText('Your account');
    await page.reload();
    await expect(rows).toHaveCount(others + 1);
    await expect(here.getByRole('button')).toHaveCount(0);
    for (let left = others; left > 1; left -= 1) {
      await hands.press(page.getByRole('button', { name: /^Sign out: / }).first());
      await expect(rows).toHaveCount(left);
    }
    await expect(page.getByText(/is signed out$/).first()).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expect(other).toHaveURL(/\/sign-in\?next=/);
    await other.context().close();
  });

  test('who forgot the password comes back by a link of the operator', async ({
    page,
    ground,
    tenant,
    hands,
    watch,
  }) => {
    watch.expect(404); // the link, once it was used
    const { email } = await ground.person(tenant.slug);
    const address = await ground.resetAddress(email);
    await page.goto(address);
    await expect(page.getByText(email)).toBeVisible();
    await hands.type(page.getByRole('textbox', { name: 'New password' }), PASSWORD);
    await hands.press(page.getByRole('button', { name: 'Save and sign in' }));
    await expect(page).toHaveURL(new RegExp(`/t/${tenant.slug}/integrations$`));
    await page.goto(address);
    await hands.press(page.getByRole('link', { name: 'Go to sign in' }));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
  });
});

test('what people see but once is accessible and fits, in both themes', async ({
  page,
  context,
  ground,
  tenant,
  open,
}) => {
  await open('/members?dialog=invite');
  await page.getByRole('textbox', { name: 'E-mail' }).fill(`grace@${tenant.slug}.example`);
  await page.getByRole('dialog').getByRole('button', { name: 'Invite' }).click();
  const issued = page.getByRole('alertdialog', { name: 'Pass on this link' });
  const invitation = await issued.getByText(/\/invitation\?token=/).textContent();
  await expectSound(page, issued);

  await open('/api-keys?dialog=create');
  await page.getByRole('textbox', { name: 'Name' }).fill('Warehouse');
  await page.getByRole('radio', { name: /What I choose/ }).press('Space');
  await expectSound(page, page.getByRole('dialog'));
  await page.getByRole('radio', { name: /A service/ }).press('Space');
  await page.getByRole('button', { name: 'Create the key' }).click();
  await expectSound(page, page.getByRole('alertdialog', { name: 'The key “Warehouse”' }));

  const url = await ground.url();
  const stranger = await ground.person((await ground.tenant()).slug);
  await context.clearCookies();
  const resetAddress = await ground.resetAddress(stranger.email);
  for (const address of [invitation ?? '', resetAddress]) {
    await page.goto(address);
    await settled(page);
    await expectSound(page);
  }
  await signInAs(context, url, stranger);
  await page.goto(`${url}/t/${tenant.slug}/alerts`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`You are not a member of ${tenant.slug}`);
  await expectSound(page);
});
