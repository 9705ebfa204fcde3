const LEAST = 10;
const LONG_ENOUGH = 12;
const MOST = 256;

/** The commonest passwords of 10 and 11 characters; from 12 on length does its work. Lower case. */
const COMMONEST = new Set([
  ...['1234567890', '0123456789', '0987654321', '9876543210', '1111111111', '0000000000', '1212121212', '1122334455'],
  ...[
    '12345678910',
    '11111111111',
    '01234567890',
    '12345678901',
    '1q2w3e4r5t',
    '1qaz2wsx3e',
    'qazwsxedcr',
    'q1w2e3r4t5',
  ],
  ...['qwertyuiop', 'qwerty1234', 'qwerty12345', 'asdfghjkl1', 'abcdefghij', 'abcd123456', 'abc1234567', 'abcde12345'],
  ...['password12', 'password123', 'password1!', 'password01', 'passw0rd12', 'p@ssw0rd12', 'p@ssword12', 'p@ssw0rd123'],
  ...[
    'mypassword',
    'mypassword1',
    'letmein123',
    'letmeinnow',
    'changeme12',
    'changeme123',
    'iloveyou12',
    'iloveyou123',
  ],
  ...[
    'welcome123',
    'welcome1234',
    'welcome2024',
    'welcome2025',
    'welcome2026',
    'admin12345',
    'admin123456',
    'adminadmin',
  ],
  ...[
    'football12',
    'football123',
    'baseball12',
    'baseball123',
    'princess12',
    'princess123',
    'sunshine12',
    'sunshine123',
  ],
  ...['superman12', 'superman123', 'basketball', 'liverpool1', 'manchester', 'charlie123', 'michael123', 'jennifer12'],
  ...['trustno123', 'monkey1234', 'dragon1234', 'master1234', 'computer12', 'computer123', 'internet12', 'samsung123'],
  ...['summer2024', 'summer2025', 'summer2026', 'winter2024', 'winter2025', 'winter2026', 'spring2026', 'autumn2026'],
]);

/** What is wrong with a new password, for people; null when it will do. Length is counted in characters, not bytes. */
export function passwordProblem(password: string): string | null {
  const length = [...password].length;
  if (length > MOST) return `Use at most ${MOST} characters.`;
  if (length >= LONG_ENOUGH) return null;
  if (length >= LEAST && !COMMONEST.has(password.toLowerCase())) return null;
  return length >= LEAST
    ? 'This is one of the commonest passwords; use another, or a longer one.'
    : `Use at least ${LONG_ENOUGH} characters, e.g. a few words; ${LEAST} will do if it is not a common password.`;
}

/** The same text typed on another machine gives the same bytes. */
export function passwordBytes(password: string): Buffer {
  return Buffer.from(password.normalize('NFKC'), 'utf8');
}

/** How an e-mail address is stored and compared: trimmed, lower case. */
export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase();
}
