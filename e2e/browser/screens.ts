import type { Populated } from './ground/populate.ts';

/** Every screen of a tenant: its name in a test or a file, and its address. A new screen is added here. */
export function screensOf(ids: Populated): readonly (readonly [name: string, path: string])[] {
  return [
    ['integrations', '/integrations'],
    ['integrations-search', '/integrations?q=nothing-has-this-name'],
    ['members', '/members'],
    ['api-keys', '/api-keys'],
    ['not-found', '/nowhere'],
  ].map(([name = '', path = '']) => [name, path.replace('{x}', ids.connection)] as const);
}
