import { ApiProperty, OmitType } from '@nestjs/swagger';
import type { PersonRole } from '@patchbay/platform';
import { IsIn } from 'class-validator';
import { EMAIL_EXAMPLE, IsAddress } from './auth.dto.ts';
import { PERSON_ROLES } from './member-rules.ts';
import type { InvitationRow, MemberRow } from './member.repository.ts';

const ROLE_RULE = { message: 'Give owner, admin or viewer.' };

/** Body of POST /api/v1/members. */
export class InviteDto {
  @ApiProperty({ example: 'grace@acme.example', maxLength: 320 })
  @IsAddress()
  email!: string;

  @ApiProperty({ enum: PERSON_ROLES, example: 'admin' })
  @IsIn(PERSON_ROLES, ROLE_RULE)
  role!: PersonRole;
}

/** Body of PATCH /api/v1/members/{id}. */
export class ChangeRoleDto {
  @ApiProperty({ enum: PERSON_ROLES, example: 'viewer' })
  @IsIn(PERSON_ROLES, ROLE_RULE)
  role!: PersonRole;
}

/** A person who works in the tenant. */
export class MemberDto {
  @ApiProperty({ example: '01kahh5w2c5n8v0m3q7r9t1x4z', description: 'Of the person.' })
  id!: string;

  @ApiProperty({ example: EMAIL_EXAMPLE })
  email!: string;

  @ApiProperty({ example: 'Ada Lovelace' })
  name!: string;

  @ApiProperty({ enum: PERSON_ROLES, example: 'owner' })
  role!: PersonRole;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-11-21T12:00:00.000Z' })
  joined_at!: Date;
}

/** An invitation somebody was sent. */
export class InvitationDto {
  @ApiProperty({ example: '01kahh5w2c5n8v0m3q7r9t1x52' })
  id!: string;

  @ApiProperty({ example: 'grace@acme.example' })
  email!: string;

  @ApiProperty({ enum: PERSON_ROLES, example: 'admin' })
  role!: PersonRole;

  @ApiProperty({ example: 'person:01kahh5w2c5n8v0m3q7r9t1x4z' })
  invited_by!: string;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-11-21T12:00:00.000Z' })
  created_at!: Date;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-11-28T12:00:00.000Z' })
  expires_at!: Date;

  @ApiProperty({ example: false, description: 'It can be accepted no more; invite again.' })
  expired!: boolean;
}

/** An invitation just made, with its link. */
export class IssuedInvitationDto extends OmitType(InvitationDto, ['expired']) {
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'https://hub.acme.example/invitation?token=Zx3nQ0mR4tX9wLkEoZ2vBnHc6yUj1aDfGi8pSxKqTrY',
    description: 'For whoever is invited. Shown once; null when the answer is replayed.',
  })
  invitation_url!: string | null;

  @ApiProperty({ example: false, description: 'Whether a link is e-mailed as well; false without SMTP_URL.' })
  emailed!: boolean;
}

/** What an invitation is to, for the person who holds its link. */
export class InvitationOfferDto {
  @ApiProperty({
    type: 'object',
    properties: { slug: { type: 'string' }, name: { type: 'string' } },
    example: { slug: 'default', name: 'Default' },
  })
  tenant!: { slug: string; name: string };

  @ApiProperty({ example: 'grace@acme.example' })
  email!: string;

  @ApiProperty({ enum: PERSON_ROLES, example: 'admin' })
  role!: PersonRole;

  @ApiProperty({
    example: false,
    description: 'Whether somebody has an account with this address: its password is needed.',
  })
  has_account!: boolean;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-11-28T12:00:00.000Z' })
  expires_at!: Date;
}

export function viewMember(row: MemberRow): MemberDto {
  return { id: row.id, email: row.email, name: row.name, role: row.role, joined_at: row.joinedAt };
}

export function viewIssuedInvitation(row: InvitationRow): Omit<IssuedInvitationDto, 'invitation_url' | 'emailed'> {
  return {
    id: row.id,
    email: row.email,
    role: row.role,
    invited_by: row.invitedBy,
    created_at: row.createdAt,
    expires_at: row.expiresAt,
  };
}

export function viewInvitation(row: InvitationRow, now: Date): InvitationDto {
  return { ...viewIssuedInvitation(row), expired: row.expiresAt <= now };
}
