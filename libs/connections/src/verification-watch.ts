import { VendorFailure, type VendorHttp } from '@patchbay/provider-kit';

/** The same door to the vendor; `answered` is told once, when the vendor first says yes, or no to what it was asked. */
export function noticingAnswers(http: VendorHttp, answered: () => void): VendorHttp {
  let isTold = false;
  const tell = (): void => {
    if (!isTold) answered();
    isTold = true;
  };
  return {
    async request(request) {
      try {
        const response = await http.request(request);
        tell();
        return response;
      } catch (error) {
        // A 503 or a time-out is no answer; a refusal of the key is one.
        if (error instanceof VendorFailure && isRefusal(error.detail)) tell();
        throw error;
      }
    },
  };
}

function isRefusal({ class: kind, status }: VendorFailure['detail']): boolean {
  return status !== null && (kind === 'auth' || kind === 'client');
}
