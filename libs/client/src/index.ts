export { createPatchbayClient, type PatchbayClient, type PatchbayClientOptions } from './patchbay-client.ts';
export type { components, paths } from './generated/schema.ts';
