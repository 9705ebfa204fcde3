import type { PlatformParts } from '@patchbay/platform';
import { DRAIN, isErrno, makeDataDir } from '@patchbay/platform';

/** Starts the sandbox on its own port, unless it is off or another process of this hub has it already. */
export async function startSimulatedVendors({ settings, lifecycle, log }: PlatformParts): Promise<void> {
  const port = settings.sandboxPort;
  if (port === null) return;
  // Loaded only where it is wanted: production has no use for it.
  const { sandboxToken, startSandbox } = await import('@patchbay/sandbox-app');
  if (settings.sandboxToken === null) await makeDataDir(settings.dataDir);
  try {
    const sandbox = await startSandbox({ port, token: sandboxToken(settings.dataDir, settings.sandboxToken) });
    // Work that is being finished may still talk to a simulated vendor.
    lifecycle.onDrain(DRAIN.outbound, 'simulated vendors', () => sandbox.close());
  } catch (error) {
    if (!isErrno(error, 'EADDRINUSE')) throw error;
    log.warn('the port of the sandbox is taken, presumably by a sibling process, whose sandbox is used', { port });
  }
}
