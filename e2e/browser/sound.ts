import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

export const NARROW = 390;
export const WIDE = 1440;
export const HEIGHT = 900;

/** Nothing that axe finds, on the page and in whatever is open in front of it. */
export async function expectAccessible(page: Page): Promise<void> {
  await stillness(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id} (${help}): ${html}`));
  expect(found, 'what axe finds').toEqual([]);
}

/** Nothing sticks out at the side, once the page has followed the width of its window. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const tooWide = `document.documentElement.scrollWidth - document.documentElement.clientWidth`;
  await expect.poll(() => page.evaluate<number>(tooWide), 'pixels that stick out').toBeLessThanOrEqual(0);
}

/** Both themes; wide in the light one and narrow in the dark one. The page stays loaded. */
export async function expectSound(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: WIDE, height: HEIGHT });
  await expectNoOverflow(page);
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: NARROW, height: HEIGHT });
  await expectNoOverflow(page);
  await expectAccessible(page);
}

/** What fades in is faint on its way: waits for what moves and will end. */
async function stillness(page: Page): Promise<void> {
  const moving = `document.getAnimations().filter((one) =>
    one.playState === 'running' && one.effect.getComputedTiming().endTime !== Infinity).length`;
  await expect.poll(() => page.evaluate<number>(moving), 'what still moves').toBe(0);
}
