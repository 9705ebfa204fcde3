import { describe, expect, it } from '@jest/globals';
import { planChange, type ChangePlan, type ConnectionPatch } from './change-plan.ts';
import type { ConnectionRow } from './connection.entity.ts';
import { Problems } from './problems.ts';
import { courier } from './courier.fixture.ts';
import { connectionRow } from './connection-row.fixture.ts';

interface Planned {
  plan: ChangePlan;
  problems: Problems['byField'];
}

function plan(
  patch: ConnectionPatch,
  over: Partial<ConnectionRow> = {},
  vaulted: readonly string[] = ['token'],
): Planned {
  const row = connectionRow(over);
  const problems = new Problems();
  const held = { open: row.publicCredentials, vaulted: new Set(vaulted) };
  const network = { vendorBaseUrls: {}, sandboxUrl: null };
  const planned = planChange(courier, { row, held, patch }, { network, refuseHost: () => null }, problems);
  return { plan: planned, problems: problems.byField };
}

describe('a patch', () => {
  it('that names nothing new changes nothing', () => {
    expect(plan({}).plan.fields).toEqual([]);
    expect(plan({ credentials: { account: 'AB1234', token: null }, config: {}, metadata: {} }).plan.fields).toEqual([]);
  });

  it('of credentials is verified again', () => {
    expect(plan({ credentials: { token: 'new-token' } }).plan).toMatchObject({
      fields: ['credentials.token'],
      unverified: true,
      setupChanged: true,
      verifiable: true,
      reconnects: false,
    });
  });

  it('of the config is verified again and keeps the settings it does not name', () => {
    const { plan: planned } = plan({ config: { pool: 'b' } }, { config: { region: 'eu', pool: 'a' } });
    expect(planned).toMatchObject({
      fields: ['config'],
      unverified: true,
      set: { config: { region: 'eu', pool: 'b' } },
    });
  });

  it('of capabilities is verified for permissions without stopping what works', () => {
    expect(plan({ enabled_capabilities: [] }).plan).toMatchObject({
      fields: ['enabled_capabilities'],
      unverified: false,
      setupChanged: true,
    });
  });

  it.each([{ label: 'Support' }, { metadata: { team: 'a' } }])('of %j touches nothing that is verified', (patch) => {
    expect(plan(patch).plan).toMatchObject({ unverified: false, setupChanged: false, credentials: null });
  });

  it('merges metadata, and null removes a field', () => {
    const before = { metadata: { a: 1, c: 3, stored: null } };
    const { plan: planned } = plan({ metadata: { a: null, b: 2 } }, before);
    expect(planned.set.metadata).toEqual({ b: 2, c: 3, stored: null });
    expect(plan({ metadata: {} }, before).plan.fields).toEqual([]);
  });

  it('of the host needs the secrets again', () => {
    expect(plan({ config: { region: 'us' } }).problems).toEqual({
      'credentials.token': [expect.stringContaining('the host it is sent to changes')],
    });
    expect(plan({ config: { region: 'us' }, credentials: { token: 'again' } })).toMatchObject({
      problems: {},
      plan: { origin: 'https://us.courier.example' },
    });
  });

  it('with credentials reconnects what was disconnected', () => {
    expect(plan({ credentials: { token: 'again' } }, { status: 'inactive' }, []).plan).toMatchObject({
      reconnects: true,
      verifiable: true,
    });
  });

  it('without credentials leaves a disconnected connection as it is, not verifiable', () => {
    expect(plan({ config: { pool: 'b' } }, { status: 'inactive' }, [])).toMatchObject({
      problems: {},
      plan: { verifiable: false },
    });
  });
});
