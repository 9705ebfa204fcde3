import { expect, test as base } from '@playwright/test';
import { startHubProcess } from '../hub-process.ts';
import { startGround } from './ground/remote.ts';
import { handsOf, type HandsKind } from './hands.ts';
import { Watch } from './watch.ts';

interface NewHub {
  readonly url: string;
  /** The one-time address it prints. */
  readonly setupAddress: string;
  close(): Promise<void>;
}

/** As `npm start` starts it, from what was built. */
async function builtHub(): Promise<NewHub> {
  const hub = await startHubProcess();
  const printed = (): string => /(http\S+\/setup\?token=\S+)\s/.exec(hub.output())?.[1] ?? '';
  // It is ready a moment before it says so.
  await expect.poll(printed, { timeout: 30_000 }).not.toBe('');
  return { url: hub.url, setupAddress: printed(), close: () => hub.stop() };
}

async function hubOfTheTests(): Promise<NewHub> {
  const ground = await startGround();
  return { url: await ground.url(), setupAddress: await ground.setupAddress(), close: () => ground.close() };
}

const STARTS: readonly (readonly [HandsKind, () => Promise<NewHub>])[] = [
  ['mouse', builtHub],
  ['keyboard', hubOfTheTests],
];

for (const [kind, start] of STARTS) {
  base(`the first person of a hub opens the printed link and is its owner, by ${kind}`, async ({ page, context }) => {
    const hub = await start();
    const watch = new Watch(context, hub.url);
    watch.expect(401); // nobody is signed in
    const hands = handsOf(kind, page);
    await page.goto(hub.url);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Open the setup link');
    await page.goto(hub.setupAddress);
    await hands.type(page.getByLabel('E-mail'), 'ada@acme.example');
    await hands.type(page.getByLabel('Your name'), 'Ada Lovelace');
    await hands.type(page.getByRole('textbox', { name: 'New password' }), 'correct horse battery staple');
    await hands.press(page.getByRole('button', { name: 'Create the account' }));
    await expect(page).toHaveURL(`${hub.url}/t/default/integrations`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Integrations');
    await page.goto(hub.setupAddress);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This hub is set up');
    expect(watch.complaints).toEqual([]);
    await hub.close();
  });
}
