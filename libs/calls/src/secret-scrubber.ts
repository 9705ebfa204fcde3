export const REDACTED = '[redacted]';

/** Shorter ones would blacken half of every text. */
const MIN_LENGTH = 4;

/**
 * Removes the exact secrets of one call from text, in every form in which they travel: plain, percent- and form-encoded,
 * JSON-escaped, base64 and base64url. Lives as long as the call: it holds the secrets in the clear.
 */
export class SecretScrubber {
  private readonly needles: readonly string[];
  /** Length of the longest form: how far beyond a cut a secret may reach. */
  readonly reach: number;

  /** `secrets`: the credential's values and what was made of them (a basic token). */
  constructor(secrets: Iterable<string>) {
    const forms = new Set<string>();
    for (const secret of secrets) addForms(forms, secret);
    // Longest first, so that a secret within another does not leave the rest of it standing.
    this.needles = [...forms].sort((a, b) => b.length - a.length);
    this.reach = this.needles[0]?.length ?? 0;
  }

  touches(text: string): boolean {
    for (const needle of this.needles) if (text.includes(needle)) return true;
    return false;
  }

  scrub(text: string): string {
    let clean = text;
    for (const needle of this.needles) {
      if (clean.includes(needle)) clean = clean.replaceAll(needle, REDACTED);
    }
    return clean;
  }

  /** A copy of plain data with every string scrubbed, names included. */
  scrubDeep(value: unknown): unknown {
    if (typeof value === 'string') return this.scrub(value);
    if (Array.isArray(value)) return value.map((item) => this.scrubDeep(item));
    if (typeof value !== 'object' || value === null || !isPlain(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [this.scrub(name), this.scrubDeep(item)]));
  }
}

function addForms(forms: Set<string>, secret: string): void {
  if (secret.length < MIN_LENGTH) return;
  forms.add(secret);
  if (!/^[A-Za-z0-9._~-]+$/.test(secret)) {
    const percent = encodeURIComponent(secret.toWellFormed());
    forms.add(percent);
    forms.add(percent.replaceAll('%20', '+'));
    forms.add(JSON.stringify(secret).slice(1, -1));
  }
  const bytes = Buffer.from(secret, 'utf8');
  // Also without its last, partial group: what follows the secret in the encoded text changes that one.
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 3));
  for (const encoding of ['base64', 'base64url'] as const) {
    for (const part of [bytes, whole]) {
      const text = part.toString(encoding);
      if (text.length >= 8) forms.add(text);
    }
  }
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
