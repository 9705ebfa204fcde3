/** Dotted paths as a tree, so that a body is walked once however many paths there are. */
export interface PathNode {
  readonly hidden: boolean;
  readonly children: ReadonlyMap<string, PathNode>;
}

interface MutableNode extends PathNode {
  hidden: boolean;
  children: Map<string, MutableNode>;
}

/** `a.b`, `items.*.number`; lists are passed through, so `items.number` means every item's. Null without paths. */
export function compilePaths(paths: readonly string[] | undefined): PathNode | null {
  if (paths === undefined || paths.length === 0) return null;
  const root: MutableNode = { hidden: false, children: new Map() };
  for (const path of paths) {
    let node = root;
    for (const part of path.split('.')) {
      let next = node.children.get(part);
      if (next === undefined) {
        next = { hidden: false, children: new Map() };
        node.children.set(part, next);
      }
      node = next;
    }
    node.hidden = true;
  }
  return root;
}
