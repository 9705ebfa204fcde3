/** How long a new key lives: so many days, until a moment that is typed, or for ever. */
export const LIFETIMES = ['30', '90', '365', 'custom', 'never'] as const;
export type Lifetime = (typeof LIFETIMES)[number];

const DAY_MS = 86_400_000;

/** The moment of expiry; `null`: never. `undefined`: none was typed yet. */
export function expiryOf(lifetime: Lifetime, custom: string, now: Date): string | null | undefined {
  if (lifetime === 'never') return null;
  if (lifetime !== 'custom') return new Date(now.getTime() + Number(lifetime) * DAY_MS).toISOString();
  const typed = new Date(custom);
  return Number.isNaN(typed.getTime()) ? undefined : typed.toISOString();
}

/** Whether a key stops within two weeks, so that somebody should rotate it. */
export function expiresSoon(expiresAt: string | null, now: Date): boolean {
  return expiresAt !== null && new Date(expiresAt).getTime() - now.getTime() < 14 * DAY_MS;
}
