import { describe, expect, it } from '@jest/globals';
import type { AuditedPurpose, CountedPurpose } from './purpose.ts';
import { purposePolicy, PURPOSES } from './purpose.ts';

describe('purposes', () => {
  it('are counted for the hub’s own use and audited for everybody else', () => {
    const counted: CountedPurpose[] = ['call', 'verify', 'probe', 'webhook'];
    const audited: AuditedPurpose[] = ['person', 'disclosure'];
    const by = (release: string) =>
      Object.entries(PURPOSES).flatMap(([name, policy]) => (policy.release === release ? name : []));
    expect([by('counted'), by('audited')]).toEqual([counted, audited]);
  });

  it('do not include what nobody decided about', () => {
    expect([purposePolicy('export'), purposePolicy('constructor'), purposePolicy('')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    // @ts-expect-error -- an audited purpose is not one the pipeline may use
    const wrong: CountedPurpose = 'person';
    expect(wrong).toBe('person');
  });

  it('never show a webhook secret to a call', () => {
    expect(purposePolicy('call')?.kinds).not.toContain('webhook_secret');
    expect(purposePolicy('webhook')?.kinds).toContain('webhook_secret');
  });
});
