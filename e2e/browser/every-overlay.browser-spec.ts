import { expect, type Locator, type Page } from '@playwright/test';
import type { Place, Somebody } from './ground/ground.ts';
import type { Populated } from './ground/populate.ts';
import { OVERLAYS, type Named, type Overlay } from './overlays.ts';
import { addressOf } from './screens.ts';
import { expectSound } from './sound.ts';
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

/** The last that opened: a list of options may hang in a drawer. */
const inFront = (page: Page, { opens }: Overlay): Locator => page.getByRole(opens).last();

const named = (page: Page, [role, name]: Named): Locator =>
  page.getByRole(role, { name, exact: typeof name === 'string' }).first();

/** What is needed here of the page's own types. */
interface PageElement {
  readonly id: string;
  readonly ownerDocument: { readonly activeElement: PageElement | null };
  contains(other: PageElement | null): boolean;
  getAttribute(name: string): string | null;
}

// Run in the page; a combo box keeps the focus, and says by an attribute of its which option is meant.
const holdsFocus = (element: PageElement): boolean =>
  element.contains(element.ownerDocument.activeElement) ||
  element.ownerDocument.activeElement?.getAttribute('aria-controls') === element.id;

for (const [screen, overlays] of Object.entries(OVERLAYS)) {
  test(`what opens on ${screen} is accessible and fits, and gives the focus back`, async ({ ground, page }) => {
    await page.goto(`${await ground.url()}/t/${place.slug}${addressOf(screen, ids)}`);
    await settled(page);
    for (const overlay of overlays) {
      await test.step(overlay.name, async () => {
        const [opener] = overlay.press;
        await expect(named(page, opener)).toBeVisible();
        const before = await page.locator(IN_FRONT).count();
        for (const one of overlay.press) await named(page, one).press(one[0] === 'combobox' ? 'ArrowDown' : 'Enter');
        const front = inFront(page, overlay);
        await expect(front).toBeVisible();
        await expect.poll(() => front.evaluate(holdsFocus), 'the focus is in it').toBe(true);
        await expectSound(page, front);
        await page.keyboard.press('Escape');
        await expect(page.locator(IN_FRONT)).toHaveCount(before);
        await expect(named(page, opener)).toBeFocused();
      });
    }
  });
}
