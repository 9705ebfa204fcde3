/** What a field's name says about its value: hidden always, hidden unless it is a number (`max_tokens`), or shown. */
export type NameVerdict = 'hide' | 'hide_text' | 'show';

const WORDS = new Set([
  ...['authorization', 'token', 'secret', 'secrets', 'password', 'passwd', 'pwd', 'passphrase', 'passcode', 'key'],
  ...['keys', 'card', 'cvc', 'cvv', 'cvn', 'csc', 'pan', 'pin', 'otp', 'ssn', 'cookie', 'cookies', 'credential'],
  ...['credentials', 'signature', 'sig', 'jwt', 'bearer'],
]);
/** Written together by some vendors (`apikey`, `accesstoken`, `clientsecret`). */
const PARTS = /password|passwd|secret|token|apikey|privatekey|accesskey|authorization|credential|cardnumber|cookie/;

const MAX_KNOWN = 10_000;
const known = new Map<string, NameVerdict>();

/** Decides by the words of a name, in any of camelCase, snake_case, kebab-case and brackets. Remembers its answers. */
export function nameVerdict(name: string): NameVerdict {
  const answer = known.get(name);
  if (answer !== undefined) return answer;
  const verdict = decide(name);
  // Names come from vendors' answers: a map keyed by them must not grow with what they send.
  if (known.size < MAX_KNOWN && name.length <= 100) known.set(name, verdict);
  return verdict;
}

/** Opens nothing, and is what one looks for when a vendor is asked whether it has acted. */
const IDEMPOTENCY_KEY = /idempotency[_-]?key/;

function decide(name: string): NameVerdict {
  const snake = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(IDEMPOTENCY_KEY, 'idempotency');
  const words = snake.split(/[^a-z0-9]+/);
  if (words.some((word) => WORDS.has(word))) return 'hide';
  const together = words.join('');
  // Counts of tokens are what AI vendors bill by; a list of them as text is still hidden.
  if (/tokens(?:_|$)/.test(snake) || words.includes('tokens')) return 'hide_text';
  return PARTS.test(together) ? 'hide' : 'show';
}
