import { baseUrlOf, type Environment, type ProviderDefinition } from '@patchbay/provider-kit';
import type { ConnectionTarget } from './connection.types.ts';

/** What the operator set up: where vendors' requests are redirected, and the hub's own simulated vendors. */
export interface Network {
  readonly vendorBaseUrls: Readonly<Record<string, string>>;
  /** Origin of the simulated vendors, null when they are off. */
  readonly sandboxUrl: string | null;
}

export interface Setup {
  readonly environment: Environment;
  readonly target: ConnectionTarget;
  readonly config: Readonly<Record<string, unknown>>;
}

export type Destination =
  | { readonly ok: true; readonly baseUrl: string; readonly origin: string; readonly allowPrivate: boolean }
  | { readonly ok: false; readonly origin: string; readonly code: 'sandbox_off' | 'no_test_host' | 'bad_base_url' };

/** Of a config that forms no URL. */
export const UNKNOWN_ORIGIN = 'unknown:';

/**
 * Where requests of a connection go. The operator's override comes first, for every connection; a simulated
 * connection never falls over to the real vendor when the sandbox is off, nor the other way round.
 * The origin ignores override and sandbox port: they may change from one start to the next, the stored credentials stay.
 */
export function destinationOf(provider: ProviderDefinition, setup: Setup, network: Network): Destination {
  const vendor = vendorUrl(provider, setup);
  if (vendor === null) return { ok: false, origin: UNKNOWN_ORIGIN, code: 'bad_base_url' };
  const origin = setup.target === 'simulated' ? `simulated+${vendor.origin}` : vendor.origin;
  const override = network.vendorBaseUrls[provider.name];
  if (override !== undefined) return { ok: true, baseUrl: rebase(override, vendor), origin, allowPrivate: true };
  if (setup.target === 'simulated') {
    if (network.sandboxUrl === null) return { ok: false, origin, code: 'sandbox_off' };
    const simulated = `${network.sandboxUrl}/${provider.name}`;
    return { ok: true, baseUrl: rebase(simulated, vendor), origin, allowPrivate: true };
  }
  if (!hasHostFor(provider, setup)) return { ok: false, origin, code: 'no_test_host' };
  return { ok: true, baseUrl: withoutSlash(vendor.href), origin, allowPrivate: false };
}

/** Whether the vendor can be reached in this environment without the hub's sandbox. */
export function hasHostFor(provider: ProviderDefinition, setup: Omit<Setup, 'target'>): boolean {
  const config = provider.config.safeParse(setup.config);
  // Settings that are wrong are told as such, not as a missing host.
  return !config.success || baseUrlOf(provider, config.data, setup.environment) !== null;
}

/** The vendor's own URL, before override and sandbox; null when the config forms none. */
export function vendorUrl(provider: ProviderDefinition, setup: Omit<Setup, 'target'>): URL | null {
  const config = provider.config.safeParse(setup.config);
  if (!config.success) return null;
  const text = baseUrlOf(provider, config.data, setup.environment) ?? baseUrlOf(provider, config.data, 'production');
  return text !== null && URL.canParse(text) ? new URL(text) : null;
}

/** Scheme, host, port and path prefix of `base`, then the vendor's own path. */
function rebase(base: string, vendor: URL): string {
  return withoutSlash(base) + withoutSlash(vendor.pathname);
}

function withoutSlash(text: string): string {
  return text.replace(/\/+$/, '');
}
