import type { FieldErrors } from '@patchbay/platform';
import { forbidden, validationFailed } from '@patchbay/platform';
import { isScope, normaliseScopes, scopesBeyond } from './scopes.ts';

/** Who makes a key: it can never give on more than it has, nor for longer. */
export interface KeyMaker {
  readonly scopes: readonly string[];
  readonly app: string | null;
  readonly expiresAt: Date | null;
}

export interface KeyRequest {
  readonly scopes: readonly string[];
  /** undefined: not said, so the maker's. null: for the whole tenant. */
  readonly app?: string | null | undefined;
  readonly expiresAt?: Date | null | undefined;
}

export interface KeyGrant {
  readonly scopes: readonly string[];
  readonly app: string | null;
  readonly expiresAt: Date | null;
}

/** The hub itself and the platform key may grant anything. */
export const UNBOUND_MAKER: KeyMaker = { scopes: ['*'], app: null, expiresAt: null };

/** What the new key will be; throws 422 on the field that is wrong, 403 when the maker holds less than it wants to give. */
export function grantKey(maker: KeyMaker, request: KeyRequest, now: Date): KeyGrant {
  const errors: FieldErrors = {};
  const unknown = request.scopes.filter((scope) => !isScope(scope));
  if (request.scopes.length === 0) errors['scopes'] = ['Name at least one scope.'];
  if (unknown.length > 0) errors['scopes'] = unknown.map((scope) => `Unknown scope "${scope}".`);
  const app = request.app === undefined ? maker.app : request.app;
  if (maker.app !== null && app !== maker.app) {
    errors['app'] = [`This key belongs to the app "${maker.app}" and makes keys for that app only.`];
  }
  const expiresAt = request.expiresAt ?? (request.expiresAt === undefined ? maker.expiresAt : null);
  const problem = expiryProblem(maker, expiresAt, now);
  if (problem !== null) errors['expires_at'] = [problem];
  if (Object.keys(errors).length > 0) throw validationFailed(errors);
  refuseMore(maker, request.scopes);
  return { scopes: normaliseScopes(request.scopes), app, expiresAt };
}

function expiryProblem(maker: KeyMaker, expiresAt: Date | null, now: Date): string | null {
  if (expiresAt !== null && expiresAt <= now) return 'The expiry must be in the future.';
  return outlives(expiresAt, maker.expiresAt)
    ? `A key cannot outlive the key that makes it, which expires at ${maker.expiresAt?.toISOString() ?? ''}.`
    : null;
}

/** Rotating hands out the secret of a key, so it takes as much as making that key. */
export function mayRotate(maker: KeyMaker, target: KeyGrant): void {
  refuseMore(maker, target.scopes);
  if (outlives(target.expiresAt, maker.expiresAt)) {
    throw forbidden('This key expires before the key it wants to rotate; use one that lives as long.');
  }
}

/** A key bound to an app sees and touches only that app's keys. */
export function seesKey(maker: Pick<KeyMaker, 'app'>, key: { readonly app: string | null }): boolean {
  return maker.app === null || key.app === maker.app;
}

function refuseMore(maker: KeyMaker, scopes: readonly string[]): void {
  const beyond = scopesBeyond(maker.scopes, scopes);
  if (beyond.length === 0) return;
  throw forbidden(`A key cannot give on more than it has; this one lacks ${beyond.join(', ')}.`);
}

function outlives(expiresAt: Date | null, limit: Date | null): boolean {
  return limit !== null && (expiresAt === null || expiresAt > limit);
}
