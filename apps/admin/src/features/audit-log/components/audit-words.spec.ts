import { describe, expect, it } from '@jest/globals';
import { auditQueryOf } from '../api/audit-filters.ts';
import { actorOf, detailLines } from './audit-words.ts';

const entry = (actor: Record<string, unknown>) => ({
  id: '1',
  actor,
  action: 'api_key.created',
  subject_type: 'api_key',
  subject_id: '2',
  request_id: '3',
  details: {},
  created_at: '2026-11-21T12:00:00Z',
});

describe('an entry of the audit log', () => {
  it('names its actor as the rest of the hub does', () => {
    expect(actorOf(entry({ kind: 'api_key', id: '01k', app: null }))).toBe('api_key:01k');
    expect(actorOf(entry({ kind: 'system', name: 'approvals' }))).toBe('system:approvals');
    expect(actorOf(entry({ kind: 'platform' }))).toBe('platform');
  });

  it('says its details line by line', () => {
    expect(
      detailLines({ secret_prefixes: [], scopes: ['a:read', 'b:read'], app: null, ok: true, deep: { a: 1 } }),
    ).toEqual([
      ['secret prefixes', '–'],
      ['scopes', 'a:read, b:read'],
      ['app', '–'],
      ['ok', 'true'],
      ['deep', '{"a":1}'],
    ]);
  });
});

describe('the filters of the audit log', () => {
  const none = { actor: '', action: '', subject: '', id: '', from: '', to: '' };

  it('ask for one actor, or for a kind of them', () => {
    expect(auditQueryOf({ ...none, actor: 'person:01p' })).toEqual({ actor_kind: 'person', actor_id: '01p' });
    expect(auditQueryOf({ ...none, actor: 'system' })).toEqual({ actor_kind: 'system' });
    expect(auditQueryOf(none)).toEqual({});
  });
});
