import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { firstIdAt } from '../ids/ids.ts';
import { firstIdKept, partitionName, weekOf, weekOfPartition, weeksFrom } from './partition-weeks.ts';

const instant = fc.date({ min: new Date('2000-01-01'), max: new Date('2200-01-01'), noInvalidDate: true });

describe('weeks of partitions', () => {
  it('begin on Monday', () => {
    expect(weekOf(new Date('2026-11-21T03:00:00Z'))).toMatchObject({
      label: '20261116',
      start: new Date('2026-11-16T00:00:00Z'),
      end: new Date('2026-11-23T00:00:00Z'),
    });
  });

  it('hold exactly the ids made in them', () => {
    fc.assert(
      fc.property(instant, (at) => {
        const week = weekOf(at);
        const first = firstIdAt(at);
        const last = `${first.slice(0, 10)}${'z'.repeat(16)}`;
        expect(first >= week.from && last < week.to).toBe(true);
      }),
    );
  });

  it('follow each other without a gap', () => {
    fc.assert(
      fc.property(instant, (at) => {
        const weeks = weeksFrom(at, 3);
        expect(weeks).toHaveLength(4);
        for (const [index, week] of weeks.entries()) expect(week.from).toBe(weeks[index - 1]?.to ?? weekOf(at).from);
      }),
    );
  });

  it('are found again by the name of their partition', () => {
    const week = weekOf(new Date('2026-11-21T03:00:00Z'));
    expect(weekOfPartition('operations', partitionName('operations', week))).toEqual(week);
    expect(weekOfPartition('operations', 'operations_default')).toBeNull();
    expect(weekOfPartition('operation', 'operations_w20261116')).toBeNull();
  });

  it('do not fail on a retention longer than time', () => {
    expect(firstIdKept(new Date('2026-11-21T03:00:00Z'), 1_000_000)).toBe('0'.repeat(26));
  });
});
