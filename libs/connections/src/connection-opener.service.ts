import { Injectable } from '@nestjs/common';
import type { CallTarget } from '@patchbay/calls';
import { Catalog } from '@patchbay/catalog';
import { VendorFailure, type FailureClass, type ProviderDefinition } from '@patchbay/provider-kit';
import { Vault, VaultError } from '@patchbay/vault';
import { ConnectionNetwork } from './connection-network.service.ts';
import { snapshotOf } from './connection-snapshot.ts';
import type { Destination } from './connection-destination.ts';
import type { ConnectionRow } from './connection.entity.ts';
import type { ConnectionSnapshot } from './connection.types.ts';

/** What the vault counts an opening of credentials as; verifications are told apart from the daily use. */
export type OpeningPurpose = Parameters<Vault['openCredentials']>[2];

/** Hears of connections whose credentials cannot be read. */
export type UnreadableListener = (tenantId: string, connectionId: string) => void;

/** Turns a connection into what the outbound pipeline calls. */
@Injectable()
export class ConnectionOpener {
  /** A snapshot never changes, so its target is made once: the hot path parses no config and no URL. */
  private readonly targets = new WeakMap<ConnectionSnapshot, CallTarget>();
  private unreadable: UnreadableListener = () => undefined;

  constructor(
    private readonly catalog: Catalog,
    private readonly network: ConnectionNetwork,
    private readonly vault: Vault,
  ) {}

  /** Told when a call finds its credential unusable: no vendor was asked, so nobody else would notice. */
  whenUnreadable(listener: UnreadableListener): void {
    this.unreadable = listener;
  }

  /** The same from a row just read, past the directory's cache: verifications look at what is stored now. */
  openRow(row: ConnectionRow, purpose: OpeningPurpose): CallTarget {
    return this.target(snapshotOf(row), purpose);
  }

  /**
   * Makes no query and throws only for a provider the catalog no longer has; a destination that cannot be used
   * (sandbox off, no test host) surfaces as a failure of the call, not sent.
   */
  open(snapshot: ConnectionSnapshot): CallTarget {
    let target = this.targets.get(snapshot);
    if (target === undefined) {
      target = this.target(snapshot, 'call');
      this.targets.set(snapshot, target);
    }
    return target;
  }

  private target(snapshot: ConnectionSnapshot, purpose: OpeningPurpose): CallTarget {
    const provider = this.catalog.require(snapshot.provider);
    const destination = this.network.destination(provider, snapshot);
    return {
      tenantId: snapshot.tenantId,
      connectionId: snapshot.id,
      provider,
      environment: snapshot.environment,
      // The pipeline needs some URL to be built; without a destination the credential below stops the call before it is used.
      baseUrl: destination.ok ? destination.baseUrl : 'https://unreachable.invalid',
      config: parsedConfig(provider, snapshot.config),
      rateLimit: snapshot.rateLimit,
      publicCredentials: { ...snapshot.publicCredentials },
      ...(snapshot.openReferences.length === 0 ? {} : { openReferences: snapshot.openReferences }),
      allowPrivate: destination.ok && destination.allowPrivate,
      credential: async () => {
        if (!destination.ok) throw unreachable(provider, destination.code);
        try {
          return await this.vault.openCredentials(snapshot.tenantId, snapshot.id, purpose, destination.origin);
        } catch (error) {
          if (!(error instanceof VaultError)) throw error;
          const failure = asFailure(error);
          if (purpose === 'call' && failure.detail.class === 'auth') this.unreadable(snapshot.tenantId, snapshot.id);
          throw failure;
        }
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
  return notSent('client', code, messages[code]);
}

/**
 * A secret manager that does not answer is a passing fault. Everything else (shredded, given for another host, no such
 * reference) is as bad as a refused key: a person must give the credential again.
 */
function asFailure(error: VaultError): VendorFailure {
  const passing = error.code === 'reference_failed';
  return notSent(passing ? 'upstream' : 'auth', `credential_${error.code}`, error.message, error);
}

function notSent(kind: FailureClass, code: string, message: string, cause?: Error): VendorFailure {
  return new VendorFailure(
    {
      class: kind,
      delivery: 'not_sent',
      code,
      message,
      status: null,
      providerCode: null,
      retryAfterMs: null,
      vendorRequestId: null,
    },
    { cause },
  );
}
