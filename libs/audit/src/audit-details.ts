import type { Actor } from '@patchbay/platform';

const LONGEST_TEXT = 500;
const MOST_ITEMS = 50;
/** Names that only a mistake would bring here: what is listed is refused, not masked, so that the mistake is seen. */
const SECRET_NAME = /(^|_)(secret|password|passwd|token|api_key|private_key|credential|authorization)$/i;

/** A detail that looks like a secret: a programming mistake, so the change it belongs to fails in its first test. */
export class AuditDetailRefused extends Error {
  override readonly name = 'AuditDetailRefused';
}

/**
 * Details as they are stored: texts, numbers, yes or no, and lists of texts. Objects do not fit, so that a whole request with
 * a secret in it cannot be written down; long texts are cut.
 */
export function auditDetails(details: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(details).map(([name, value]) => [name, detail(name, value)]));
}

function detail(name: string, value: unknown): unknown {
  if (SECRET_NAME.test(name)) throw new AuditDetailRefused(`The audit detail "${name}" is named like a secret.`);
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'string') return value.slice(0, LONGEST_TEXT);
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) {
    return value.slice(0, MOST_ITEMS).map((item: string) => item.slice(0, LONGEST_TEXT));
  }
  throw new AuditDetailRefused(`The audit detail "${name}" is not a text, number, yes or no, or a list of texts.`);
}

/** Who acted, as the log keeps it: a key by its id, never its secret; a person with the address they had then. */
export function auditActor(actor: Actor): Record<string, string | null> {
  if (actor.kind === 'api_key') return { kind: 'api_key', id: actor.keyId, app: actor.app };
  if (actor.kind === 'person') return { kind: 'person', id: actor.personId, email: actor.email };
  return actor.kind === 'system' ? { kind: 'system', name: actor.name } : { kind: 'platform' };
}
