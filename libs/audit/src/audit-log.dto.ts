import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { CursorQuery, InstantFilter, instantOf, TextFilter } from '@patchbay/platform';
import type { AuditEntryEntity } from './audit-entry.entity.ts';
import type { AuditCriteria } from './audit-entry.repository.ts';

/** Query of GET /api/v1/audit-log/export. */
export class AuditExportQuery {
  @TextFilter({ example: 'api_key', description: 'Kind of actor: api_key, person or system.' }, 50)
  actor_kind?: string;

  @TextFilter({ example: '01kahh5w2c5n8v0m3q7r9t1x4y', description: 'Of the key or person.' }, 200)
  actor_id?: string;

  @TextFilter({ example: 'api_key.created' })
  action?: string;

  @TextFilter({ example: 'api_key' })
  subject_type?: string;

  @TextFilter({ example: '01kahh5w2c5n8v0m3q7r9t1x4z' }, 200)
  subject_id?: string;

  @InstantFilter({ example: '2026-11-01T00:00:00Z', description: 'From this time on.' })
  from?: string;

  @InstantFilter({ example: '2026-12-01T00:00:00Z', description: 'Before this time.' })
  to?: string;
}

/** Query of GET /api/v1/audit-log. */
export class AuditLogQuery extends IntersectionType(CursorQuery, AuditExportQuery) {}

/** An entry as answers show it. */
export class AuditEntryDto {
  @ApiProperty({ example: '01kahh5w2c5n8v0m3q7r9t1x4z' })
  id!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: { kind: 'api_key', id: '01kahh5w2c5n8v0m3q7r9t1x4y', app: null },
  })
  actor!: Record<string, unknown>;

  @ApiProperty({ example: 'api_key.created' })
  action!: string;

  @ApiProperty({ example: 'api_key' })
  subject_type!: string;

  @ApiProperty({ example: '01kahh5w2c5n8v0m3q7r9t1x50' })
  subject_id!: string;

  @ApiProperty({ example: '01kahh5w2c5n8v0m3q7r9t1x51' })
  request_id!: string;

  @ApiProperty({ type: 'object', additionalProperties: true, example: { name: 'Order service' } })
  details!: Record<string, unknown>;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-11-21T12:00:00.000Z' })
  created_at!: Date;
}

/** What there are entries of: values for the filters. */
export class AuditKindsDto {
  @ApiProperty({ type: [String], example: ['api_key.created', 'api_key.revoked', 'integration.created'] })
  actions!: readonly string[];

  @ApiProperty({ type: [String], example: ['api_key', 'integration'] })
  subject_types!: readonly string[];
}

export function viewAuditEntry(entry: AuditEntryEntity): AuditEntryDto {
  return {
    id: entry.id,
    actor: entry.actor,
    action: entry.action,
    subject_type: entry.subjectType,
    subject_id: entry.subjectId,
    request_id: entry.requestId,
    details: entry.details,
    created_at: entry.createdAt,
  };
}

/** What the query asks for. */
export function criteriaOf(query: AuditExportQuery): AuditCriteria {
  return {
    actorKind: query.actor_kind,
    actorId: query.actor_id,
    action: query.action,
    subjectType: query.subject_type,
    subjectId: query.subject_id,
    from: instantOf(query.from),
    to: instantOf(query.to),
  };
}
