/** What a spreadsheet would take for a formula, and run: CSV that strangers had a hand in must not begin a cell with it. */
const FORMULA = /^[=+\-@\t\r\n]/;
const PLAIN = /^[\w.:]*$/;

/** One line of CSV as RFC 4180 says, with its end. Objects are JSON; null is an empty cell; a formula gets an apostrophe. */
export function csvLine(values: readonly unknown[]): string {
  return `${values.map(cellOf).join(',')}\r\n`;
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return PLAIN.test(harmless) ? harmless : `"${harmless.replaceAll('"', '""')}"`;
}
