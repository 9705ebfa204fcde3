import { describe, expect, it } from '@jest/globals';
import { forbiddenText } from './text-guard.ts';

describe('forbidden text', () => {
  it('is found by its path, whatever the names on the way', () => {
    const body = JSON.parse('{"a":{"constructor":["\\u0000"]},"toString":"\\ud800","fine":"x"}') as unknown;
    expect(Object.keys(forbiddenText(body))).toEqual(['a.constructor.0', 'toString']);
  });

  it('includes the name __proto__ at every depth, the top too', () => {
    for (const text of ['{"__proto__":1}', '{"a":[{"__proto__":{"b":1}}]}']) {
      expect(Object.keys(forbiddenText(JSON.parse(text)))).toHaveLength(1);
    }
  });
});
