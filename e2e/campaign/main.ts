import { redisMissing } from '@patchbay/testing';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { Campaign, type CampaignOutcome } from './campaign.ts';

const ROLES = ['http,worker,scheduler', 'http', 'http', 'worker,scheduler'];
/** Of a run that went wrong, so many sentences are printed. */
const MOST_SENTENCES = 50;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: process.env['CAMPAIGN_SEED'] ?? String(Date.now() % 1_000_000) },
    operations: { type: 'string', default: process.env['CAMPAIGN_OPERATIONS'] ?? '20000' },
    redis: { type: 'string', default: process.env['CAMPAIGN_REDIS'] ?? 'both' },
  },
});
const seed = wholeNumber('seed', values.seed);
const operations = wholeNumber('operations', values.operations);

function wholeNumber(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  process.stderr.write(`--${name} must be a whole number.\n`);
  process.exit(1);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Half of it without Redis, half of it with one, unless one of them is asked for. */
function halves(): readonly boolean[] {
  const missing = redisMissing();
  if (values.redis === 'without') return [false];
  if (values.redis === 'with') return [true];
  if (missing === null) return [false, true];
  print(`All of it runs without Redis: ${missing}.`);
  return [false];
}

async function run(withRedis: boolean, share: number): Promise<CampaignOutcome> {
  const where = withRedis ? 'with Redis' : 'without Redis';
  const started = performance.now();
  print(`\n${share} operations ${where}, seed ${seed}`);
  const outcome = await Campaign.run({
    seed,
    operations: share,
    withRedis,
    roles: ROLES,
    tenants: 6,
    callers: 64,
    rounds: 2,
    brokenMs: 1_500,
    faults: 12,
    say: (line) => print(`  ${((performance.now() - started) / 1_000).toFixed(0).padStart(4)} s  ${line}`),
  });
  print(JSON.stringify(outcome.figures, null, 2));
  for (const breach of outcome.breaches.slice(0, MOST_SENTENCES)) print(`  WRONG: ${breach}`);
  for (const line of outcome.courses) print(`  ${line}`);
  return outcome;
}

const parts = halves();
print(`A campaign of ${operations} operations, seed ${seed}.`);
const outcomes: CampaignOutcome[] = [];
for (const withRedis of parts) outcomes.push(await run(withRedis, Math.ceil(operations / parts.length)));
const wrong = outcomes.reduce((sum, { breaches }) => sum + breaches.length, 0);
const done = outcomes.reduce((sum, { figures }) => sum + figures.operations, 0);
print(`\n${done} operations, ${wrong === 0 ? 'nothing wrong' : `${wrong} things wrong`}.`);
if (wrong > 0) {
  print(`To repeat it: npm run campaign -- --seed ${seed} --operations ${operations} --redis ${values.redis}`);
  print('The plan is the same then; what meets what is up to the machine.');
}
process.exit(wrong === 0 ? 0 : 1);
