import { Injectable } from '@nestjs/common';
import type { CallTarget } from '@patchbay/calls';
import { Catalog } from '@patchbay/catalog';
import { VendorFailure, type ProviderDefinition } from '@patchbay/provider-kit';
import { Vault } from '@patchbay/vault';
import { ConnectionSnapshots } from './connection-snapshot.service.ts';
import type { Destination } from './connection-destination.ts';
import type { ConnectionSnapshot } from './connection.types.ts';

/** What the vault counts an opening of credentials as; verifications are told apart from the daily use. */
export type OpeningPurpose = Parameters<Vault['openCredentials']>[2];

/** Turns a connection into what the outbound pipeline calls. */
@Injectable()
export class ConnectionOpener {
  constructor(
    private readonly catalog: Catalog,
    private readonly snapshots: ConnectionSnapshots,
    private readonly vault: Vault,
  ) {}

  /**
   * Makes no query and throws only for a provider the catalog no longer has; a destination that cannot be used
   * (sandbox off, no test host) surfaces as a failure of the call, not sent.
   */
  open(snapshot: ConnectionSnapshot, purpose: OpeningPurpose = 'call'): CallTarget {
    const provider = this.catalog.require(snapshot.provider);
    const destination = this.snapshots.destination(provider, snapshot);
    return {
      tenantId: snapshot.tenantId,
      connectionId: snapshot.id,
      provider,
      environment: snapshot.environment,
      // The pipeline needs some URL to be built; without a destination the credential below stops the call before it is used.
      baseUrl: destination.ok ? destination.baseUrl : 'https://unreachable.invalid',
      config: parsedConfig(provider, snapshot.config),
      publicCredentials: { ...snapshot.publicCredentials },
      allowPrivate: destination.ok && destination.allowPrivate,
      credential: () => {
        if (!destination.ok) return Promise.reject(unreachable(provider, destination.code));
        return this.vault.openCredentials(snapshot.tenantId, snapshot.id, purpose, destination.origin);
      },
    };
  }
}

/** Stored is what the tenant gave; defaults of settings added later apply here. */
function parsedConfig(provider: ProviderDefinition, config: ConnectionSnapshot['config']): Record<string, unknown> {
  const parsed = provider.config.safeParse(config);
  return parsed.success ? parsed.data : { ...config };
}

type Unusable = Extract<Destination, { ok: false }>['code'];

function unreachable(provider: ProviderDefinition, code: Unusable): VendorFailure {
  const messages: Record<Unusable, string> = {
    sandbox_off:
      'This connection was made for the simulated vendors, which are off. Set PATCHBAY_SANDBOX_PORT, or make a new connection.',
    no_test_host: `${provider.displayName} has no test host of its own. Make the connection while the sandbox is on, or in production.`,
    bad_base_url: 'The config of this connection forms no valid URL. Change it by PATCH.',
  };
  return new VendorFailure({
    class: 'client',
    delivery: 'not_sent',
    code,
    message: messages[code],
    status: null,
    providerCode: null,
    retryAfterMs: null,
    vendorRequestId: null,
  });
}
