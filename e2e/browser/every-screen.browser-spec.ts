import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Place, Somebody } from './ground/ground.ts';
import type { Populated } from './ground/populate.ts';
import { addressOf, SCREENS } from './screens.ts';
import {
  expectAccessible,
  expectNoOverflow,
  expectNoShift,
  expectSound,
  HEIGHT,
  NARROW,
  watchShifts,
  WIDE,
} from './sound.ts';
import { settled, signInAs, test } from './test.ts';

const WORDS = join(import.meta.dirname, '../../apps/admin/src/locales/ar.json');
const IN_ARABIC = join(import.meta.dirname, '../../apps/admin/src/locales/catalog/ar.json');

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
  test(`${name} is accessible, fits and stands still, in both themes and directions`, async ({ ground, page }) => {
    await watchShifts(page);
    await page.goto(`${await ground.url()}/t/${place.slug}${addressOf(name, ids)}`);
    await settled(page);
    await expectNoShift(page);
    await expectSound(page);
    await page.evaluate(`localStorage.setItem('patchbay.language', 'ar')`);
    await page.setViewportSize({ width: NARROW, height: HEIGHT });
    await page.reload();
    await settled(page);
    await expectNoShift(page);
    await expectNoOverflow(page);
    await expectAccessible(page);
    await page.setViewportSize({ width: WIDE, height: HEIGHT });
    await expectNoOverflow(page);
  });
}

test('the catalog names everything in Arabic', async ({ ground }) => {
  const capabilities = await ground.ask<{ name: string }[]>(place.slug, 200, 'GET', '/capabilities');
  const known = JSON.parse(await readFile(IN_ARABIC, 'utf8')) as Record<string, unknown>;
  expect(Object.keys(known).sort()).toEqual(capabilities.map(({ name }) => name).sort());
  const providers = await ground.ask<{ category: string }[]>(place.slug, 200, 'GET', '/integrations/providers');
  const { categories } = JSON.parse(await readFile(WORDS, 'utf8')) as { categories: object };
  expect(Object.keys(categories).sort()).toEqual([...new Set(providers.map(({ category }) => category))].sort());
});

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
