import type { Page } from '@playwright/test';
import type { Place, Somebody } from './ground/ground.ts';
import type { Populated } from './ground/populate.ts';
import { screensOf } from './screens.ts';
import { expect, settled, signInAs, test } from './test.ts';

// A viewer presses everything there is to press, on every screen: nothing of it asks the hub to change anything.

/** Sent as POST because they take a body; they change nothing. */
const QUESTIONS = /\/evaluate$/;
/** One's own affairs are everybody's to change; the palette goes to other screens. */
const NOT_PRESSED = /^(Save|Change the password|Sign out everywhere|You and your preferences|Search or go to.*)$/;

let place: Place;
let ids: Populated;
let viewer: Somebody;

test.beforeAll(async ({ ground }) => {
  place = await ground.tenant();
  ids = await ground.populate(place.slug);
  viewer = await ground.person(place.slug, { role: 'viewer' });
});

test('a viewer finds nothing to press that changes anything, on any screen', async ({
  page,
  context,
  ground,
  watch,
}) => {
  test.slow();
  watch.expect(404);
  const url = await ground.url();
  await signInAs(context, url, viewer);
  const writes: string[] = [];
  let screen = '';
  await page.route('**/api/**', async (route) => {
    const request = route.request();
    const { pathname } = new URL(request.url());
    if (request.method() === 'GET' || QUESTIONS.test(pathname)) return route.continue();
    writes.push(`${screen}: ${request.method()} ${pathname}`);
    return route.abort();
  });
  for (const [name, path] of screensOf(ids)) {
    screen = name;
    await page.goto(`${url}/t/${place.slug}${path}`);
    await settled(page);
    await expect(page.getByRole('banner').getByText('View only')).toBeVisible();
    await pressEverything(page);
  }
  expect(writes).toEqual([]);
});

/** Every button of the page, and those that come up by it; pressed by the page itself, so that nothing is in the way. */
async function pressEverything(page: Page): Promise<void> {
  const press = `(async () => {
    const pressable = 'main button, header button, [role=dialog] button, [role=alertdialog] button, [role=menuitem]';
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const nameOf = (element) => (element.getAttribute('aria-label') ?? element.textContent).trim();
    const isMeant = (element) => !element.disabled && element.getAttribute('aria-disabled') !== 'true'
      && !pressed.has(nameOf(element)) && !${String(NOT_PRESSED)}.test(nameOf(element));
    const pressed = (globalThis.pressed ??= new Set());
    const before = pressed.size;
    for (;;) {
      const next = [...document.querySelectorAll(pressable)].find(isMeant);
      if (next === undefined) return pressed.size - before;
      pressed.add(nameOf(next));
      next.click();
      await frame();
      await frame();
    }
  })()`;
  // What opens may have been fetched meanwhile.
  while ((await page.evaluate<number>(press)) > 0) await settled(page);
}
