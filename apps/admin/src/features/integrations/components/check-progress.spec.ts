import { describe, expect, it } from '@jest/globals';
import type { CheckStep, Verification } from '../api/check-connection.ts';
import { CHECKING, SAVING, shownSteps, type CheckProgress } from './check-progress.ts';

const step = (name: string, ok = true): CheckStep => ({ name: name as CheckStep['name'], ok, message: `${name}.` });
const states = (progress: CheckProgress) => shownSteps(progress).map(({ name, state }) => `${name} ${state}`);

function resultOf(steps: CheckStep[]): Verification {
  const at = '2026-11-21T09:30:00.000Z';
  const health = { state: 'error', reason: null, code: null, since: at, checked_at: at, latency_ms: 1 } as const;
  return { ok: steps.every(({ ok }) => ok), status: 'error', health, account: null, steps };
}

describe('the steps of a check', () => {
  it('wait for what is being saved', () => {
    expect(states(SAVING)).toEqual([
      'saved running',
      'credentials_complete pending',
      'reach_vendor pending',
      'authenticate pending',
      'permissions pending',
    ]);
  });

  it('run one after the other, as they are told', () => {
    expect(states({ ...CHECKING, told: [step('credentials_complete')] })).toEqual([
      'credentials_complete ok',
      'reach_vendor running',
      'authenticate pending',
      'permissions pending',
    ]);
  });

  it('end at the one that failed, and the result has the last word', () => {
    const told = [step('credentials_complete'), step('reach_vendor')];
    const result = resultOf([step('credentials_complete'), step('reach_vendor', false)]);
    expect(states({ ...CHECKING, told, result })).toEqual([
      'credentials_complete ok',
      'reach_vendor failed',
      'authenticate skipped',
      'permissions skipped',
    ]);
  });

  it('stop where the hub refused to save', () => {
    expect(states({ ...SAVING, isBroken: true })[0]).toBe('saved failed');
    expect(states({ ...SAVING, isBroken: true })[1]).toBe('credentials_complete skipped');
  });
});
