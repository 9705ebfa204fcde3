import { describe, expect, it } from '@jest/globals';
import { idIn, matchingCommands } from './matching-commands.ts';

const COMMANDS = [
  { id: '1', label: 'Members', group: 'Go to' },
  {
    id: '2',
    label: 'Stripe Café',
    note: 'production',
    keywords: '01kahh5w2c5n8v0m3q7r9t1x4z',
    group: 'Connections',
    isOnlyFound: true,
  },
];
const found = (text: string) =>
  matchingCommands(COMMANDS, text).flatMap(({ commands }) => commands.map(({ id }) => id));

describe('the commands of the palette', () => {
  it('are those to choose from, until something is typed', () => {
    expect(found('')).toEqual(['1']);
    expect(found(' ')).toEqual(['1']);
  });

  it('hold every word that was typed, anywhere, without capitals and accents', () => {
    expect(found('cafe PROD')).toEqual(['2']);
    expect(found('cafe sandbox')).toEqual([]);
    expect(found('01kahh5w2c5n8v0m3q7r9t1x4z')).toEqual(['2']);
  });

  it('are few of a group once something is typed', () => {
    const many = Array.from({ length: 50 }, (_, index) => ({
      id: String(index),
      label: `Vendor ${index}`,
      group: 'All',
    }));
    expect(matchingCommands(many, 'vendor')[0]?.commands).toHaveLength(8);
  });
});

describe('an id', () => {
  it('is known by its looks', () => {
    expect(idIn(' 01KAHH5W2C5N8V0M3Q7R9T1X4Z ')).toBe('01kahh5w2c5n8v0m3q7r9t1x4z');
    expect(idIn('stripe')).toBeNull();
  });
});
