/** What every successful answer looks like. */
export interface Envelope<T> {
  readonly success: true;
  readonly message: string;
  readonly data: T;
  readonly meta: object;
  readonly links: object;
}

export interface PageMeta {
  readonly current_page: number;
  readonly per_page: number;
  readonly total: number;
  readonly last_page: number;
}

export interface PageLinks {
  readonly first: string;
  readonly last: string;
  readonly prev: string | null;
  readonly next: string | null;
}

export interface CursorMeta {
  readonly per_page: number;
  readonly next_cursor: string | null;
}

/** Wraps an answer's data; `meta` and `links` are there even where they have nothing to say. */
export function ok<T>(data: T, message = 'OK', meta: object = {}): Envelope<T> {
  return { success: true, message, data, meta, links: {} };
}
