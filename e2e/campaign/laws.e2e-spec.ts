import { describe, expect, it } from '@jest/globals';
import { breaches, courseOf, type Arrival, type Remains, type StoredAttempt } from './laws.ts';

const operation = {
  id: 'op-1',
  status: 'delivered',
  error_code: null,
  idempotency_key: 'wish-1-1',
  marker: 'wish-1-1',
  attempts_count: 1,
  attempts: ['delivered'],
  has_work: false,
  is_read: false,
  duplicate_safe: false,
};
const told = { marker: 'wish-1-1', key: 'wish-1-1', status: 200, operationId: 'op-1', effectId: 'pi_1', code: null };
const effect = { marker: 'wish-1-1', id: 'pi_1' };

const arrival = (changes: Partial<Arrival> = {}): Arrival => ({
  marker: 'wish-1-1',
  vendor: 'stripe',
  status: 200,
  outcome: 'answered',
  key: 'op-1',
  fault: null,
  effects: ['pi_1'],
  ...changes,
});
const attempt = (changes: Partial<StoredAttempt> = {}): StoredAttempt => ({
  operation_id: 'op-1',
  provider: 'stripe',
  outcome: 'delivered',
  status: 200,
  code: null,
  ...changes,
});

const sound: Remains = {
  asked: [told],
  operations: [operation],
  effects: [effect],
  arrivals: [arrival()],
  attempts: [attempt()],
  facts: [{ id: 'op-1', error_message: null, effect_id: 'pi_1' }],
};

/** An outcome that was unknown at first, and what came of it. */
const lost = arrival({ status: null, outcome: 'reset', effects: [] });
const twice = { ...operation, attempts_count: 2, attempts: ['unknown', 'delivered'] };
const unsure = attempt({ outcome: 'unknown', status: null, code: 'connection_reset' });

describe('the laws of a campaign', () => {
  it('are content with what was asked, done once, and written down', () => {
    expect(breaches(sound)).toEqual([]);
  });

  it('let a vendor be asked again under the same key', () => {
    const remains = { ...sound, operations: [twice], arrivals: [lost, arrival()], attempts: [unsure, attempt()] };
    expect(breaches(remains)).toEqual([]);
  });

  it('let what may be done twice be done twice, anywhere', () => {
    const remains: Remains = {
      ...sound,
      operations: [{ ...twice, duplicate_safe: true }],
      effects: [{ marker: 'wish-1-1', id: 'pi_0' }, effect],
      arrivals: [arrival({ vendor: 'square', status: null, outcome: 'reset', effects: ['pi_0'] }), arrival()],
      attempts: [attempt({ ...unsure, provider: 'square' }), attempt()],
    };
    expect(breaches(remains)).toEqual([]);
  });

  it.each<[string, Partial<Remains>]>([
    ['was done 2 times', { effects: [effect, { marker: 'wish-1-1', id: 'pi_2' }] }],
    ['is not there', { operations: [], attempts: [], facts: [] }],
    ['wish-1-2 was done without a cause', { effects: [effect, { marker: 'wish-1-2', id: 'pi_2' }] }],
    [
      'was asked of square after its outcome at stripe was unknown',
      {
        operations: [twice],
        arrivals: [lost, arrival({ vendor: 'square' })],
        attempts: [unsure, attempt({ provider: 'square' })],
      },
    ],
    [
      'was tried at square after its outcome at stripe was unknown',
      { operations: [twice], attempts: [unsure, attempt({ provider: 'square', status: null, code: 'dns_failed' })] },
    ],
    [
      'was asked of twilio again, without its key',
      {
        operations: [twice],
        arrivals: [
          arrival({ vendor: 'twilio', key: null, status: 503, effects: [] }),
          arrival({ vendor: 'twilio', key: null }),
        ],
        attempts: [attempt({ provider: 'twilio', status: 503, outcome: 'unknown' }), attempt({ provider: 'twilio' })],
      },
    ],
    ['has an attempt that stripe answered 200, which it did not', { arrivals: [arrival({ status: 201 })] }],
    ['reached stripe 2 times in 1 attempts', { arrivals: [arrival({ status: 429, effects: [] }), arrival()] }],
    ['names pi_9, which nobody did', { facts: [{ id: 'op-1', error_message: null, effect_id: 'pi_9' }] }],
    [
      'is unexplained',
      {
        asked: [],
        operations: [{ ...operation, status: 'exhausted', attempts: ['failed'] }],
        effects: [],
        arrivals: [],
        attempts: [attempt({ outcome: 'failed', status: null, code: 'dns_failed' })],
      },
    ],
    ['has not ended', { operations: [{ ...operation, status: 'paused' }] }],
    ['became 2 operations', { operations: [operation, { ...operation, id: 'op-2' }] }],
    ['was answered with pi_1 and pi_2', { asked: [told, { ...told, effectId: 'pi_2' }] }],
  ])('say when something %s', (complaint, wrong) => {
    expect(breaches({ ...sound, ...wrong }).join('\n')).toContain(complaint);
  });

  it('tell the course of a wish, for people', () => {
    expect(courseOf(sound, 'wish-1-1').join('\n')).toMatch(/wish-1-1 .*\n.*attempt stripe.*\n.*arrival stripe/);
  });
});
