export type VaultErrorCode =
  | 'unreadable'
  | 'no_key'
  | 'shredded'
  | 'origin_mismatch'
  | 'purpose_refused'
  | 'reference_refused'
  | 'reference_not_found'
  | 'reference_failed'
  | 'not_set';

/** A failure inside the vault. The message names things and cures and never carries a value; it may be shown to people. */
export class VaultError extends Error {
  override readonly name = 'VaultError';
  readonly code: VaultErrorCode;

  constructor(code: VaultErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
