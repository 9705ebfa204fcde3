/**
 * Makes what makes formats remember them: a format costs a hundred times what using it does, and a list needs one for each
 * of its rows. The arguments are few: languages, and zones in tests.
 */
export function remembered<Format>(
  make: (language: string, variant: string | undefined) => Format,
): (language: string, variant?: string) => Format {
  const known = new Map<string, Format>();
  return (language, variant) => {
    const key = `${language} ${variant ?? ''}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = make(language, variant);
    known.set(key, made);
    return made;
  };
}
