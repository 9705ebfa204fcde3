import type { SecretReference } from './secret-reference.ts';
import { formatSecretReference } from './secret-reference.ts';

export interface SecretGrants {
  /** Schemes this hub can resolve. */
  readonly schemes: readonly string[];
  /** What `env://` may read at all: the operator's setting. */
  readonly envPrefixes: readonly string[];
  /** Beginnings of references granted to the tenant. */
  readonly granted: readonly string[];
}

/** Why a tenant may not use a reference, for a person; null when it may. Both the operator's and the tenant's list must allow it. */
export function grantProblem(reference: SecretReference, grants: SecretGrants): string | null {
  if (!grants.schemes.includes(reference.scheme)) {
    const known = grants.schemes.map((scheme) => `${scheme}://`).join(', ');
    return `This hub cannot resolve ${reference.scheme}:// references yet; it resolves ${known}.`;
  }
  const targets = [{ ...reference, override: null }];
  if (reference.override !== null) targets.push({ scheme: 'env', name: reference.override, override: null });
  for (const target of targets) {
    const problem = targetProblem(target, grants);
    if (problem !== null) return problem;
  }
  return null;
}

function targetProblem(target: SecretReference, grants: SecretGrants): string | null {
  const text = formatSecretReference(target);
  if (target.scheme === 'env' && !grants.envPrefixes.some((prefix) => target.name.startsWith(prefix))) {
    const allowed = grants.envPrefixes.join(', ');
    return `${text} is not readable: names of variables must begin with ${allowed} (PATCHBAY_SECRET_ENV_PREFIXES).`;
  }
  if (!grants.granted.some((prefix) => text.startsWith(prefix))) {
    return `${text} is not granted to this tenant: its operator must add a prefix of it to the tenant's secret_prefixes.`;
  }
  return null;
}
