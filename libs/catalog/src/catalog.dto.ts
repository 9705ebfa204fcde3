import { ApiProperty } from '@nestjs/swagger';
import { ChoiceFilter, TextFilter } from '@patchbay/platform';
import { AVAILABILITIES, EFFECTS, ENVIRONMENTS, type Availability, type Effect } from '@patchbay/provider-kit';
import { GROUPS, type Group } from './provider-group.ts';

const AUTH_TYPES = ['api_key', 'basic', 'oauth2', 'service_account', 'custom'] as const;

/** Filters of the provider list; all given ones must hold. */
export class ProvidersQuery {
  @TextFilter({ example: 'payments', description: 'A category or a group.' })
  category?: string;

  @TextFilter({ example: 'send_sms', description: 'Name of a capability the provider has, or will have.' })
  capability?: string;

  @ChoiceFilter(AVAILABILITIES, { example: 'available' })
  availability?: Availability;

  @ChoiceFilter(AUTH_TYPES, { example: 'api_key' })
  auth_type?: (typeof AUTH_TYPES)[number];

  @TextFilter({ example: 'sms', description: 'Words to look for in name, category and description.' }, 200)
  q?: string;
}

const CREDENTIAL_SCHEMA = {
  secret_key: {
    type: 'string',
    label: 'Secret key',
    sensitive: true,
    required: true,
    pattern: '^(sk|rk)_[A-Za-z0-9_]+$',
  },
};

/** A provider as the catalog shows it. */
export class ProviderDto {
  @ApiProperty({ example: 'stripe' })
  name!: string;

  @ApiProperty({ example: 'stripe' })
  slug!: string;

  @ApiProperty({ example: 'Stripe' })
  display_name!: string;

  @ApiProperty({ example: 'Card and other online payments, refunds and payment status through your Stripe account.' })
  description!: string;

  @ApiProperty({ example: 'payments' })
  category!: string;

  @ApiProperty({ enum: GROUPS, example: 'payment' })
  group!: Group;

  @ApiProperty({ type: String, nullable: true, example: 'https://stripe.com' })
  provider_url!: string | null;

  @ApiProperty({ example: 'http://127.0.0.1:3000/api/v1/integrations/providers/stripe/logo.svg' })
  provider_logo!: string;

  @ApiProperty({ enum: AVAILABILITIES, example: 'available' })
  availability!: Availability;

  @ApiProperty({ example: true })
  featured!: boolean;

  @ApiProperty({ type: [String], enum: AUTH_TYPES, example: ['api_key'] })
  auth_types!: readonly string[];

  @ApiProperty({ type: [String], example: [] })
  oauth_scopes!: readonly string[];

  @ApiProperty({ type: [String], example: ['A Stripe account'] })
  requirements!: readonly string[];

  @ApiProperty({ type: [String], example: ['initiate_payment', 'process_refund', 'verify_payment'] })
  capabilities!: readonly string[];

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'object', additionalProperties: true },
    description:
      'Fields of `credentials` by name: type, label, sensitive, required and, where known, pattern and help.',
    example: CREDENTIAL_SCHEMA,
  })
  credential_schema!: object;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'JSON Schema of `config`.',
    example: { type: 'object', properties: {}, additionalProperties: false },
  })
  config_schema!: object;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'https://api.stripe.com',
    description: 'null: the tenant gives it in config.',
  })
  api_base_url!: string | null;

  @ApiProperty({ example: false, description: 'Whether the hub takes webhooks of this provider.' })
  webhook_support!: boolean;

  @ApiProperty({ type: [String], example: [] })
  sync_streams!: readonly string[];

  @ApiProperty({ type: [String], enum: ENVIRONMENTS, example: ['sandbox', 'production'] })
  environments!: readonly string[];

  @ApiProperty({ example: false, description: 'Several connections per environment, told apart by label.' })
  multiple!: boolean;

  @ApiProperty({ example: false, description: 'Whether this tenant has a connection to it.' })
  is_configured!: boolean;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '2026-11-21',
    description: 'Day the facts were checked; null while it is planned.',
  })
  validated_on!: string | null;
}

/** What a provider does for a tenant, in words. */
export class PowerDto {
  @ApiProperty({ example: 'send_sms', description: 'Name of the capability.' })
  name!: string;

  @ApiProperty({ example: 'Send an SMS' })
  title!: string;

  @ApiProperty({ example: 'Sends one text message to one phone number.' })
  description!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    enum: [...EFFECTS, null],
    example: 'opaque',
    description: 'What is known of repeating it; null while the provider is planned.',
  })
  effect!: Effect | null;
}

/** What the page of a provider says besides its catalog entry. */
export class ProviderGuideDto {
  @ApiProperty({ type: [PowerDto], description: 'What the provider powers; planned capabilities have no words yet.' })
  powers!: readonly PowerDto[];

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'https://docs.stripe.com/api/idempotent_requests',
    description: "A page of the vendor's documentation; null: none is known, see `provider_url`.",
  })
  docs_url!: string | null;

  @ApiProperty({
    type: [String],
    example: [],
    description: 'What the vendor is asked to permit; API keys carry their own.',
  })
  permissions!: readonly string[];
}

/** A capability as the catalog shows it. */
export class CapabilityDto {
  @ApiProperty({ example: 'send_sms' })
  name!: string;

  @ApiProperty({ example: 'Send an SMS' })
  title!: string;

  @ApiProperty({ example: 'Sends one text message to one phone number.' })
  description!: string;

  @ApiProperty({ example: 1, description: 'Raised when the schemas change in a way an old caller would notice.' })
  version!: number;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'JSON Schema of `input`.',
    example: { type: 'object', properties: { to: { type: 'string' } } },
  })
  input!: object;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'JSON Schema of `result`.',
    example: { type: 'object', properties: { message_id: { type: 'string' } } },
  })
  output!: object;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', enum: [...EFFECTS] },
    description: 'By provider: what is known of repeating it. Where it depends on the input, the most careful one.',
    example: { twilio: 'opaque' },
  })
  effect!: Record<string, Effect>;

  @ApiProperty({
    example: false,
    description: 'Whether a person must approve each use, unless a policy that names the capability allows it.',
  })
  requires_approval!: boolean;

  @ApiProperty({ type: [String], example: ['twilio', 'plivo'], description: 'Empty while none can be connected.' })
  providers!: readonly string[];
}
