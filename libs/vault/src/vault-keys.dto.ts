import { ApiProperty } from '@nestjs/swagger';
import { TENANT_KEY_PURPOSES } from './vault-key.repository.ts';

/** One version of a tenant's key; never its material. */
export class TenantKeyDto {
  @ApiProperty({
    enum: TENANT_KEY_PURPOSES,
    example: 'data',
    description:
      'data closes the keys of connections, fingerprint recognises request bodies, payload seals the inputs of workflow runs.',
  })
  purpose!: string;

  @ApiProperty({ type: 'integer', example: 1 })
  version!: number;

  @ApiProperty({ example: 'local', description: 'Which master key closes this one.' })
  master_key_id!: string;

  @ApiProperty({ example: true, description: 'Whether that is the current master key.' })
  current_master_key!: boolean;

  @ApiProperty({ enum: ['in_use', 'retired', 'shredded'], example: 'in_use' })
  state!: string;

  @ApiProperty({ example: false, description: 'Set aside by a rotation because no key opens it.' })
  unreadable!: boolean;

  @ApiProperty({ type: 'integer', example: 4, description: 'Keys of connections it closes.' })
  connection_keys!: number;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-11-21T12:00:00.000Z' })
  created_at!: Date;
}

/** The tenant's keys, and what they protect. */
export class VaultKeysDto {
  @ApiProperty({ type: [TenantKeyDto] })
  tenant_keys!: TenantKeyDto[];

  @ApiProperty({ type: 'integer', example: 3, description: 'Connections that have a key.' })
  connections!: number;

  @ApiProperty({ type: 'integer', example: 4 })
  connection_keys!: number;

  @ApiProperty({ type: 'integer', example: 5 })
  credentials!: number;

  @ApiProperty({
    type: 'integer',
    example: 1,
    description: 'Credentials that are references to secrets kept elsewhere.',
  })
  references!: number;

  @ApiProperty({ type: 'integer', example: 0, description: 'Keys of connections and credentials that no key opens.' })
  unreadable!: number;
}
