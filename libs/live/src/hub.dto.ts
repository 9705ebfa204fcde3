import { ApiProperty } from '@nestjs/swagger';

/** What a client of this hub may want to know of it; nothing secret. */
export class HubDto {
  @ApiProperty({ example: '0.1.0' })
  readonly version!: string;

  @ApiProperty({ example: 'http://127.0.0.1:3000', description: 'Base of the URLs the hub hands out.' })
  readonly public_url!: string;

  @ApiProperty({ example: false, description: 'Whether it runs in production mode.' })
  readonly production!: boolean;

  @ApiProperty({
    type: 'string',
    nullable: true,
    example: 'http://127.0.0.1:3100/',
    description: 'Page of the simulated vendors; null: they are off, and `sandbox` needs a vendor with a test host.',
  })
  readonly sandbox_url!: string | null;

  @ApiProperty({ example: true, description: 'Whether invitations and alerts are sent by e-mail.' })
  readonly mail_configured!: boolean;

  @ApiProperty({ type: [String], example: ['github'], description: 'Providers the team has an OAuth app for.' })
  readonly oauth_apps!: readonly string[];

  @ApiProperty({ type: [String], example: ['PATCHBAY_SECRET_'], description: 'What `env://` references may name.' })
  readonly secret_env_prefixes!: readonly string[];

  @ApiProperty({
    type: 'object',
    properties: {
      operations: { type: 'integer' },
      vendor_calls: { type: 'integer' },
      health_history: { type: 'integer' },
      audit_log: { type: 'integer' },
    },
    example: { operations: 90, vendor_calls: 14, health_history: 30, audit_log: 365 },
    description: 'Days that things are kept.',
  })
  readonly retention_days!: object;
}
