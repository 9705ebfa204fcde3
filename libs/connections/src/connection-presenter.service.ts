import { Inject, Injectable } from '@nestjs/common';
import { Catalog } from '@patchbay/catalog';
import { SETTINGS, type Settings } from '@patchbay/platform';
import type { ProviderDefinition } from '@patchbay/provider-kit';
import type { Vaulted } from './connection-credentials.service.ts';
import type { ConnectionRow } from './connection.entity.ts';
import type { ConnectionView, HealthView } from './connection.views.ts';

/** Puts connections into the words of the API. */
@Injectable()
export class ConnectionPresenter {
  private readonly publicUrl: string;

  constructor(
    @Inject(SETTINGS) settings: Settings,
    private readonly catalog: Catalog,
  ) {
    this.publicUrl = settings.publicUrl;
  }

  displayName(row: ConnectionRow): string {
    return this.catalog.provider(row.provider)?.displayName ?? row.provider;
  }

  present(row: ConnectionRow, vaulted: Vaulted): ConnectionView {
    const provider = this.catalog.provider(row.provider);
    return {
      id: row.id,
      provider: row.provider,
      display_name: this.displayName(row),
      category: provider?.category ?? 'custom',
      label: row.label,
      environment: row.environment,
      auth_type: row.authType,
      status: row.status,
      health: healthView(row),
      enabled_capabilities: row.enabledCapabilities,
      credentials: credentialsView(provider, row, vaulted),
      credential_references: referencesView(vaulted),
      config: row.config,
      metadata:
        row.verificationError === null ? row.metadata : { ...row.metadata, verification_error: row.verificationError },
      webhook_url: `${this.publicUrl}/webhooks/${row.provider}/${row.webhookToken}`,
      verified_at: row.verifiedAt?.toISOString() ?? null,
      created_at: row.createdAt.toISOString(),
      updated_at: row.updatedAt.toISOString(),
    };
  }
}

export function healthView(row: ConnectionRow): HealthView {
  return {
    state: row.healthState,
    reason: row.healthReason,
    code: row.healthCode,
    since: row.healthSince.toISOString(),
    checked_at: row.healthCheckedAt?.toISOString() ?? null,
    latency_ms: row.healthLatencyMs,
  };
}

/** Open values as they are; null for what the vault keeps, and for required secrets even while there is none. */
function credentialsView(
  provider: ProviderDefinition | undefined,
  row: ConnectionRow,
  vaulted: Vaulted,
): Record<string, string | null> {
  const secrets = Object.entries(provider?.credentials ?? {})
    .filter(([name, field]) => Object.hasOwn(vaulted, name) || (field.sensitive && field.required))
    .map(([name]) => [name, null] as const);
  return { ...row.publicCredentials, ...Object.fromEntries(secrets) };
}

function referencesView(vaulted: Vaulted): Record<string, string> {
  const references: Record<string, string> = {};
  for (const [field, { reference }] of Object.entries(vaulted)) if (reference !== null) references[field] = reference;
  return references;
}
