import { apiErrorOf } from './api-error.ts';
import { unreached } from './hub.ts';
import { contextHeaders } from './request-context.ts';

interface Options {
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** Asks an endpoint whose shapes are written down here by hand; prefer `hub` and `dataOf`. Gives the envelope's `data`. */
export async function hubJson<Data>(
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  { body, signal }: Options = {},
): Promise<Data> {
  const response = await globalThis
    .fetch(path, {
      method,
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...contextHeaders(method),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    })
    .catch((error: unknown) => {
      throw unreached(error);
    });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw apiErrorOf(response.status, answer, response.headers.get('x-request-id'));
  return (answer as { data: Data }).data;
}
