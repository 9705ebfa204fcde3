import { REDACTED } from './redacted.ts';

/** Shorter ones would blacken half of every text. */
const MIN_LENGTH = 4;
/** The same for what people write: words of it are words of vendors too. */
const MIN_TEXT_LENGTH = 6;
/** Fewer characters of base64 than these come about by chance. */
const MIN_BASE64_LENGTH = 8;

/**
 * Removes the exact secrets of one call from text, in every form in which they travel: plain, percent- and form-encoded,
 * JSON-escaped (also within JSON), base64 and base64url of them and of longer texts that hold them. Lives as long as the
 * call: it holds the secrets in the clear.
 */
export class SecretScrubber {
  private readonly needles: readonly string[];
  /** Length of the longest form: how far beyond a cut a secret may reach. */
  readonly reach: number;

  /** `secrets`: the credential's values and what was made of them (a basic token). `more`: forms that are ready. */
  constructor(secrets: Iterable<string>, more: Iterable<string> = []) {
    const forms = new Set<string>(more);
    for (const secret of secrets) addForms(forms, secret);
    // Longest first, so that a secret within another does not leave the rest of it standing.
    this.needles = [...forms].sort((a, b) => b.length - a.length);
    this.reach = this.needles[0]?.length ?? 0;
  }

  /** One that also removes texts of the request that are nobody else's business, such as the message that is sent. */
  including(texts: readonly string[]): SecretScrubber {
    const forms = new Set(this.needles);
    for (const text of texts) if (text.length >= MIN_TEXT_LENGTH) addTextForms(forms, text);
    return forms.size === this.needles.length ? this : new SecretScrubber([], forms);
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
  addTextForms(forms, secret);
  const bytes = Buffer.from(secret, 'utf8');
  for (const encoding of ['base64', 'base64url'] as const) {
    for (const text of [bytes.toString(encoding), ...inLongerText(bytes, encoding)]) {
      if (text.length >= MIN_BASE64_LENGTH) forms.add(text);
    }
  }
}

function addTextForms(forms: Set<string>, text: string): void {
  forms.add(text);
  if (/^[A-Za-z0-9._~-]+$/.test(text)) return;
  const percent = encodeURIComponent(text.toWellFormed());
  forms.add(percent);
  forms.add(percent.replaceAll('%20', '+'));
  const inJson = JSON.stringify(text).slice(1, -1);
  forms.add(inJson);
  forms.add(JSON.stringify(inJson).slice(1, -1));
}

/**
 * What base64 makes of the bytes when 0, 1 or 2 others stand before them in a group of three: only the characters that depend
 * on nothing else, so that they are found whatever surrounds them.
 */
function inLongerText(bytes: Buffer, encoding: 'base64' | 'base64url'): string[] {
  return [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString(encoding);
    return text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
  });
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
