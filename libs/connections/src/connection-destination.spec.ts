import { describe, expect, it } from '@jest/globals';
import { destinationOf, type Network, type Setup } from './connection-destination.ts';
import { courier } from './courier.fixture.ts';

const plain: Network = { vendorBaseUrls: {}, sandboxUrl: null };
const simulating: Network = { vendorBaseUrls: {}, sandboxUrl: 'http://127.0.0.1:3100' };
const redirected: Network = {
  vendorBaseUrls: { courier: 'http://127.0.0.1:4010/courier/' },
  sandboxUrl: 'http://127.0.0.1:3100',
};
const production: Setup = { environment: 'production', target: 'vendor', config: {} };
const simulated: Setup = { environment: 'sandbox', target: 'simulated', config: {} };

const hosted = { ...courier, baseUrl: { production: 'https://api.courier.example', sandbox: null } };

describe('where a connection goes', () => {
  it('is the vendor’s own host, formed by the config', () => {
    expect(destinationOf(courier, { ...production, config: { region: 'us' } }, plain)).toEqual({
      ok: true,
      baseUrl: 'https://us.courier.example/v2',
      origin: 'https://us.courier.example',
      allowPrivate: false,
    });
  });

  it('is the simulated vendor with the vendor’s own path', () => {
    expect(destinationOf(courier, simulated, simulating)).toMatchObject({
      baseUrl: 'http://127.0.0.1:3100/courier/v2',
      allowPrivate: true,
    });
  });

  it.each([production, simulated])('is the operator’s override before all else: $target', (setup) => {
    expect(destinationOf(courier, setup, redirected)).toMatchObject({
      baseUrl: 'http://127.0.0.1:4010/courier/v2',
      allowPrivate: true,
    });
  });

  it('never falls over to the real vendor when the sandbox is off', () => {
    expect(destinationOf(courier, simulated, plain)).toMatchObject({ ok: false, code: 'sandbox_off' });
  });

  it('does not become simulated because the sandbox was switched on later', () => {
    const made = { ...simulated, target: 'vendor' } as const;
    expect(destinationOf(courier, made, simulating)).toMatchObject({ baseUrl: 'https://test.eu.courier.example/v2' });
  });

  it('is nowhere in the sandbox when the vendor has no test host', () => {
    const made = { ...simulated, target: 'vendor' } as const;
    expect(destinationOf(hosted, made, plain)).toMatchObject({ ok: false, code: 'no_test_host' });
  });

  it('is nowhere when the config forms no URL', () => {
    expect(destinationOf(courier, { ...production, config: { region: 'mars' } }, plain)).toMatchObject({
      code: 'bad_base_url',
    });
  });
});

describe('the origin credentials are bound to', () => {
  it('does not depend on overrides and ports, which change from one start to the next', () => {
    const origins = [plain, simulating, redirected].map(
      (network) => destinationOf(courier, production, network).origin,
    );
    expect(new Set(origins)).toEqual(new Set(['https://eu.courier.example']));
  });

  it('tells the simulated vendor from the real one', () => {
    expect(destinationOf(courier, simulated, simulating).origin).not.toBe(
      destinationOf(courier, { ...simulated, target: 'vendor' }, simulating).origin,
    );
  });

  it('follows the config, even towards the simulated vendor', () => {
    const us = { ...simulated, config: { region: 'us' } };
    expect(destinationOf(courier, us, simulating).origin).not.toBe(
      destinationOf(courier, simulated, simulating).origin,
    );
  });
});
