// The Node options every command of this workspace shares.
import process from 'node:process';

/** Loads ES modules in Jest, and keeps the note that this is experimental out of the output. */
export const JEST_NODE_FLAGS = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];

/** Nx without its daemon, its cloud, its questions and its full-screen output. */
export const NX_ENVIRONMENT = {
  NX_DAEMON: 'false',
  NX_NO_CLOUD: 'true',
  NX_TUI: 'false',
  NX_INTERACTIVE: 'false',
};

/** Says why this Node cannot run Patchbay, or null when it can. */
export function unsupportedNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return null;
  return `Patchbay needs Node 20.19 or newer; this is ${version}. Install a newer one (https://nodejs.org) and try again.`;
}
