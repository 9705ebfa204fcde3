import { describe, expect, it } from '@jest/globals';
import { holds, type ConditionOperator } from './condition.ts';

const subject = {
  input: { channel: 'in_person', amount: 500, to: '+4930123', nested: { flag: true } },
  metadata: { plan: 'gold' },
  app: null,
  environment: 'production',
};
const check = (field: string, operator: ConditionOperator, value: unknown) =>
  holds({ field, operator, value }, subject);

describe('a condition', () => {
  it.each([
    ['input.channel', 'eq', 'in_person', true],
    ['input.channel', 'ne', 'in_person', false],
    ['input.channel', 'in', ['online', 'in_person'], true],
    ['metadata.plan', 'not_in', ['gold'], false],
    ['input.amount', 'gt', 499, true],
    ['input.amount', 'gte', 500, true],
    ['input.amount', 'lt', 500, false],
    ['input.amount', 'lte', 500, true],
    ['input.to', 'starts_with', '+49', true],
    ['input.nested.flag', 'eq', true, true],
    ['environment', 'eq', 'production', true],
    ['metadata.plan', 'exists', true, true],
  ] as const)('%s %s %j is %s', (field, operator, value, expected) => {
    expect(check(field, operator, value)).toBe(expected);
  });

  it('is not met by an absent field, save by ne, not_in and exists: false', () => {
    for (const operator of ['eq', 'gt', 'starts_with'] as const)
      expect(check('input.missing', operator, 'x')).toBe(false);
    expect(check('app', 'exists', true)).toBe(false);
    expect(check('app', 'exists', false)).toBe(true);
    expect(check('app', 'ne', 'billing')).toBe(true);
    expect(check('metadata.missing', 'not_in', ['x'])).toBe(true);
  });

  it('never compares by coercion, nor looks into prototypes', () => {
    expect(check('input.amount', 'gt', '1')).toBe(false);
    expect(check('input.constructor', 'exists', true)).toBe(false);
    expect(check('input.channel.length', 'exists', true)).toBe(false);
  });
});
