import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';

/** What is needed here of the page's own types. */
interface Marked {
  setAttribute(name: string, value: string): void;
}

export const NARROW = 390;
export const WIDE = 1440;
export const HEIGHT = 900;

const LOOKED_AT = 'data-looked-at';

/**
 * Web Vitals call more than 0.25 poor. Screens were measured below 0.06; the rest is room for answers that come in an order
 * nobody has measured.
 */
const MOST_SHIFT = 0.25;

/** Notes what moves by itself on the pages that are opened from here on. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(`
    globalThis.layoutShifts = [];
    const nameOf = ({ node, previousRect: { top }, currentRect }) =>
      '“' + (node?.textContent ?? '').slice(0, 40) + '” from ' + top + ' to ' + currentRect.top;
    new PerformanceObserver((list) => {
      for (const { hadRecentInput, value, sources } of list.getEntries())
        if (!hadRecentInput) globalThis.layoutShifts.push({ value, moved: sources.map(nameOf) });
    }).observe({ type: 'layout-shift', buffered: true });`);
}

/** Nothing on the page moved as it came. */
export async function expectNoShift(page: Page): Promise<void> {
  const shifts = await page.evaluate<{ value: number; moved: string[] }[]>('globalThis.layoutShifts');
  const sum = shifts.reduce((total, { value }) => total + value, 0);
  expect(sum, `layout shift: ${JSON.stringify(shifts)}`).toBeLessThan(MOST_SHIFT);
}

/** Nothing that axe finds: on the page with whatever is open in front of it, or in one part of it. */
export async function expectAccessible(page: Page, part?: Locator): Promise<void> {
  await stillness(page);
  const axe = new AxeBuilder({ page });
  if (part !== undefined) {
    await part.evaluate((element: Marked, name) => element.setAttribute(name, ''), LOOKED_AT);
    axe.include(`[${LOOKED_AT}]`);
  }
  const { violations } = await axe.analyze();
  const found = violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id} (${help}): ${html}`));
  expect(found, 'what axe finds').toEqual([]);
}

/** Nothing sticks out at the side, once the page has followed the width of its window. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const tooWide = `document.documentElement.scrollWidth - document.documentElement.clientWidth`;
  await expect.poll(() => page.evaluate<number>(tooWide), 'pixels that stick out').toBeLessThanOrEqual(0);
}

/** Both themes; wide in the light one and narrow in the dark one. The page stays loaded, and is wide again at the end. */
export async function expectSound(page: Page, part?: Locator): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: WIDE, height: HEIGHT });
  await expectNoOverflow(page);
  await expectAccessible(page, part);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: NARROW, height: HEIGHT });
  await expectNoOverflow(page);
  await expectAccessible(page, part);
  await page.setViewportSize({ width: WIDE, height: HEIGHT });
}

/** What fades in is faint on its way: waits for what moves and will end. */
async function stillness(page: Page): Promise<void> {
  const moving = `document.getAnimations().filter((one) =>
    one.playState === 'running' && one.effect.getComputedTiming().endTime !== Infinity).length`;
  await expect.poll(() => page.evaluate<number>(moving), 'what still moves').toBe(0);
}
