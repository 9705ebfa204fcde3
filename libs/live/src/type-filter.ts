/** One item of `types`: a type, or `word.*`. */
export const TYPE_ITEM = /^[a-z_]{1,40}\.(?:\*|[a-z_]{1,60})$/;
export const MOST_ITEMS = 20;

/** Which types of events somebody wants. */
export class TypeFilter {
  /** For LIKE. */
  readonly patterns: readonly string[];
  readonly #exact: ReadonlySet<string>;
  readonly #prefixes: readonly string[];
  readonly #isAll: boolean;

  /** Null: every type. */
  constructor(items: readonly string[] | null) {
    const families = (items ?? []).filter((item) => item.endsWith('.*')).map((item) => item.slice(0, -1));
    const exact = (items ?? []).filter((item) => !item.endsWith('.*'));
    this.#isAll = items === null;
    this.#prefixes = families;
    this.#exact = new Set(exact);
    this.patterns = items === null ? ['%'] : [...exact.map(escaped), ...families.map((each) => `${escaped(each)}%`)];
  }

  wants(type: string): boolean {
    return this.#isAll || this.#exact.has(type) || this.#prefixes.some((prefix) => type.startsWith(prefix));
  }
}

/** An underscore stands for any character in LIKE. */
function escaped(text: string): string {
  return text.replaceAll('_', '\\_');
}

/** The items of `types`. */
export function itemsOf(types: string): readonly string[] {
  return types.split(',').map((item) => item.trim());
}
