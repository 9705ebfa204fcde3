import type { Place } from './ground/ground.ts';
import type { Populated } from './ground/populate.ts';
import { screensOf } from './screens.ts';
import { expectSound } from './sound.ts';
import { settled, signInAs, test } from './test.ts';

const NOBODY: Populated = {
  connection: '',
  brokenConnection: '',
  operation: '',
  failedOperation: '',
  run: '',
  failedRun: '',
  approval: '',
};

let place: Place;
let ids: Populated;

test.beforeAll(async ({ ground }) => {
  place = await ground.tenant('acme');
  ids = await ground.populate(place.slug);
});

for (const [index, [name]] of screensOf(NOBODY).entries()) {
  test(`${name} is accessible and fits`, async ({ ground, page, context }) => {
    const url = await ground.url();
    await signInAs(context, url, await ground.person(place.slug));
    await page.goto(`${url}/t/${place.slug}${screensOf(ids)[index]?.[1] ?? ''}`);
    await settled(page);
    await expectSound(page);
  });
}
