import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './generated/schema.ts';

export interface PatchbayClientOptions {
  /** Where the hub is: `http://127.0.0.1:3000`. */
  readonly url: string;
  /** Bearer key of the tenant (`pb_…`), or the platform key for `/api/v1/tenants`. None in a browser, whose cookie says who asks. */
  readonly apiKey?: string;
  /** Default: the global `fetch`. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** Every endpoint of the hub, with the types of its OpenAPI document. */
export type PatchbayClient = Client<paths>;

/**
 * A client for one hub and one key: `await client.POST('/api/v1/operations', { body })` resolves with `{data}` or
 * `{error}`, both typed by the document; only a hub that cannot be reached rejects.
 */
export function createPatchbayClient({ url, apiKey, fetch }: PatchbayClientOptions): PatchbayClient {
  return createClient<paths>({
    baseUrl: url.replace(/\/+$/, ''),
    ...(apiKey === undefined ? {} : { headers: { authorization: `Bearer ${apiKey}` } }),
    ...(fetch === undefined ? {} : { fetch }),
  });
}
