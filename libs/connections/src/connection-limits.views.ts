import { ApiProperty } from '@nestjs/swagger';

export class RateLimitView {
  @ApiProperty({ example: 100 })
  readonly max!: number;

  @ApiProperty({ example: 1 })
  readonly window_seconds!: number;

  @ApiProperty({ example: false, description: 'In any window of this length, not only in those aligned to the clock.' })
  readonly sliding!: boolean;
}

export class RateWindowView {
  @ApiProperty({ type: 'integer', example: 40, description: 'Taken by processes, in blocks, over all of them.' })
  readonly used!: number;

  @ApiProperty({ type: 'integer', example: 60 })
  readonly left!: number;

  @ApiProperty({ type: 'integer', example: 730, description: 'Until some of what is used comes back.' })
  readonly more_in_ms!: number;
}

export class LimitsView {
  @ApiProperty({
    type: 'integer',
    nullable: true,
    example: 10,
    description: 'How many operations may be at the vendor at once, over all processes; null: no limit.',
  })
  readonly max_concurrent!: number | null;

  @ApiProperty({ type: 'integer', nullable: true, example: null, description: 'What the provider says.' })
  readonly provider_max_concurrent!: number | null;

  @ApiProperty({ example: true, description: 'Whether somebody set max_concurrent.' })
  readonly overridden!: boolean;

  @ApiProperty({ type: 'integer', example: 3, description: 'Operations under way at this moment.' })
  readonly under_way!: number;

  @ApiProperty({ type: RateLimitView, nullable: true, description: 'Requests in a time; null: no limit is known.' })
  readonly rate_limit!: RateLimitView | null;

  @ApiProperty({ type: RateLimitView, nullable: true, description: 'What the provider says.' })
  readonly provider_rate_limit!: RateLimitView | null;

  @ApiProperty({ example: false, description: 'Whether somebody set rate_limit.' })
  readonly rate_limit_overridden!: boolean;

  @ApiProperty({
    type: RateWindowView,
    nullable: true,
    description: 'What is left of rate_limit; null: there is none.',
  })
  readonly rate_window!: RateWindowView | null;

  @ApiProperty({
    type: 'string',
    format: 'date-time',
    nullable: true,
    example: null,
    description: 'The vendor asked for silence until then.',
  })
  readonly suspended_until!: string | null;
}
