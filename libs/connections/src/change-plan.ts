import { isDeepStrictEqual } from 'node:util';
import type { ProviderDefinition } from '@patchbay/provider-kit';
import { checkConfig, checkMetadata, mergeObject, withoutOwnFields, type JsonObject } from './config-input.ts';
import { destinationOf, UNKNOWN_ORIGIN } from './connection-destination.ts';
import { capabilitiesOf, checkHost, labelOf, uniquenessOf, type NetworkPolicy } from './connection-plan.ts';
import type { ConnectionRow } from './connection.entity.ts';
import {
  mergeCredentials,
  missingCredentials,
  requireSecretsAgain,
  type CredentialChange,
  type HeldCredentials,
} from './credential-input.ts';
import type { Problems } from './problems.ts';

/** The body of PATCH, its shape checked. */
export interface ConnectionPatch {
  readonly credentials?: JsonObject;
  readonly enabled_capabilities?: readonly string[];
  readonly config?: JsonObject;
  readonly metadata?: JsonObject;
  readonly label?: string | null;
}

export interface ChangePlan {
  /** What the request changes, by name; empty: nothing. Credentials as `credentials.auth_token`. */
  readonly fields: readonly string[];
  readonly set: Partial<ConnectionRow>;
  /** Null: credentials stay as they are. */
  readonly credentials: CredentialChange | null;
  readonly origin: string;
  /** Credentials or config changed: what was verified is no longer what is stored. */
  readonly unverified: boolean;
  /** Something a verification is about changed; capabilities too, since they need permissions. */
  readonly setupChanged: boolean;
  /** All required credentials are there. */
  readonly verifiable: boolean;
  /** It had no credentials in the vault and gets some. */
  readonly reconnects: boolean;
}

interface Before {
  readonly row: ConnectionRow;
  readonly held: HeldCredentials;
  readonly patch: ConnectionPatch;
}

/** One part of a patch: what it sets, and the names of what it changes. */
interface Part {
  readonly set: Partial<ConnectionRow>;
  readonly fields: readonly string[];
}

const NOTHING: Part = { set: {}, fields: [] };

/** Reads a patch against what is stored; everything wrong with it lands in `problems`. */
export function planChange(
  provider: ProviderDefinition,
  before: Before,
  policy: NetworkPolicy,
  problems: Problems,
): ChangePlan {
  const { row, held, patch } = before;
  const config = configPart(provider, before, policy, problems);
  const merged = mergeCredentials(provider, held, patch.credentials ?? {}, silentUnless(patch.credentials, problems));
  const origin = destinationOf(provider, { ...row, ...config.set }, policy.network).origin;
  // Without a valid config there is no new host; that the config is not valid is said already.
  if (origin !== UNKNOWN_ORIGIN && origin !== destinationOf(provider, row, policy.network).origin) {
    requireSecretsAgain(provider, held, merged, problems);
  }
  const credentials = credentialsPart(merged);
  const capabilities = capabilitiesPart(provider, before, problems);
  const parts = [
    credentials,
    config,
    capabilities,
    labelPart(provider, before, problems),
    metadataPart(before, problems),
  ];
  const unverified = credentials.fields.length + config.fields.length > 0;
  return {
    fields: parts.flatMap((part) => part.fields),
    set: Object.assign({}, ...parts.map((part) => part.set)) as Partial<ConnectionRow>,
    credentials: credentials.fields.length > 0 ? merged : null,
    origin,
    unverified,
    setupChanged: unverified || capabilities.fields.length > 0,
    verifiable: missingCredentials(provider, merged.open, (name) => isKept(held, merged, name)).length === 0,
    reconnects: held.vaulted.size === 0 && Object.keys(merged.store).length > 0,
  };
}

/** A patch without credentials is not the place to complain about those that a disconnected connection lacks. */
function silentUnless(given: JsonObject | undefined, problems: Problems): Problems {
  return given === undefined ? problems.aside() : problems;
}

function isKept(held: HeldCredentials, change: CredentialChange, name: string): boolean {
  return name in change.store || (held.vaulted.has(name) && !change.drop.includes(name));
}

function credentialsPart(merged: CredentialChange): Part {
  if (merged.changed.length === 0) return NOTHING;
  return {
    set: { publicCredentials: merged.open, openReferences: merged.openReferences },
    fields: merged.changed.map((name) => `credentials.${name}`),
  };
}

function configPart(
  provider: ProviderDefinition,
  { row, patch }: Before,
  policy: NetworkPolicy,
  problems: Problems,
): Part {
  if (patch.config === undefined) return NOTHING;
  const config = mergeObject(row.config, patch.config);
  if (isDeepStrictEqual(config, row.config)) return NOTHING;
  checkConfig(provider, config, problems);
  checkHost(provider, { environment: row.environment, config }, policy, problems);
  return { set: { config }, fields: ['config'] };
}

function capabilitiesPart(provider: ProviderDefinition, { row, patch }: Before, problems: Problems): Part {
  if (patch.enabled_capabilities === undefined) return NOTHING;
  const enabledCapabilities = capabilitiesOf(provider, patch.enabled_capabilities, problems);
  if (isDeepStrictEqual(enabledCapabilities, row.enabledCapabilities)) return NOTHING;
  return { set: { enabledCapabilities }, fields: ['enabled_capabilities'] };
}

function labelPart(provider: ProviderDefinition, { row, patch }: Before, problems: Problems): Part {
  if (patch.label === undefined) return NOTHING;
  const label = labelOf(patch.label, problems);
  if (label === row.label) return NOTHING;
  return { set: { label, uniqueness: uniquenessOf(provider, label) }, fields: ['label'] };
}

function metadataPart({ row, patch }: Before, problems: Problems): Part {
  if (patch.metadata === undefined) return NOTHING;
  const metadata = mergeObject(row.metadata, withoutOwnFields(patch.metadata));
  checkMetadata(metadata, problems);
  return isDeepStrictEqual(metadata, row.metadata) ? NOTHING : { set: { metadata }, fields: ['metadata'] };
}
