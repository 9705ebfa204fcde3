import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { validationFailed } from '../errors/factories.ts';
import { isId } from '../ids/ids.ts';
import type { CursorMeta, Envelope, PageLinks, PageMeta } from './envelope.ts';
import { ok } from './envelope.ts';

/** Digits only: Number('') is 0 and Number('0x10') is 16, which nobody means in a URL. */
export function toWholeNumber({ value }: { value: unknown }): unknown {
  return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
}

function NumberInUrl(bounds: { readonly maximum: number; readonly default: number }): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: 'integer', minimum: 1, ...bounds, example: bounds.default }),
    IsOptional(),
    Transform(toWholeNumber),
    IsInt({ message: 'Give a whole number.' }),
    Min(1),
    Max(bounds.maximum),
  );
}

/** Query of a list with numbered pages; a list with filters extends it. */
export class PageQuery {
  @NumberInUrl({ maximum: 1_000_000, default: 1 })
  page = 1;

  @NumberInUrl({ maximum: 100, default: 25 })
  per_page = 25;
}

/** Rows to skip. Not a getter of the query: `?offset=` would then be taken for known, and be ignored. */
export function offsetOf({ page, per_page }: Pick<PageQuery, 'page' | 'per_page'>): number {
  return (page - 1) * per_page;
}

/** Query of a high-volume list, newest first. */
export class CursorQuery {
  @ApiPropertyOptional({ type: 'string', description: '`meta.next_cursor` of the page before.' })
  @IsOptional()
  @IsString()
  @MaxLength(1024)
  cursor?: string;

  @NumberInUrl({ maximum: 100, default: 25 })
  per_page = 25;
}

/** The answer of a list with numbered pages. `url` is the request's own path and query (`@RequestUrl()`). */
export function pageOf<T>(
  query: Pick<PageQuery, 'page' | 'per_page'>,
  rows: readonly T[],
  total: number,
  url: string,
): Envelope<readonly T[]> & { meta: PageMeta; links: PageLinks } {
  const last = Math.max(1, Math.ceil(total / query.per_page));
  const link = (page: number): string => withParameters(url, { page: String(page), per_page: String(query.per_page) });
  return {
    ...ok(rows),
    meta: { current_page: query.page, per_page: query.per_page, total, last_page: last },
    links: {
      first: link(1),
      last: link(last),
      prev: query.page > 1 ? link(Math.min(query.page - 1, last)) : null,
      next: query.page < last ? link(query.page + 1) : null,
    },
  };
}

/** The answer of a list that pages by cursor, given the page and one row more if there is one. */
export function cursorPageOf<T extends { readonly id: string }>(
  query: Pick<CursorQuery, 'per_page'>,
  rows: readonly T[],
): Envelope<readonly T[]> & { meta: CursorMeta } {
  const page = rows.slice(0, query.per_page);
  const last = rows.length > page.length ? page.at(-1) : undefined;
  const cursor = last === undefined ? null : Buffer.from(last.id, 'utf8').toString('base64url');
  return { ...ok(page), meta: { per_page: query.per_page, next_cursor: cursor } };
}

/** The id below which the page begins; null: with the newest. 422 when no page ever ended there. */
export function cursorOf({ cursor }: Pick<CursorQuery, 'cursor'>): string | null {
  if (cursor === undefined) return null;
  const id = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!isId(id)) throw validationFailed({ cursor: ['Give the next_cursor of an earlier page, unchanged.'] });
  return id;
}

function withParameters(url: string, parameters: Record<string, string>): string {
  const [path = '', search = ''] = url.split('?', 2);
  const query = new URLSearchParams(search);
  for (const [name, value] of Object.entries(parameters)) query.set(name, value);
  return `${path}?${query.toString()}`;
}
