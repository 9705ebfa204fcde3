import { expect } from '@playwright/test';
import type { Place, Somebody } from './ground/ground.ts';
import type { Populated } from './ground/populate.ts';
import { handsOf } from './hands.ts';
import { named, openOverlay, OVERLAYS } from './overlays.ts';
import { addressOf } from './screens.ts';
import { expectAccessible, expectSound, HEIGHT, NARROW } from './sound.ts';
import { settled, signInAs, test } from './test.ts';

// Several dialogs a test, each looked at twice by axe: on a slow machine that is minutes.
test.describe.configure({ timeout: 600_000 });

let place: Place;
let ids: Populated;
let person: Somebody;

test.beforeAll(async ({ ground }) => {
  place = await ground.tenant();
  ids = await ground.populate(place.slug);
  person = await ground.person(place.slug);
  const other = await ground.tenant();
  await ground.person(other.slug, { email: person.email });
});

test.beforeEach(async ({ ground, context }) => signInAs(context, await ground.url(), person));

const IN_FRONT = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]';

/** What is needed here of the page's own types. */
interface PageElement {
  readonly id: string;
  readonly ownerDocument: { readonly activeElement: PageElement | null };
  contains(other: PageElement | null): boolean;
  getAttribute(name: string): string | null;
  closest(selector: string): PageElement | null;
}

// Run in the page; a combo box keeps the focus, and says by an attribute of its which option is meant.
const holdsFocus = (element: PageElement): boolean =>
  element.contains(element.ownerDocument.activeElement) ||
  element.ownerDocument.activeElement?.getAttribute('aria-controls') === element.id;

// A row of a list that is moved through by arrow keys may take it for what stands in it.
const hasFocusBack = (element: PageElement): boolean =>
  [element, element.closest('[role=row]')].includes(element.ownerDocument.activeElement);

for (const [screen, overlays] of Object.entries(OVERLAYS)) {
  test(`what opens on ${screen} is accessible and fits, and gives the focus back`, async ({ ground, page }) => {
    await page.goto(`${await ground.url()}/t/${place.slug}${addressOf(screen, ids)}`);
    await settled(page);
    for (const overlay of overlays) {
      await test.step(overlay.name, async () => {
        const [opener] = overlay.press;
        await expect(named(page, opener)).toBeVisible();
        const before = await page.locator(IN_FRONT).count();
        const front = await openOverlay(page, overlay);
        await expect.poll(() => front.evaluate(holdsFocus), 'the focus is in it').toBe(true);
        await expectSound(page, front);
        await page.keyboard.press('Escape');
        await expect(page.locator(IN_FRONT)).toHaveCount(before);
        await expect.poll(() => named(page, opener).evaluate(hasFocusBack), 'the focus is back').toBe(true);
      });
    }
  });
}

test('the navigation of a phone is accessible, and gives the focus back', async ({ ground, page }) => {
  await page.setViewportSize({ width: NARROW, height: HEIGHT });
  await page.goto(`${await ground.url()}/t/${place.slug}/integrations`);
  await settled(page);
  const opener = page.getByRole('button', { name: 'Open the navigation' });
  await opener.press('Enter');
  const drawer = page.getByRole('dialog', { name: 'Main navigation' });
  await expect.poll(() => drawer.evaluate(holdsFocus), 'the focus is in it').toBe(true);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(opener).toBeFocused();
});

test('what is shown once, and what is said in passing, is accessible in both themes', async ({ ground, page }) => {
  const url = await ground.url();
  await page.goto(`${url}/t/${place.slug}/api-keys?dialog=create`);
  await page.getByRole('textbox', { name: 'Name' }).fill('Shown once');
  await page.keyboard.press('Enter');
  const secret = page.getByRole('alertdialog', { name: /Shown once/ });
  await expect(secret).toBeVisible();
  await expectSound(page, secret);
  await page.goto(`${url}/t/${place.slug}/routing`);
  await handsOf('keyboard', page).press(page.getByRole('switch', { name: 'Use this rule: Newsletter' }));
  const said = page.getByRole('region', { name: 'Notifications' });
  await expect(said.getByRole('status')).toContainText('Newsletter');
  await expectSound(page, said);
});
