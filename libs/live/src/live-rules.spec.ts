import { describe, expect, it } from '@jest/globals';
import type { Actor, PlacedEvent } from '@patchbay/platform';
import { isBefore, parsePosition, positionText } from './live-position.ts';
import { LiveReader, MOST_BACKLOG_BYTES, type LiveSink } from './live-reader.ts';
import { maySee, maySeeSomething } from './live-scopes.ts';
import { itemsOf, TypeFilter } from './type-filter.ts';

const ID = '01kahh5w2c5n8v0m3q7r9t1x4z';
const key = (...scopes: string[]): Actor => ({ kind: 'api_key', keyId: ID, app: null, scopes });

describe('a position', () => {
  it.each([
    [{ xid: '8123', id: ID }, 1_795_257_000_000],
    [{ xid: '9', id: '' }, 0],
  ])('%j survives its text', (position, atMs) => {
    expect(parsePosition(positionText(position, atMs))).toEqual({ ...position, atMs });
  });

  it.each(['', 'x', '1', `1-${ID}`, '1-short-1', '-1--1', "1--1' OR 1=1", `${'9'.repeat(30)}--1`])(
    'is not %j',
    (text) => {
      expect(parsePosition(text)).toBeNull();
    },
  );

  it('is ordered by transaction as a number, then by id', () => {
    expect(isBefore({ xid: '9', id: 'z' }, { xid: '10', id: 'a' })).toBe(true);
    expect(isBefore({ xid: '10', id: '' }, { xid: '10', id: 'a' })).toBe(true);
    expect(isBefore({ xid: '10', id: 'a' }, { xid: '10', id: 'a' })).toBe(false);
  });
});

describe('types', () => {
  it('are all of them when none is named', () => {
    const filter = new TypeFilter(null);
    expect([filter.wants('a.b'), filter.patterns]).toEqual([true, ['%']]);
  });

  it('are exact, or a family; an underscore is no wildcard to the database', () => {
    const filter = new TypeFilter(itemsOf('api_key.changed, connection.*'));
    expect(filter.patterns).toEqual(['api\\_key.changed', 'connection.%']);
    expect(
      ['api_key.changed', 'connection.failed', 'connections.x', 'api_key.other'].map((type) => filter.wants(type)),
    ).toEqual([true, true, false, false]);
  });
});

describe('who may see what', () => {
  it('may read it', () => {
    expect(maySee(key('integrations:read'), 'breaker.opened')).toBe(true);
    expect(maySee(key('integrations:read'), 'operations.changed')).toBe(false);
    expect(maySee(key('integrations:write'), 'connection.failed')).toBe(false);
    expect(maySeeSomething(key('alerts:write'))).toBe(false);
  });

  it('sees a kind nobody has thought of only with every scope', () => {
    expect([maySee(key('integrations:read'), 'new.thing'), maySee(key('*'), 'new.thing')]).toEqual([false, true]);
  });
});

describe('a reader', () => {
  class Sink implements LiveSink {
    readonly written: string[] = [];
    backlog = 0;
    ends: string[] = [];
    write(text: string): void {
      this.written.push(text);
    }
    drained(): Promise<void> {
      this.backlog = 0;
      return Promise.resolve();
    }
    end(): void {
      this.ends.push('end');
    }
    destroy(): void {
      this.ends.push('destroy');
    }
  }

  const event = (xid: string): PlacedEvent => ({
    ...{ id: ID, xid, tenantId: ID, type: 'alert.raised', subjectId: 'a', data: {}, createdAt: new Date(0) },
  });

  it('gets nothing twice, and nothing after it was cut off for being slow', () => {
    const sink = new Sink();
    const reader = new LiveReader(ID, key('*'), new TypeFilter(null), sink);
    reader.offer(event('5'), 'five');
    reader.offer(event('5'), 'five');
    reader.offer(event('4'), 'four');
    sink.backlog = MOST_BACKLOG_BYTES + 1;
    reader.offer(event('6'), 'six');
    reader.offer(event('7'), 'seven');
    reader.close();
    expect([sink.written, sink.ends]).toEqual([['five', 'six'], ['destroy']]);
  });

  it('is waited for while it is told what it missed', async () => {
    const sink = new Sink();
    const reader = new LiveReader(ID, key('*'), new TypeFilter(null), sink);
    sink.write = (text) => {
      sink.written.push(text);
      sink.backlog += 30_000;
    };
    await reader.replay(['1', '2', '3', '4', '5'].map(event));
    expect([sink.written.length, reader.isOpen]).toEqual([5, true]);
  });
});
