import { beforeAll, describe, expect, it } from '@jest/globals';
import { redisMissing } from '@patchbay/testing';
import { Campaign, type CampaignOutcome } from './campaign.ts';
import { ESSENTIAL } from './mishaps.ts';
import { FAULTS } from './weather.ts';

const OPERATIONS = 600;

describe('A campaign in short: every fault, and one kill of each sort', () => {
  let outcome: CampaignOutcome;
  beforeAll(async () => {
    outcome = await Campaign.run({
      seed: 20_261_121,
      operations: OPERATIONS,
      withRedis: redisMissing() === null,
      roles: ['http,worker,scheduler', 'http', 'worker,scheduler'],
      tenants: 2,
      callers: 24,
      rounds: 1,
      mishaps: ESSENTIAL,
      brokenMs: 300,
      faults: 15,
    });
  }, 480_000);

  it('leaves nothing wrong: all is found, explained, and done once', () => {
    expect([...outcome.breaches, ...outcome.courses]).toEqual([]);
  });

  it('has met what it set out to meet', () => {
    expect(outcome.figures.operations).toBeGreaterThanOrEqual(OPERATIONS);
    expect(outcome.figures.injected).toBeGreaterThanOrEqual(FAULTS.length);
    expect(Object.keys(outcome.figures.mishaps).length).toBeGreaterThanOrEqual(ESSENTIAL.size - 2);
  });
});
