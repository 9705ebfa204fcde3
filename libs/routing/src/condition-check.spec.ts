import { describe, expect, it } from '@jest/globals';
import { capabilities } from '@patchbay/provider-kit';
import { checkConditions } from './condition-check.ts';
import type { Condition, ConditionOperator } from './condition.ts';

const { input } = capabilities.initiate_payment;
const one = (field: string, operator: ConditionOperator, value: unknown): Condition[] => [{ field, operator, value }];

describe('the conditions of a rule', () => {
  it.each([
    ['input.channel', 'eq', 'in_person'],
    ['input.amount', 'gte', 1000],
    ['input.amount', 'in', [1, 2]],
    ['input.currency', 'starts_with', 'e'],
    ['input.metadata.shop', 'eq', 'berlin'],
    ['input.customer', 'exists', false],
    ['metadata.plan', 'eq', 3],
    ['app', 'ne', 'billing'],
    ['environment', 'eq', 'sandbox'],
    ['input.channel', 'in', ['online', 'in_person']],
    ['input.channel', 'starts_with', 'in_'],
  ] as const)('may say %s %s %j', (field, operator, value) => {
    expect(checkConditions(one(field, operator, value), input)).toEqual({});
  });

  it.each([
    ['input.chanel', 'eq', 'in_person', 'field'],
    ['input', 'exists', true, 'field'],
    ['amount', 'gt', 5, 'field'],
    ['input.amount.cents', 'eq', 5, 'field'],
    ['input.amount', 'eq', '5', 'value'],
    ['input.amount', 'starts_with', '5', 'value'],
    ['input.amount', 'in', [], 'value'],
    ['input.amount', 'in', ['5'], 'value'],
    ['input.customer', 'exists', 'yes', 'value'],
    ['input.channel', 'gt', 5, 'value'],
    ['input.channel', 'eq', 'in_persn', 'value'],
    ['input.channel', 'not_in', ['online', 'by_mail'], 'value'],
    ['environment', 'ne', 'staging', 'value'],
  ] as const)('may not say %s %s %j', (field, operator, value, at) => {
    expect(Object.keys(checkConditions(one(field, operator, value), input))).toEqual([`conditions.0.${at}`]);
  });
});
