import { describe, expect, it } from '@jest/globals';
import { referencesOf } from './references.ts';

describe('the references of an input', () => {
  it('are found however deep, with where they stand and where they lead', () => {
    const input = {
      payment_id: { $from: 'charge.result.payment_id' },
      lines: [{ price: 1 }, { price: { $from: 'quote.result.lines.0.price' } }],
      text: 'plain',
    };
    expect(referencesOf(input)).toEqual([
      { path: 'payment_id', step: 'charge', source: 'result.payment_id' },
      { path: 'lines.1.price', step: 'quote', source: 'result.lines.0.price' },
    ]);
  });

  it('are none where nothing is referred to', () => {
    expect(referencesOf({ amount: 1999, note: null, tags: [] })).toEqual([]);
  });
});
