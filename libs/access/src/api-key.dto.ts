import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IfGiven, IsInstant, PageQuery } from '@patchbay/platform';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import type { ApiKeyEntity } from './api-key.entity.ts';
import { SCOPES } from './scopes.ts';

const MOST_OVERLAP_SECONDS = 30 * 24 * 3600;

/** Body of POST /api/v1/api-keys. */
export class CreateApiKeyDto {
  @ApiProperty({ example: 'Order service', maxLength: 200 })
  @IsString()
  @Matches(/\S/, { message: 'Give the key a name.' })
  @MaxLength(200)
  name!: string;

  @ApiProperty({ type: [String], enum: SCOPES, example: ['operations:read', 'operations:write'] })
  @IsArray({ message: 'Give a list of scopes.' })
  @ArrayMaxSize(50)
  @IsString({ each: true, message: 'Each scope is a text such as operations:write.' })
  scopes!: string[];

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: 'orders',
    description: 'The named service that will use the key; without it the app of the key that makes this one.',
  })
  @IsOptional()
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/, {
    message: 'An app has 1 to 63 letters, digits, dots, hyphens and underscores.',
  })
  app?: string | null;

  @ApiPropertyOptional({ type: String, format: 'date-time', nullable: true, example: '2027-11-21T00:00:00Z' })
  @IsOptional()
  @IsInstant()
  expires_at?: string | null;
}

/** Body of POST /api/v1/api-keys/{id}/rotate. */
export class RotateApiKeyDto {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: MOST_OVERLAP_SECONDS,
    default: 0,
    example: 3600,
    description: 'How long the old secret keeps working.',
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => value ?? 0)
  @IsInt({ message: 'Give whole seconds.' })
  @Min(0)
  @Max(MOST_OVERLAP_SECONDS)
  overlap_seconds: number = 0;
}

const KEY_STATES = ['active', 'revoked', 'all'] as const;
export type KeyState = (typeof KEY_STATES)[number];

/** Query of GET /api/v1/api-keys. */
export class ListApiKeysQuery extends PageQuery {
  @ApiPropertyOptional({
    enum: KEY_STATES,
    default: 'active',
    description: '`revoked` and `all` say whose key it was that a log names.',
  })
  @IfGiven()
  @IsIn(KEY_STATES, { message: `The state is one of ${KEY_STATES.join(', ')}.` })
  state: KeyState = 'active';
}

/** A key as answers show it: never its secret. */
export class ApiKeyDto {
  @ApiProperty({ example: '01kahh5w2c5n8v0m3q7r9t1x4z' })
  id!: string;

  @ApiProperty({ example: 'Order service' })
  name!: string;

  @ApiProperty({ example: 'pb_…YrWM', description: 'The last characters of the secret, to recognise it by.' })
  hint!: string;

  @ApiProperty({ type: [String], example: ['operations:read', 'operations:write'] })
  scopes!: string[];

  @ApiProperty({ type: String, nullable: true, example: 'orders' })
  app!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: '2027-11-21T00:00:00.000Z' })
  expires_at!: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: null, description: 'Within a minute.' })
  last_used_at!: Date | null;

  @ApiProperty({ example: 'api_key:01kahh5w2c5n8v0m3q7r9t1x4y' })
  created_by!: string;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'The key this one replaces.' })
  rotated_from!: string | null;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-11-21T12:00:00.000Z' })
  created_at!: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: null })
  revoked_at!: Date | null;
}

/** A key just made, with its secret. */
export class IssuedApiKeyDto extends ApiKeyDto {
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'pb_7sQ0mR4tX9wLkEoZ2vBnHc6yUj1aDfGi8pSxKqTrYWM',
    description: 'The secret. Shown once; null when the answer is replayed.',
  })
  api_key!: string | null;
}

export function viewApiKey(key: ApiKeyEntity): ApiKeyDto {
  return {
    id: key.id,
    name: key.name,
    hint: key.hint,
    scopes: key.scopes,
    app: key.app,
    expires_at: key.expiresAt,
    last_used_at: key.lastUsedAt,
    created_by: key.createdBy,
    rotated_from: key.rotatedFrom,
    created_at: key.createdAt,
    revoked_at: key.revokedAt,
  };
}
