import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IfGiven } from '@patchbay/platform';
import type { KnownSession, PersonRole } from '@patchbay/platform';
import { Transform } from 'class-transformer';
import { IsEmail, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { PERSON_ROLES } from './member-rules.ts';
import { normaliseEmail } from './password-rules.ts';
import type { ListedSession } from './session.repository.ts';

const LONGEST_NAME = 200;
/** More is refused before it is looked at; the rule itself counts characters. */
const LONGEST_PASSWORD_TEXT = 1024;

export const EMAIL_EXAMPLE = 'ada@acme.example';
const PASSWORD_EXAMPLE = 'correct horse battery';
const TOKEN_EXAMPLE = 'Zx3nQ0mR4tX9wLkEoZ2vBnHc6yUj1aDfGi8pSxKqTrY';

/** Trims and lower-cases what is a text; everything else is left to the rules. */
export function IsAddress(): PropertyDecorator {
  return (target, property) => {
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? normaliseEmail(value) : value))(
      target,
      property,
    );
    IsEmail({}, { message: 'Give an e-mail address.' })(target, property);
    MaxLength(320)(target, property);
  };
}

/** Body of POST /api/v1/auth/setup. */
export class SetupDto {
  @ApiProperty({ example: TOKEN_EXAMPLE, description: 'Of the link the hub printed when it started.' })
  @IsString()
  @MaxLength(200)
  token!: string;

  @ApiProperty({ example: EMAIL_EXAMPLE, maxLength: 320 })
  @IsAddress()
  email!: string;

  @ApiProperty({ example: 'Ada Lovelace', maxLength: LONGEST_NAME })
  @IsString()
  @Matches(/\S/, { message: 'Give a name.' })
  @MaxLength(LONGEST_NAME)
  name!: string;

  @ApiProperty({ example: PASSWORD_EXAMPLE, description: '12 to 256 characters; 10 if it is not a common password.' })
  @IsString()
  @MaxLength(LONGEST_PASSWORD_TEXT)
  password!: string;
}

/** Body of POST /api/v1/auth/login. */
export class LoginDto {
  @ApiProperty({ example: EMAIL_EXAMPLE, maxLength: 320 })
  @IsString()
  @MaxLength(320)
  email!: string;

  @ApiProperty({ example: PASSWORD_EXAMPLE })
  @IsString()
  @MaxLength(LONGEST_PASSWORD_TEXT)
  password!: string;
}

/** Body of POST /api/v1/auth/invitations/{token}. */
export class AcceptInvitationDto {
  @ApiPropertyOptional({
    example: 'Grace Hopper',
    maxLength: LONGEST_NAME,
    description: 'Of somebody new to this hub.',
  })
  @IfGiven()
  @IsString()
  @Matches(/\S/, { message: 'Give a name.' })
  @MaxLength(LONGEST_NAME)
  name?: string;

  @ApiPropertyOptional({
    example: PASSWORD_EXAMPLE,
    description: 'A new one, or that of the account with this address; not needed when signed in to it.',
  })
  @IfGiven()
  @IsString()
  @MaxLength(LONGEST_PASSWORD_TEXT)
  password?: string;
}

/** Body of POST /api/v1/auth/password-resets/{token}. */
export class ResetPasswordDto {
  @ApiProperty({ example: 'a staple nobody knows', description: '12 to 256 characters; 10 if it is not a common one.' })
  @IsString()
  @MaxLength(LONGEST_PASSWORD_TEXT)
  password!: string;
}

/** Whose password a link resets. */
export class PasswordResetDto {
  @ApiProperty({ example: EMAIL_EXAMPLE })
  email!: string;
}

/** Body of PATCH /api/v1/auth/profile. */
export class ProfileDto {
  @ApiPropertyOptional({ example: 'Ada King', maxLength: LONGEST_NAME })
  @IfGiven()
  @IsString()
  @Matches(/\S/, { message: 'Give a name.' })
  @MaxLength(LONGEST_NAME)
  name?: string;
}

/** Body of POST /api/v1/auth/password. */
export class ChangePasswordDto {
  @ApiProperty({ example: PASSWORD_EXAMPLE })
  @IsString()
  @MinLength(1)
  @MaxLength(LONGEST_PASSWORD_TEXT)
  current_password!: string;

  @ApiProperty({ example: 'a staple nobody knows', description: '12 to 256 characters; 10 if it is not a common one.' })
  @IsString()
  @MaxLength(LONGEST_PASSWORD_TEXT)
  new_password!: string;
}

/** Whether the first person is still to be created. */
export class SetupStateDto {
  @ApiProperty({ example: false })
  needed!: boolean;
}

/** Somebody who signs in. */
export class PersonDto {
  @ApiProperty({ example: '01kahh5w2c5n8v0m3q7r9t1x4z' })
  id!: string;

  @ApiProperty({ example: EMAIL_EXAMPLE })
  email!: string;

  @ApiProperty({ example: 'Ada Lovelace' })
  name!: string;
}

/** A tenant the person works in. */
export class PersonTenantDto {
  @ApiProperty({ example: '01kahh5w2c5n8v0m3q7r9t1x50' })
  id!: string;

  @ApiProperty({ example: 'default' })
  slug!: string;

  @ApiProperty({ example: 'Default' })
  name!: string;

  @ApiProperty({ enum: PERSON_ROLES, example: 'owner' })
  role!: PersonRole;
}

/** Who is signed in, and what their pages need. */
export class SessionDto {
  @ApiProperty({ type: PersonDto })
  person!: PersonDto;

  @ApiProperty({
    example: 'k3JcX0mR4tX9wLkEoZ2vBnHc6yUj1aDfGi8pSxKqTrY',
    description: 'Sent with every write of this session, in the header X-CSRF-Token.',
  })
  csrf_token!: string;

  @ApiProperty({ type: [PersonTenantDto] })
  tenants!: PersonTenantDto[];
}

/** A browser that is signed in. */
export class SessionListItemDto {
  @ApiProperty({ example: '01kahh5w2c5n8v0m3q7r9t1x51' })
  id!: string;

  @ApiProperty({ example: true, description: 'The one that asks.' })
  current!: boolean;

  @ApiProperty({ example: '203.0.113.9', description: 'Where it signed in from.' })
  address!: string;

  @ApiProperty({ example: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' })
  user_agent!: string;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-11-21T12:00:00.000Z' })
  created_at!: Date;

  @ApiProperty({
    type: String,
    format: 'date-time',
    example: '2026-11-21T12:30:00.000Z',
    description: 'Within a minute.',
  })
  last_seen_at!: Date;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-12-21T12:00:00.000Z' })
  expires_at!: Date;
}

/** How many sessions ended. */
export class SignedOutDto {
  @ApiProperty({ type: 'integer', example: 3 })
  sessions_ended!: number;
}

export function viewSession(session: KnownSession): SessionDto {
  return {
    person: { id: session.personId, email: session.email, name: session.name },
    csrf_token: session.csrfToken,
    tenants: session.memberships.map(({ tenantId, slug, name, role }) => ({ id: tenantId, slug, name, role })),
  };
}

export function viewListedSession(session: ListedSession, currentId: string): SessionListItemDto {
  return {
    id: session.id,
    current: session.id === currentId,
    address: session.address,
    user_agent: session.userAgent,
    created_at: session.createdAt,
    last_seen_at: session.lastSeenAt,
    expires_at: session.expiresAt,
  };
}
