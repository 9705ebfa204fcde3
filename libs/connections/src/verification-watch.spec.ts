import { describe, expect, it } from '@jest/globals';
import { fakeHttp, VendorFailure, type FailureDetail, type VendorHttp } from '@patchbay/provider-kit';
import { noticingAnswers } from './verification-watch.ts';

const ASKED = { method: 'GET', path: '/account' } as const;

function failing(about: Partial<FailureDetail>): VendorHttp {
  const detail: FailureDetail = {
    class: 'upstream',
    delivery: 'unknown',
    code: 'vendor_unavailable',
    message: 'No.',
    status: null,
    providerCode: null,
    retryAfterMs: null,
    vendorRequestId: null,
    ...about,
  };
  return { request: async () => Promise.reject(new VendorFailure(detail)) };
}

async function timesTold(http: VendorHttp, requests: number): Promise<number> {
  let told = 0;
  const noticing = noticingAnswers(http, () => {
    told += 1;
  });
  for (let number = 0; number < requests; number += 1) await noticing.request(ASKED).catch(() => undefined);
  return told;
}

describe('whether the vendor was reached', () => {
  it('is told at its first answer, once', async () => {
    const http = fakeHttp(() => ({ json: {} }));
    expect(await timesTold(http, 2)).toBe(1);
  });

  it.each([
    [{ class: 'auth', status: 401 }, 1],
    [{ class: 'client', status: 403 }, 1],
    [{ class: 'upstream', status: 503 }, 0],
    [{ class: 'throttle', status: 429 }, 0],
    [{ class: 'client', status: null }, 0],
  ] as const)('by a failure %j: told %i times', async (about, told) => {
    expect(await timesTold(failing(about), 1)).toBe(told);
  });
});
