import { isDeepStrictEqual } from 'node:util';
import type { ProviderDefinition } from '@patchbay/provider-kit';
import { checkConfig, checkMetadata, mergeObject, withoutOwnFields, type JsonObject } from './config-input.ts';
import { destinationOf, type Network } from './connection-destination.ts';
import { capabilitiesOf, checkHost, labelOf, uniquenessOf, type RefuseHost } from './connection-plan.ts';
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

/** Reads a patch against what is stored; everything wrong with it lands in `problems`. */
export function planChange(
  provider: ProviderDefinition,
  before: Before,
  network: Network,
  refuseHost: RefuseHost,
  problems: Problems,
): ChangePlan {
  const { row, held, patch } = before;
  const config = patch.config === undefined ? row.config : mergeObject(row.config, patch.config);
  const configChanged = !isDeepStrictEqual(config, row.config);
  if (configChanged) {
    checkConfig(provider, config, problems);
    checkHost(provider, { environment: row.environment, config }, network, refuseHost, problems);
  }
  const origin = destinationOf(provider, { ...row, config }, network).origin;
  const credentials = credentialsOf(provider, before, problems);
  if (origin !== destinationOf(provider, row, network).origin) {
    requireSecretsAgain(provider, held, credentials ?? KEEP(held), problems);
  }
  const others = othersOf(provider, before, problems);
  const credentialFields = (credentials?.changed ?? []).map((name) => `credentials.${name}`);
  const unverified = credentialFields.length > 0 || configChanged;
  const isVaulted = (name: string): boolean => keeps(held, credentials, name);
  return {
    fields: [...credentialFields, ...(configChanged ? ['config'] : []), ...others.fields],
    set: {
      ...others.set,
      ...(configChanged ? { config } : {}),
      ...(credentials === null ? {} : { publicCredentials: credentials.open }),
    },
    credentials: credentialFields.length > 0 ? credentials : null,
    origin,
    unverified,
    setupChanged: unverified || others.fields.includes('enabled_capabilities'),
    verifiable: missingCredentials(provider, credentials?.open ?? held.open, isVaulted).length === 0,
    reconnects: held.vaulted.size === 0 && Object.keys(credentials?.store ?? {}).length > 0,
  };
}

const KEEP = (held: HeldCredentials): CredentialChange => ({ open: held.open, store: {}, drop: [], changed: [] });

function credentialsOf(
  provider: ProviderDefinition,
  { held, patch }: Before,
  problems: Problems,
): CredentialChange | null {
  return patch.credentials === undefined ? null : mergeCredentials(provider, held, patch.credentials, problems);
}

function keeps(held: HeldCredentials, change: CredentialChange | null, name: string): boolean {
  if (change === null) return held.vaulted.has(name);
  return name in change.store || (held.vaulted.has(name) && !change.drop.includes(name));
}

/** Label, metadata and capabilities: changes that leave what was verified as it is. */
function othersOf(
  provider: ProviderDefinition,
  { row, patch }: Before,
  problems: Problems,
): { set: Partial<ConnectionRow>; fields: string[] } {
  const set: { -readonly [Field in keyof ConnectionRow]?: ConnectionRow[Field] } = {};
  if (patch.label !== undefined) set.label = labelOf(patch.label, problems);
  if (patch.metadata !== undefined) {
    set.metadata = mergeObject(row.metadata, withoutOwnFields(patch.metadata));
    checkMetadata(set.metadata, problems);
  }
  if (patch.enabled_capabilities !== undefined) {
    set.enabledCapabilities = capabilitiesOf(provider, patch.enabled_capabilities, problems);
  }
  const names = { label: 'label', metadata: 'metadata', enabledCapabilities: 'enabled_capabilities' } as const;
  const fields = (Object.keys(names) as (keyof typeof names)[])
    .filter((key) => key in set && !isDeepStrictEqual(set[key], row[key]))
    .map((key) => names[key]);
  if (set.label !== undefined) set.uniqueness = uniquenessOf(provider, set.label);
  return { set, fields };
}
