import type { Place, Somebody } from './ground/ground.ts';
import type { Populated } from './ground/populate.ts';
import { addressOf, SCREENS } from './screens.ts';
import { expectAccessible, expectNoOverflow, expectSound } from './sound.ts';
import { settled, signInAs, test } from './test.ts';

let place: Place;
let ids: Populated;
let person: Somebody;

test.beforeAll(async ({ ground }) => {
  place = await ground.tenant();
  ids = await ground.populate(place.slug);
  person = await ground.person(place.slug);
});

test.beforeEach(async ({ ground, context, watch }) => {
  watch.expect(401); // the doors, to whoever is not signed in
  await signInAs(context, await ground.url(), person);
});

for (const name of SCREENS) {
  test(`${name} is accessible and fits, in both themes`, async ({ ground, page }) => {
    await page.goto(`${await ground.url()}/t/${place.slug}${addressOf(name, ids)}`);
    await settled(page);
    await expectSound(page);
  });
}

for (const name of ['integrations', 'connection', 'operation-failed', 'routing', 'approvals', 'api-keys']) {
  test(`${name} is accessible and fits, in Arabic`, async ({ ground, page }) => {
    await page.addInitScript(`localStorage.setItem('patchbay.language', 'ar')`);
    await page.setViewportSize({ width: 390, height: 900 });
    await page.goto(`${await ground.url()}/t/${place.slug}${addressOf(name, ids)}`);
    await settled(page);
    await expectNoOverflow(page);
    await expectAccessible(page);
  });
}

const DIALOGS: readonly (readonly [name: string, screen: string, button: string])[] = [
  ['connect', 'provider', 'Connect'],
  ['replace a credential', 'connection-credentials', 'Replace: Auth token'],
  ['disconnect', 'connection-settings', 'Disconnect'],
  ['delete', 'connection-settings', 'Delete'],
  ['approve', 'approvals', 'Approve: Send an SMS'],
  ['invite', 'members', 'Invite somebody'],
];

for (const [name, screen, button] of DIALOGS) {
  test(`the dialog to ${name} is accessible and fits, in both themes`, async ({ ground, page }) => {
    await page.goto(`${await ground.url()}/t/${place.slug}${addressOf(screen, ids)}`);
    await settled(page);
    await page.getByRole('main').getByRole('button', { name: button, exact: true }).first().click();
    await page.locator('[role=dialog],[role=alertdialog]').waitFor();
    await expectSound(page);
  });
}

for (const [name, path] of [
  ['sign in', '/sign-in'],
  ['an invitation that is gone', '/invitation?token=gone'],
  ['a hub that is set up', '/setup'],
] as const) {
  test(`the door of ${name} is accessible and fits, in both themes`, async ({ ground, page, context, watch }) => {
    watch.expect(404, 410);
    await context.clearCookies();
    await page.goto(`${await ground.url()}${path}`);
    await settled(page);
    await expectSound(page);
  });
}
