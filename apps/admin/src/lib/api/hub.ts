import { createPatchbayClient, type components } from '@patchbay/client';
import { apiErrorOf, ApiError } from './api-error.ts';
import { contextHeaders } from './request-context.ts';

/** Shapes of the hub's answers and bodies, by their names in the OpenAPI document. */
export type Schemas = components['schemas'];

/** The typed client of this page: same origin, the session's cookie, the tenant of the address. */
export const hub = createPatchbayClient({
  url: globalThis.location.origin,
  // Looked up at each call, so that a test can put its own hub in place.
  fetch: (request) => globalThis.fetch(request),
});

hub.use({
  onRequest({ request }) {
    for (const [name, value] of Object.entries(contextHeaders(request.method))) request.headers.set(name, value);
    return request;
  },
});

type Answer = Promise<{ data?: unknown; error?: unknown; response: Response }>;
type BodyOf<Call extends Answer> = Exclude<Awaited<Call>['data'], undefined>;

/** Waits for a call of the client: its whole envelope (`data`, `meta`, `links`), or an ApiError. */
export async function envelopeOf<Call extends Answer>(call: Call): Promise<BodyOf<Call>> {
  const { data, error, response } = await reached(call);
  const { ok, status, headers } = response;
  if (!ok) throw apiErrorOf(status, error, headers.get('x-request-id'), headers.get('retry-after'));
  return data as BodyOf<Call>;
}

/** Waits for a call of the client: the `data` of its envelope, or an ApiError. */
export async function dataOf<Call extends Answer>(
  call: Call,
): Promise<BodyOf<Call> extends { data: infer Data } ? Data : never> {
  const envelope: unknown = await envelopeOf(call);
  return (envelope as { data: BodyOf<Call> extends { data: infer Data } ? Data : never }).data;
}

async function reached<Result>(call: Promise<Result>): Promise<Result> {
  try {
    return await call;
  } catch (error) {
    throw unreached(error);
  }
}

/** A request that was given up stays what it is; every other failure to exchange anything is "not reached". */
export function unreached(error: unknown): unknown {
  if (error instanceof DOMException && error.name === 'AbortError') return error;
  return new ApiError({ status: 0, code: 'hub_unreachable', message: error instanceof Error ? error.message : '' });
}
