import { Injectable } from '@nestjs/common';
import { notFound } from '@patchbay/platform';
import {
  capabilities,
  isCapability,
  type Capability,
  type PlannedProvider,
  type ProviderDefinition,
} from '@patchbay/provider-kit';
import { planned, providers } from '@patchbay/providers';

/** What the hub can talk to, and for what. Holds code, no rows: every answer is the same for every tenant. */
@Injectable()
export class Catalog {
  private readonly byName = new Map(providers.map((provider) => [provider.name, provider]));

  /** A provider that can be connected; undefined when unknown or only planned. */
  provider(name: string): ProviderDefinition | undefined {
    return this.byName.get(name);
  }

  /** The same, for names that must be known: throws `not_found`. */
  require(name: string): ProviderDefinition {
    const provider = this.byName.get(name);
    if (provider === undefined) throw notFound('provider');
    return provider;
  }

  /** Providers that can be connected, in the order of the catalog. */
  list(): readonly ProviderDefinition[] {
    return providers;
  }

  /** Vendors that are shown, but cannot be connected yet. */
  planned(): readonly PlannedProvider[] {
    return planned;
  }

  /** A capability by its name; undefined when there is none of that name. */
  capability(name: string): Capability | undefined {
    return isCapability(name) ? capabilities[name] : undefined;
  }

  /** All capabilities, by name. */
  capabilities(): readonly Capability[] {
    return Object.values(capabilities);
  }

  /** The providers that offer a capability today. */
  providersOf(capability: string): readonly ProviderDefinition[] {
    if (!isCapability(capability)) return [];
    return providers.filter((provider) => provider.capabilities[capability] !== undefined);
  }
}
