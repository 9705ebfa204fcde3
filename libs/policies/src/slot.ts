import type { CatalogFacts } from './catalog-facts.ts';
import type { JudgedConnection } from './verdict.ts';

/** What an app asks of the connection that fills one of its slots. */
export interface Slot {
  /** A category of the catalog; null: any. */
  readonly requiredCategory: string | null;
  readonly requiredCapabilities: readonly string[];
}

/** Why a connection does not fill a slot; null when it does. The same when a binding is saved and at each call. */
export function slotProblem(
  slot: Slot,
  connection: JudgedConnection,
  facts: Pick<CatalogFacts, 'categoryOf'>,
): 'category' | 'capabilities' | null {
  if (slot.requiredCategory !== null && facts.categoryOf(connection.provider) !== slot.requiredCategory) {
    return 'category';
  }
  for (const capability of slot.requiredCapabilities) {
    if (!connection.enabledCapabilities.includes(capability)) return 'capabilities';
  }
  return null;
}
