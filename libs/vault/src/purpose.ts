/** The kinds of credential the vault keeps; a kind is part of what a ciphertext is bound to. */
export const CREDENTIAL_KINDS = ['api_key', 'oauth_token', 'webhook_secret', 'service_account'] as const;
export type CredentialKind = (typeof CREDENTIAL_KINDS)[number];

interface PurposePolicy {
  /** `counted`: a metric only, for the hub's own use. `audited`: an audit entry is committed before the value is released. */
  readonly release: 'counted' | 'audited';
  /** Which kinds this purpose may ever see. */
  readonly kinds: readonly CredentialKind[];
}

const OUTBOUND: readonly CredentialKind[] = ['api_key', 'oauth_token', 'service_account'];

/**
 * Every purpose a credential may be opened for. A purpose that is not in this list is refused, so a new use of credentials
 * cannot appear without somebody deciding here whether it is audited.
 */
export const PURPOSES = {
  call: { release: 'counted', kinds: OUTBOUND },
  verify: { release: 'counted', kinds: OUTBOUND },
  probe: { release: 'counted', kinds: OUTBOUND },
  webhook: { release: 'counted', kinds: CREDENTIAL_KINDS },
  person: { release: 'audited', kinds: CREDENTIAL_KINDS },
  disclosure: { release: 'audited', kinds: CREDENTIAL_KINDS },
} as const satisfies Record<string, PurposePolicy>;

export type Purpose = keyof typeof PURPOSES;
/** Purposes of the hub's own pipeline: counted, never audited one by one. */
export type CountedPurpose = { [P in Purpose]: (typeof PURPOSES)[P]['release'] extends 'counted' ? P : never }[Purpose];
/** Purposes that reveal a value to somebody: audited before the value is released. */
export type AuditedPurpose = Exclude<Purpose, CountedPurpose>;

/** The policy of a purpose, or undefined for a name nobody registered (JavaScript callers, data from a queue). */
export function purposePolicy(purpose: string): PurposePolicy | undefined {
  return Object.hasOwn(PURPOSES, purpose) ? PURPOSES[purpose as Purpose] : undefined;
}
