import { existsSync, readFileSync } from 'node:fs';

const cache = new Map<string, string>();

/**
 * The logo of a provider, as SVG text: the `logo.svg` of its folder, or a tile with its first letter while it is planned.
 * `name` must be one of the lists'; it becomes part of a file name.
 */
export function logoOf(provider: { readonly name: string; readonly displayName: string }): string {
  const cached = cache.get(provider.name);
  if (cached !== undefined) return cached;
  const file = new URL(`./${provider.name}/logo.svg`, import.meta.url);
  const svg = existsSync(file) ? readFileSync(file, 'utf8') : letterTile(provider.displayName);
  cache.set(provider.name, svg);
  return svg;
}

/** Dark enough for white letters (contrast 4.5:1 or more) whatever the hue. */
function letterTile(displayName: string): string {
  const letter = /[A-Za-z0-9]/.exec(displayName)?.[0]?.toUpperCase() ?? '?';
  const hue = [...displayName].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 360, 7);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" role="img" aria-label="${letter}">`,
    `<rect width="64" height="64" rx="14" fill="hsl(${hue} 45% 30%)"/>`,
    '<text x="32" y="33" fill="#fff" font-family="system-ui, sans-serif" font-size="34" font-weight="700"',
    ` text-anchor="middle" dominant-baseline="central">${letter}</text></svg>`,
  ].join('');
}
