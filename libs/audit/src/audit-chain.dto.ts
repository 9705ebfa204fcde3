import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import type { ChainReport } from './audit-chain.service.ts';
import type { Seal } from './audit-seal.ts';
import { AUDIT_BREAKS, type AuditBreakKind } from './audit-verification.ts';

const HASH = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

/** Query of GET /api/v1/audit-log/verify. */
export class VerifyAuditLogQuery {
  @ApiPropertyOptional({
    type: 'string',
    pattern: '^[0-9a-f]{64}$',
    example: HASH,
    description: '`head.hash` of an earlier check, kept outside: it must still be part of the chain.',
  })
  @IsOptional()
  @Matches(/^[0-9a-f]{64}$/, { message: 'Give the hash of a seal: 64 hexadecimal digits.' })
  head?: string;
}

/** The newest seal. */
export class AuditHeadDto {
  @ApiProperty({ type: 'integer', example: 42 })
  seal!: number;

  @ApiProperty({ example: HASH })
  hash!: string;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-11-21T12:00:00.000Z' })
  sealed_at!: Date;
}

/** One place where the log is not what was sealed. */
export class AuditBreakDto {
  @ApiProperty({ enum: AUDIT_BREAKS, example: 'entry_changed' })
  kind!: AuditBreakKind;

  @ApiProperty({ type: 'integer', nullable: true, example: 7 })
  seal!: number | null;

  @ApiProperty({ type: 'string', nullable: true, example: '01kahh5w2c5n8v0m3q7r9t1x4z' })
  entry_id!: string | null;

  @ApiProperty({ example: 'Entry 01kahh5w2c5n8v0m3q7r9t1x4z is not what seal 7 covers.' })
  message!: string;
}

/** What a check of the chain found. */
export class AuditVerificationDto {
  @ApiProperty({ example: true })
  intact!: boolean;

  @ApiProperty({ type: 'integer', example: 42 })
  seals!: number;

  @ApiProperty({ type: 'integer', example: 1203, description: 'Entries that are what was sealed.' })
  entries_verified!: number;

  @ApiProperty({ type: 'integer', example: 0, description: 'Sealed entries dropped when their retention was over.' })
  entries_expired!: number;

  @ApiProperty({ type: 'integer', example: 2, description: 'Entries of the last minute or so, not sealed yet.' })
  entries_waiting!: number;

  @ApiProperty({ type: AuditHeadDto, nullable: true })
  head!: AuditHeadDto | null;

  @ApiProperty({ type: [AuditBreakDto], description: 'The first 50.', example: [] })
  breaks!: AuditBreakDto[];
}

export function viewVerification({ check, unsealed }: ChainReport): AuditVerificationDto {
  return {
    intact: check.breaks.length === 0,
    seals: check.seals,
    entries_verified: check.verified,
    entries_expired: check.expired,
    entries_waiting: unsealed,
    head: check.head === null ? null : viewHead(check.head),
    breaks: check.breaks.map(({ kind, seal, entryId, message }) => ({ kind, seal, entry_id: entryId, message })),
  };
}

function viewHead({ seal, hash, sealedAt }: Seal): AuditHeadDto {
  return { seal, hash, sealed_at: sealedAt };
}
