import type { References } from '../../api/get-references.ts';

/** A routing rule that names a connection. */
export interface AffectedRule {
  readonly id: string;
  readonly name: string | null;
  readonly capability: string;
  /** The connection serves only when the rule's first one does not. */
  readonly isFallback: boolean;
  readonly fallbackId: string | null;
}

/** An app that may use the connection under a name of its own. */
export interface AffectedBinding {
  readonly id: string;
  readonly app: string;
  readonly slot: string;
}

export interface Affected {
  readonly rules: readonly AffectedRule[];
  readonly bindings: readonly AffectedBinding[];
  /** In the hub's words: of what this page knows no more. */
  readonly others: readonly string[];
}

type Reference = References['references'][number];

/** The records that name a connection, by kind. */
export function affectedBy(references: readonly Reference[]): Affected {
  const of = (type: string) => references.filter((one): one is Reference & { id: string } => isOf(one, type));
  return {
    rules: of('routing_rule').map(ruleOf),
    bindings: of('app_binding').map(({ id, details }) => {
      const { app, slot } = details as { app: string; slot: string };
      return { id, app, slot };
    }),
    others: references.filter((one) => !isOf(one, 'routing_rule') && !isOf(one, 'app_binding')).map(({ text }) => text),
  };
}

function isOf({ id, type }: Reference, wanted: string): boolean {
  return id !== null && type === wanted;
}

interface RuleDetails {
  readonly name: string | null;
  readonly capability: string;
  readonly role: 'first' | 'fallback';
  readonly fallback_integration_id: string | null;
}

function ruleOf({ id, details }: { id: string; details: object }): AffectedRule {
  const { name, capability, role, fallback_integration_id: fallbackId } = details as RuleDetails;
  return { id, name, capability, isFallback: role === 'fallback', fallbackId };
}
