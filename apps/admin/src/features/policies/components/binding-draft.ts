import type { Binding } from '../api/list-bindings.ts';
import type { NewBinding } from '../api/save-binding.ts';

/** An app binding as it is typed. */
export interface BindingDraft {
  readonly app: string;
  readonly slot: string;
  readonly integrationId: string | null;
  /** The connection's, and so the binding's. */
  readonly environment: 'sandbox' | 'production';
  readonly requiredCategory: string;
  readonly requiredCapabilities: readonly string[];
  /** null: everything that the connection has switched on. */
  readonly capabilities: readonly string[] | null;
  /** One on each line. */
  readonly workflows: string;
  readonly name: string;
}

const NEW: BindingDraft = {
  app: '',
  slot: '',
  integrationId: null,
  environment: 'production',
  requiredCategory: '',
  requiredCapabilities: [],
  capabilities: null,
  workflows: '',
  name: '',
};

export function bindingDraftOf(binding: Binding | undefined): BindingDraft {
  if (binding === undefined) return NEW;
  return {
    app: binding.app,
    slot: binding.slot,
    integrationId: binding.integration_id,
    environment: binding.environment,
    requiredCategory: binding.required_category ?? '',
    requiredCapabilities: binding.required_capabilities,
    capabilities: binding.capabilities,
    workflows: binding.workflows.join('\n'),
    name: binding.name ?? '',
  };
}

export function isBindingComplete({ app, slot, integrationId }: BindingDraft): boolean {
  return app.trim() !== '' && slot.trim() !== '' && integrationId !== null;
}

export function bodyOfBinding(draft: BindingDraft): NewBinding {
  return {
    app: draft.app.trim(),
    slot: draft.slot.trim(),
    integration_id: draft.integrationId ?? '',
    environment: draft.environment,
    required_category: draft.requiredCategory === '' ? null : draft.requiredCategory,
    required_capabilities: [...draft.requiredCapabilities],
    capabilities: draft.capabilities === null ? null : [...draft.capabilities],
    workflows: [...new Set(draft.workflows.split('\n').map((line) => line.trim()))].filter((line) => line !== ''),
    name: draft.name.trim() === '' ? null : draft.name.trim(),
  };
}

/** What makes the same binding again, for the undo of a deletion. */
export function bodyOfSavedBinding(binding: Binding): NewBinding {
  const { id: _id, created_at: _createdAt, updated_at: _updatedAt, ...body } = binding;
  return body;
}

/** The bindings of each app in each environment, by name. */
export function byApp(bindings: readonly Binding[]): [key: string, bindings: Binding[]][] {
  const groups = new Map<string, Binding[]>();
  for (const binding of bindings.toSorted((one, other) => one.slot.localeCompare(other.slot))) {
    const key = `${binding.app} ${binding.environment}`;
    groups.set(key, [...(groups.get(key) ?? []), binding]);
  }
  return [...groups].toSorted(([one], [other]) => one.localeCompare(other));
}
