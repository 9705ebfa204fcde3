import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { IfGiven } from '@patchbay/platform';
import {
  ArrayMaxSize,
  IsArray,
  IsEmail,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  Validate,
  ValidatorConstraint,
} from 'class-validator';
import type { ValidatorConstraintInterface } from 'class-validator';
import { isSecretPrefix } from './secret-prefix.ts';
import type { TenantEntity } from './tenant.entity.ts';

@ValidatorConstraint({ name: 'secretPrefix' })
class SecretPrefixRule implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && isSecretPrefix(value);
  }

  defaultMessage(): string {
    return 'Give beginnings of secret references, e.g. env://PATCHBAY_SECRET_ACME_.';
  }
}

/** Body of POST /api/v1/tenants. */
export class CreateTenantDto {
  @ApiProperty({ example: 'Acme Ltd', maxLength: 200 })
  @IsString()
  @Matches(/\S/, { message: 'Give the tenant a name.' })
  @MaxLength(200)
  name!: string;

  @ApiProperty({ example: 'acme', pattern: '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$' })
  @IsString()
  @Matches(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, {
    message: 'A slug has 1 to 63 lower-case letters, digits and inner hyphens.',
  })
  slug!: string;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'owner@acme.example' })
  @IsOptional()
  @IsEmail({}, { message: 'Give an e-mail address.' })
  @MaxLength(320)
  owner_email?: string | null;

  @ApiPropertyOptional({
    type: [String],
    example: ['env://PATCHBAY_SECRET_ACME_'],
    description: 'Beginnings of the secret references this tenant may use as credentials; none by default.',
  })
  @IfGiven()
  @IsArray({ message: 'Give a list.' })
  @ArrayMaxSize(50)
  @Validate(SecretPrefixRule, { each: true })
  secret_prefixes?: string[];

  @ApiPropertyOptional({
    type: Number,
    nullable: true,
    minimum: 1,
    maximum: 1_000_000,
    example: 50,
    description: 'How many operations may be at vendors at once; null, the default: no limit. Others wait their turn.',
  })
  @IsOptional()
  @IsInt({ message: 'Give a whole number, or null for no limit.' })
  @Min(1)
  @Max(1_000_000)
  max_concurrent_operations?: number | null;
}

/** Body of PATCH /api/v1/tenants/{id}: fields not named keep their values. */
export class UpdateTenantDto extends PartialType(CreateTenantDto, { skipNullProperties: false }) {}

/** A tenant as answers show it. */
export class TenantDto {
  @ApiProperty({ example: '01kahh5w2c5n8v0m3q7r9t1x4z' })
  id!: string;

  @ApiProperty({ example: 'Acme Ltd' })
  name!: string;

  @ApiProperty({ example: 'acme' })
  slug!: string;

  @ApiProperty({ type: String, nullable: true, example: 'owner@acme.example' })
  owner_email!: string | null;

  @ApiProperty({ type: [String], example: ['env://PATCHBAY_SECRET_ACME_'] })
  secret_prefixes!: string[];

  @ApiProperty({ type: Number, nullable: true, example: null, description: 'Operations at vendors at once.' })
  max_concurrent_operations!: number | null;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-11-21T12:00:00.000Z' })
  created_at!: Date;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-11-21T12:00:00.000Z' })
  updated_at!: Date;
}

/** A tenant just made, with its first API key. */
export class CreatedTenantDto extends TenantDto {
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'pb_7sQ0mR4tX9wLkEoZ2vBnHc6yUj1aDfGi8pSxKqTrYWM',
    description: 'Shown once; null when the answer is replayed.',
  })
  api_key!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'https://hub.acme.example/invitation?token=7sQ0mR4tX9wLkEoZ2vBnHc6yUj1aDfGi8pSxKqTrYWM',
    description: 'Makes the owner a member. Shown once; null without `owner_email` and when the answer is replayed.',
  })
  invitation_url!: string | null;
}

export function viewTenant(tenant: TenantEntity): TenantDto {
  return {
    id: tenant.id,
    name: tenant.name,
    slug: tenant.slug,
    owner_email: tenant.ownerEmail,
    secret_prefixes: tenant.secretPrefixes,
    max_concurrent_operations: tenant.maxConcurrentOperations,
    created_at: tenant.createdAt,
    updated_at: tenant.updatedAt,
  };
}
