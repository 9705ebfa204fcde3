import { setTimeout as delay } from 'node:timers/promises';
import process from 'node:process';
import { startWorkProcess } from './work-process.fixture.ts';

/**
 * For tests: a worker in a process of its own, to be frozen and killed. It says "claimed", pauses, and then acts ("acted")
 * unless its claim has run out ("expired"), as a handler does just before it writes bytes to a vendor.
 */
const [url = '', queue = '', leaseMs = '1000', pauseMs = '300'] = process.argv.slice(2);

const worker = startWorkProcess({
  url,
  handlers: {
    [queue]: {
      concurrency: 4,
      leaseMs: Number(leaseMs),
      handle: async (claim) => {
        say(`claimed ${claim.id} ${claim.epoch}`);
        await delay(Number(pauseMs));
        if (claim.deadline.expired()) return say(`expired ${claim.id} ${claim.epoch}`);
        say(`acted ${claim.id} ${claim.epoch}`);
        const completed = await (await worker).queue.complete(null, claim);
        say(`${completed ? 'completed' : 'lost'} ${claim.id} ${claim.epoch}`);
      },
    },
  },
});
await worker;
say('ready');

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
