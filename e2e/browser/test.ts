import { expect, test as base, type BrowserContext, type Page } from '@playwright/test';
import type { Place, Somebody } from './ground/ground.ts';
import { startGround, type RemoteGround } from './ground/remote.ts';
import { BOTH_HANDS, handsOf, type Hands, type HandsKind } from './hands.ts';
import { Watch } from './watch.ts';

export { expect } from '@playwright/test';

interface Fixtures {
  /** With which hands the test's person works; `test.use({ handsKind: 'keyboard' })`. */
  readonly handsKind: HandsKind;
  readonly hands: Hands;
  /** Fails the test if the browser had anything to complain of. */
  readonly watch: Watch;
  /** A tenant of this test's own. */
  readonly tenant: Place;
  readonly role: 'owner' | 'admin' | 'viewer';
  /** A member of the tenant, with `role`. */
  readonly person: Somebody;
  /** Opens a path of the tenant, signed in as `person`, and waits for its heading. */
  readonly open: (path: string) => Promise<void>;
}

interface WorkerFixtures {
  /** One hub, with its Postgres and its simulated vendors, for all tests of a worker. */
  readonly ground: RemoteGround;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  ground: [
    // Playwright reads what a fixture needs from this parameter's pattern.
    // eslint-disable-next-line no-empty-pattern -- see above
    async ({}, use) => {
      const ground = await startGround();
      await use(ground);
      await ground.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  handsKind: ['mouse', { option: true }],
  role: ['owner', { option: true }],
  hands: async ({ handsKind, page }, use) => use(handsOf(handsKind, page)),
  watch: [
    async ({ context, ground }, use) => {
      const watch = new Watch(context, await ground.url());
      await use(watch);
      expect(watch.complaints, 'what the browser complains of').toEqual([]);
    },
    { auto: true },
  ],
  tenant: async ({ ground }, use) => use(await ground.tenant()),
  person: async ({ ground, tenant, role, context }, use) => {
    const person = await ground.person(tenant.slug, { role });
    await signInAs(context, await ground.url(), person);
    await use(person);
  },
  open: async ({ page, ground, tenant, person }, use) => {
    const url = await ground.url();
    await use(async (path) => {
      if (person.session === '') throw new Error('Nobody is signed in.');
      await page.goto(`${url}/t/${tenant.slug}${path}`);
      await settled(page);
    });
  },
});

/** The same tests twice: by mouse, and by keyboard alone. */
export function byMouseAndByKeyboard(define: () => void): void {
  for (const handsKind of BOTH_HANDS) {
    test.describe(`by ${handsKind}`, () => {
      test.use({ handsKind });
      define();
    });
  }
}

/** Puts somebody's session into a browser. */
export async function signInAs(
  context: Pick<BrowserContext, 'addCookies'>,
  url: string,
  { session }: Somebody,
): Promise<void> {
  await context.addCookies([{ name: 'pb_session', value: session, url, httpOnly: true, sameSite: 'Strict' }]);
}

/** The page shows what it has to show: its heading, no skeleton, nothing on its way. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('[class*=skeleton]')).toHaveCount(0);
}
