export { startSandbox, type Sandbox, type SandboxOptions } from './sandbox-server.ts';
export { sandboxToken } from './sandbox-token.ts';
