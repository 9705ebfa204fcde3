import type { SandboxRoute } from './define-sandbox.ts';

/** Finds the route of a request; null when the vendor has none. */
export function matchRoute<State>(
  routes: readonly SandboxRoute<State>[],
  request: { readonly method: string; readonly path: string },
): { route: SandboxRoute<State>; params: Record<string, string> } | null {
  for (const route of routes) {
    if (route.method !== 'ANY' && route.method !== request.method) continue;
    const params = paramsOf(route.path.split('/'), request.path.split('/'));
    if (params !== null) return { route, params };
  }
  return null;
}

/** A part may have a fixed ending: `:sid.json`. */
function paramsOf(pattern: readonly string[], path: readonly string[]): Record<string, string> | null {
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    if (part === '*') return params;
    const given = path[index];
    if (given === undefined) return null;
    const [, name, ending = ''] = /^:(\w+)(\..+)?$/.exec(part) ?? [];
    if (name === undefined) {
      if (part !== given) return null;
      continue;
    }
    const value = decoded(given.endsWith(ending) ? given.slice(0, given.length - ending.length) : '');
    if (value === '') return null;
    params[name] = value;
  }
  return pattern.length === path.length ? params : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return ''; // not valid percent-encoding: no route has it
  }
}
