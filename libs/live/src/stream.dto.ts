import { ApiPropertyOptional } from '@nestjs/swagger';
import { TextFilter } from '@patchbay/platform';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, Matches } from 'class-validator';
import { itemsOf, MOST_ITEMS, TYPE_ITEM } from './type-filter.ts';

/** Query of GET /api/v1/stream. */
export class StreamQuery {
  @ApiPropertyOptional({
    type: 'string',
    example: 'connection.*,operations.changed',
    description:
      'Types of events, `word.*` for all of a kind, with commas between them. Default: all that may be read.',
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? itemsOf(value) : value))
  @IsArray({ message: 'Name types with commas between them, e.g. connection.*,operation.delivered.' })
  @ArrayMaxSize(MOST_ITEMS)
  @Matches(TYPE_ITEM, { each: true, message: 'Each type is one such as operation.delivered, or connection.*.' })
  types?: string[];

  @TextFilter(
    {
      example: '8123-01kahh5w2c5n8v0m3q7r9t1x4z-1795257000000',
      description: 'Like the header Last-Event-ID, which wins.',
    },
    200,
  )
  last_event_id?: string;
}
