import { describe, expect, it } from '@jest/globals';
import type { MemberQuestion } from './member-rules.ts';
import { refuseMemberChange } from './member-rules.ts';

function answer(question: Partial<MemberQuestion>): string {
  try {
    refuseMemberChange({ by: 'owner', from: null, to: 'viewer', owners: 2, ...question });
    return 'yes';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'broken';
  }
}

describe('who may change whom', () => {
  it.each<[Partial<MemberQuestion>, string]>([
    [{ to: 'owner' }, 'yes'],
    [{ from: 'owner', to: 'admin' }, 'yes'],
    [{ from: 'owner', to: null }, 'yes'],
    [{ from: 'owner', to: 'admin', owners: 1 }, 'conflict'],
    [{ from: 'owner', to: null, owners: 1 }, 'conflict'],
    [{ from: 'owner', to: 'owner', owners: 1 }, 'yes'],
    [{ by: 'admin' }, 'yes'],
    [{ by: 'admin', from: 'admin', to: 'viewer' }, 'yes'],
    [{ by: 'admin', from: 'viewer', to: null }, 'yes'],
    [{ by: 'admin', to: 'owner' }, 'forbidden'],
    [{ by: 'admin', from: 'admin', to: 'owner' }, 'forbidden'],
    [{ by: 'admin', from: 'owner', to: 'admin' }, 'forbidden'],
    [{ by: 'admin', from: 'owner', to: null }, 'forbidden'],
    [{ by: 'admin', to: 'owner', owners: 0 }, 'yes'],
    [{ by: 'viewer' }, 'forbidden'],
    [{ by: 'viewer', from: 'viewer', to: null }, 'forbidden'],
  ])('%j: %s', (question, expected) => {
    expect(answer(question)).toBe(expected);
  });
});
