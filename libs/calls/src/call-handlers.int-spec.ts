import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { VendorFailure } from '@patchbay/provider-kit';
import { z } from 'zod';
import type { CallHandlerScope, CallOptions } from './call-target.ts';
import { testOptions } from './calls-process.fixture.ts';
import { CallsWorld, json, post } from './calls-world.fixture.ts';

let at: CallsWorld;

beforeAll(async () => {
  at = await CallsWorld.start();
});
afterAll(() => at.close());
beforeEach(() => at.begin());
afterEach(() => at.end());

describe('a handler', () => {
  const run = (work: (scope: CallHandlerScope) => Promise<unknown>, options: Partial<CallOptions> = {}) =>
    at.hub.calls.run(at.target(), testOptions(options), work);

  it('that fails before anything was sent has not sent', async () => {
    const result = await run(async () => {
      throw new TypeError('undefined is not a function');
    });
    expect(result).toMatchObject({ ok: false, failure: { delivery: 'not_sent', code: 'provider_fault' } });
  });

  it('that fails on the answer of an effect leaves it unknown, and tells the log where, not what', async () => {
    at.answers = [json(200, { id: 'sk_live_value' })];
    const result = await run(async ({ http }) => z.object({ id: z.number() }).parse((await http.request(post)).json()));
    expect(result).toMatchObject({ ok: false, failure: { delivery: 'unknown', code: 'unexpected_answer' } });
    const line = at.hub.lines.find((each) => each.includes('a provider failed on a request or an answer'));
    expect(line).toContain('call-handlers.int-spec');
    expect(at.hub.lines.join('\n')).not.toContain('sk_live_value');
  });

  it('that fails on the answer of a read does not', async () => {
    const result = await run(
      async ({ http }) => {
        await http.request({ method: 'GET', path: '/x' });
        throw new TypeError('x');
      },
      { effect: 'read' },
    );
    expect(result).toMatchObject({ ok: false, failure: { delivery: 'refused' } });
  });

  it('whose second request is refused after the first one had its effect ends unknown', async () => {
    at.answers = [json(200, {}), json(422, {})];
    const result = await run(async ({ http }) => {
      await http.request(post);
      await http.request(post);
    });
    expect(result).toMatchObject({ ok: false, failure: { class: 'client', delivery: 'unknown', status: 422 } });
  });

  it('whose credential cannot be had has not sent', async () => {
    const credential = async (): Promise<Record<string, string>> => {
      const detail = {
        class: 'unknown',
        delivery: 'not_sent',
        code: 'sandbox_off',
        message: 'The sandbox is off.',
      } as const;
      throw new VendorFailure({
        ...detail,
        status: null,
        providerCode: null,
        retryAfterMs: null,
        vendorRequestId: null,
      });
    };
    expect(await at.refusal(post, {}, { credential })).toMatchObject({ code: 'sandbox_off', delivery: 'not_sent' });
  });
});
