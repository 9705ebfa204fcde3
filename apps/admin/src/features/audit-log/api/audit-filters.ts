/** What the page's address holds; '' is any. */
export interface AuditFilters {
  /** `person:<id>`, `api_key:<id>`, or a kind alone: `system`. */
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  /** The id of the one thing it is about. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/** The filters as the hub's query takes them. */
export function auditQueryOf({ actor, action, subject, id, from, to }: AuditFilters) {
  const [kind = '', actorId = ''] = actor.split(':');
  return {
    ...(kind === '' ? {} : { actor_kind: kind }),
    ...(actorId === '' ? {} : { actor_id: actorId }),
    ...(action === '' ? {} : { action }),
    ...(subject === '' ? {} : { subject_type: subject }),
    ...(id === '' ? {} : { subject_id: id }),
    ...(from === '' ? {} : { from }),
    ...(to === '' ? {} : { to }),
  };
}
