import { describe, expect, it } from '@jest/globals';
import { violations, type Asked, type StoredOperation } from './history.ts';

const operation = (changes: Partial<StoredOperation> = {}): StoredOperation => ({
  id: 'op-1',
  status: 'delivered',
  error_code: null,
  idempotency_key: 'key-1',
  marker: 'wish-1',
  attempts_count: 1,
  attempts: ['delivered'],
  has_work: false,
  ...changes,
});
const told = (changes: Partial<Asked> = {}): Asked => ({
  marker: 'wish-1',
  key: 'key-1',
  status: 200,
  operationId: 'op-1',
  effectId: 'SM1',
  code: null,
  ...changes,
});
const effect = { marker: 'wish-1', id: 'SM1' };
const unknown = { status: 'exhausted', error_code: 'outcome_unknown', attempts: ['unknown'] };

describe('The checker of histories', () => {
  it('is content with what was asked, answered, stored and done once', () => {
    expect(violations({ asked: [told()], operations: [operation()], effects: [effect] })).toEqual([]);
  });

  it('lets an unknown outcome have been done, or not', () => {
    expect(violations({ asked: [], operations: [operation(unknown)], effects: [effect] })).toEqual([]);
    expect(violations({ asked: [], operations: [operation(unknown)], effects: [] })).toEqual([]);
  });

  it.each([
    ['done 2 times', { effects: [effect, { marker: 'wish-1', id: 'SM2' }] }],
    ['was not done', { effects: [] }],
    ['without a cause', { effects: [effect, { marker: 'wish-2', id: 'SM2' }] }],
    ['done all the same', { operations: [operation({ status: 'cancelled', attempts_count: 0, attempts: [] })] }],
    ['has not ended', { operations: [operation({ status: 'in_progress' })] }],
    ['still has work', { operations: [operation({ has_work: true })] }],
    ['counts 1 attempts', { operations: [operation({ attempts: ['unknown', 'delivered'] })] }],
    ['is not there', { asked: [told({ operationId: 'op-2' })] }],
    ['was answered with', { asked: [told({ marker: 'wish-2' })] }],
    ['was delivered, now exhausted', { operations: [operation(unknown)] }],
    ['names SM2', { asked: [told({ effectId: 'SM2' })] }],
    ['stands for op-1 and op-2', { asked: [told(), told({ operationId: 'op-2' })] }],
  ])('says when something %s', (complaint, wrong) => {
    const history = { asked: [told()], operations: [operation()], effects: [effect], ...wrong };
    expect(violations(history).join('\n')).toContain(complaint);
  });
});
