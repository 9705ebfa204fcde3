import { beforeAll, describe, expect, it } from '@jest/globals';
import { redisMissing } from '@patchbay/testing';
import process from 'node:process';
import { Campaign, type CampaignOutcome } from './campaign.ts';
import { ESSENTIAL } from './mishaps.ts';
import { FAULTS } from './weather.ts';

const OPERATIONS = 300;
/** The same plan every time; CAMPAIGN_SEED takes another. */
const SEED = Number(process.env['CAMPAIGN_SEED'] ?? 20_261_121);

describe('A campaign in short: every fault, a kill of a process and of Postgres, Redis wiped', () => {
  let outcome: CampaignOutcome;
  beforeAll(async () => {
    outcome = await Campaign.run({
      seed: SEED,
      operations: OPERATIONS,
      withRedis: redisMissing() === null,
      roles: ['http,worker,scheduler', 'http,worker,scheduler'],
      tenants: 2,
      callers: 16,
      rounds: 1,
      mishaps: ESSENTIAL,
      brokenMs: 300,
      faults: 15,
    });
  }, 600_000);

  it('leaves nothing wrong: all is found, explained, and done once', () => {
    expect([...outcome.breaches, ...outcome.courses]).toEqual([]);
  });

  it('has met what it set out to meet', () => {
    expect(outcome.figures.operations).toBeGreaterThanOrEqual(OPERATIONS);
    expect(outcome.figures.injected).toBeGreaterThanOrEqual(FAULTS.length);
    expect(Object.keys(outcome.figures.mishaps).length).toBeGreaterThanOrEqual(ESSENTIAL.size - 1);
  });
});
