const PREFIX = /^[a-z][a-z0-9+.-]{0,31}:\/\/[\x21-\x7e]{0,200}$/;

/** Whether the text can begin a secret reference: a scheme, `://`, and perhaps the beginning of a name. */
export function isSecretPrefix(text: string): boolean {
  return PREFIX.test(text) && !text.includes('?');
}

/** What the bootstrap tenant is granted: everything `PATCHBAY_SECRET_ENV_PREFIXES` opens, also when that changes later. */
export const BOOTSTRAP_SECRET_PREFIXES: readonly string[] = ['env://'];
