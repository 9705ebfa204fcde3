// Which project may import which: downward only, whoever is below announces by events. A project is known by the tag in
// its package.json (`nx.tags`), so a new folder without a tag, or with one that is not here, is refused.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const DOMAIN_FLOOR = ['lib:platform', 'lib:access', 'lib:audit'];
const EVERYTHING = ['*'];

/** Tag → tags it may import. `*` is for the composition root and for what exists only to test it. */
export const LAYERS = {
  'lib:provider-kit': [],
  'lib:providers': ['lib:provider-kit'],
  'lib:platform': [],
  'lib:access': ['lib:platform'],
  'lib:audit': ['lib:platform', 'lib:access'],
  'lib:vault': DOMAIN_FLOOR,
  'lib:catalog': [...DOMAIN_FLOOR, 'lib:provider-kit', 'lib:providers'],
  'lib:calls': [...DOMAIN_FLOOR, 'lib:vault', 'lib:catalog', 'lib:provider-kit'],
  'lib:connections': [...DOMAIN_FLOOR, 'lib:vault', 'lib:catalog', 'lib:calls', 'lib:provider-kit'],
  'lib:routing': [...DOMAIN_FLOOR, 'lib:catalog', 'lib:calls', 'lib:connections', 'lib:provider-kit'],
  'lib:policies': [
    ...DOMAIN_FLOOR,
    ...['lib:catalog', 'lib:calls', 'lib:connections', 'lib:routing', 'lib:provider-kit'],
  ],
  'lib:approvals': DOMAIN_FLOOR,
  'lib:operations': [
    ...DOMAIN_FLOOR,
    ...['lib:vault', 'lib:catalog', 'lib:calls', 'lib:connections', 'lib:routing', 'lib:policies', 'lib:provider-kit'],
    'lib:approvals',
  ],
  'lib:workflows': [
    ...DOMAIN_FLOOR,
    ...['lib:vault', 'lib:connections', 'lib:policies', 'lib:operations', 'lib:provider-kit'],
  ],
  // Listens to everybody's events, which are rows and not imports; imported by the composition root alone. Vendors' names
  // are the catalog's.
  'lib:alerts': [...DOMAIN_FLOOR, 'lib:catalog'],
  // Shows the outbox to whoever watches: it knows no event by more than its type.
  'lib:live': DOMAIN_FLOOR,
  // Generated from the OpenAPI document: it knows the hub from outside.
  'lib:client': [],
  'app:admin': ['lib:client'],
  'app:sandbox': ['lib:provider-kit', 'lib:providers'],
  'app:api': EVERYTHING,
  'lib:testing': EVERYTHING,
  e2e: EVERYTHING,
};

/** What tests may import besides what their project may. */
export const TEST_ONLY = 'lib:testing';

/** Every workspace project: its folder, its tag, the projects its package.json names. */
export function workspaceProjects(root) {
  const folders = ['apps', 'libs'].flatMap((group) => readdirSync(join(root, group)).map((name) => `${group}/${name}`));
  return [...folders, 'e2e']
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .map((folder) => {
      const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
      const tag = manifest.nx?.tags?.[0];
      if (LAYERS[tag] === undefined)
        throw new Error(`${folder}/package.json: nx.tags must hold one tag of tools/module-layers.mjs.`);
      const named = Object.keys(manifest.dependencies ?? {}).filter((name) => name.startsWith('@patchbay/'));
      return { folder, tag, name: manifest.name, dependencies: named };
    });
}
