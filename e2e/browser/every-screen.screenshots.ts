import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Place, Somebody } from './ground/ground.ts';
import type { Populated } from './ground/populate.ts';
import { openOverlay, OVERLAYS } from './overlays.ts';
import { addressOf, SCREENS } from './screens.ts';
import { HEIGHT, NARROW, WIDE } from './sound.ts';
import { settled, signInAs, test } from './test.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const ALL = join(ROOT, 'screenshots');
const TOUR = join(ROOT, 'apps', 'admin', 'tour');

/** Small enough for the README, which shows them side by side. */
const TOUR_SIZE = { width: 960, height: 580 };
const TOUR_SCREENS = [
  ['integrations', 'light'],
  ['connection', 'dark'],
  ['connection-broken', 'light'],
  ['operation-failed', 'dark'],
  ['routing', 'light'],
  ['approvals', 'dark'],
] as const;

let place: Place;
let ids: Populated;
let person: Somebody;

test.beforeAll(async ({ ground }) => {
  place = await ground.tenant('acme');
  ids = await ground.populate(place.slug);
  person = await ground.person(place.slug);
  const other = await ground.tenant('globex');
  await ground.person(other.slug, { email: person.email });
});

test.beforeEach(async ({ ground, context }) => signInAs(context, await ground.url(), person));

for (const name of SCREENS) {
  test(`a picture of ${name}`, async ({ ground, page }) => {
    await page.goto(`${await ground.url()}/t/${place.slug}${addressOf(name, ids)}`);
    await settled(page);
    await picture(page, name);
  });
}

for (const [screen, overlays] of Object.entries(OVERLAYS)) {
  test(`pictures of what opens on ${screen}`, async ({ ground, page }) => {
    for (const overlay of overlays) {
      await page.goto(`${await ground.url()}/t/${place.slug}${addressOf(screen, ids)}`);
      await settled(page);
      await openOverlay(page, overlay);
      await picture(page, `${screen}-${overlay.name}`);
      await page.setViewportSize({ width: WIDE, height: HEIGHT });
    }
  });
}

async function picture(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [NARROW, WIDE]) {
      await page.setViewportSize({ width, height: HEIGHT });
      await drawnAnew(page);
      await page.screenshot({ path: join(ALL, `${name}-${colorScheme}-${width}.png`), animations: 'disabled' });
    }
  }
}

/** A long list measures its rows when its width has changed, and moves them in the frame after. */
const drawnAnew = (page: Page): Promise<unknown> =>
  page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))');

for (const [name, colorScheme] of TOUR_SCREENS) {
  test(`a picture of ${name} for the tour`, async ({ ground, page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(TOUR_SIZE);
    await page.goto(`${await ground.url()}/t/${place.slug}${addressOf(name, ids)}`);
    await settled(page);
    await page.screenshot({ path: join(TOUR, `${name}.png`), animations: 'disabled' });
  });
}
