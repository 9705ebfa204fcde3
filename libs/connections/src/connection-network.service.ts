import { Inject, Injectable } from '@nestjs/common';
import { AddressGuard, AllowedHosts, SETTINGS, type Settings } from '@patchbay/platform';
import type { ProviderDefinition } from '@patchbay/provider-kit';
import { destinationOf, type Destination, type Network, type Setup } from './connection-destination.ts';
import type { RefuseHost } from './connection-plan.ts';

/** What the operator set up between the hub and the vendors: overrides, the simulated vendors, private hosts. */
@Injectable()
export class ConnectionNetwork {
  readonly network: Network;
  readonly refuseHost: RefuseHost;

  constructor(@Inject(SETTINGS) { sandboxPort, vendorBaseUrls, allowedPrivateHosts }: Settings) {
    this.network = { vendorBaseUrls, sandboxUrl: sandboxPort === null ? null : `http://127.0.0.1:${sandboxPort}` };
    const guard = new AddressGuard(new AllowedHosts(allowedPrivateHosts), false);
    this.refuseHost = (hostname) => guard.refuseHost(hostname);
  }

  destination(provider: ProviderDefinition, setup: Setup): Destination {
    return destinationOf(provider, setup, this.network);
  }
}
