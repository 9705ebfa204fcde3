import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import type { AddressGuard } from './address-guard.ts';
import { OutboundError } from './outbound.errors.ts';

/** All addresses of a name, as the operating system resolves it. Injected, so that tests can rebind a name. */
export type Resolve = (hostname: string, done: (error: Error | null, addresses: LookupAddress[]) => void) => void;

export const systemResolve: Resolve = (hostname, done) => {
  systemLookup(hostname, { all: true, verbatim: true }, (error, addresses) => done(error, addresses));
};

/**
 * Connects only to addresses that were checked: the socket's own look-up is the one whose answers the guard sees, so a
 * name that resolves differently a moment later gains nothing. One refused answer refuses the name.
 */
export function pinnedConnector(
  guard: AddressGuard,
  connectTimeoutMs: number,
  resolve: Resolve,
): buildConnector.connector {
  const connect = buildConnector({
    timeout: connectTimeoutMs,
    // Explicit, so that NODE_TLS_REJECT_UNAUTHORIZED=0 in somebody's environment does not switch it off.
    rejectUnauthorized: true,
    lookup: guardedLookup(guard, resolve),
  });
  return (options, callback) => {
    // A literal is never looked up by the socket.
    const refusal = guard.refuseHost(options.hostname);
    if (refusal !== null) {
      callback(new OutboundError('address_refused', 'not_sent', refusal), null);
      return;
    }
    connect(options, (...[error, socket]) => {
      if (error !== null) return callback(error, null);
      const peer = socket.remoteAddress;
      const late = peer === undefined ? null : guard.refuseAddress(options.hostname, peer);
      if (late === null) return callback(null, socket);
      socket.destroy();
      callback(new OutboundError('address_refused', 'not_sent', late), null);
    });
  };
}

function guardedLookup(guard: AddressGuard, resolve: Resolve): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname, (error, addresses) => {
      if (error !== null || addresses.length === 0) {
        const reason = new OutboundError('dns_failed', 'not_sent', `${hostname} cannot be resolved.`, { cause: error });
        return done(reason, [], 0);
      }
      for (const { address } of addresses) {
        const refusal = guard.refuseAddress(hostname, address);
        if (refusal !== null) return done(new OutboundError('address_refused', 'not_sent', refusal), [], 0);
      }
      if (options.all === true) return done(null, addresses);
      const [first] = addresses;
      done(null, first?.address ?? '', first?.family ?? 0);
    });
  };
}
