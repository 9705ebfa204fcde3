/** The languages of the app. `react-aria` keeps its own texts for these locales only (vite.config.ts). */
export const LANGUAGES = [
  { code: 'en', name: 'English', dir: 'ltr', locale: 'en-US' },
  { code: 'ar', name: 'العربية', dir: 'rtl', locale: 'ar-AE' },
] as const;

export type Language = (typeof LANGUAGES)[number]['code'];

const STORED = 'patchbay.language';

export function languageOf(code: string | undefined): (typeof LANGUAGES)[number] {
  return LANGUAGES.find((language) => language.code === code) ?? LANGUAGES[0];
}

/** Keeps the choice and turns the page round where the language reads from the right. */
export function applyLanguage(code: Language): void {
  const { dir } = languageOf(code);
  document.documentElement.lang = code;
  document.documentElement.dir = dir;
  globalThis.localStorage.setItem(STORED, code);
}
