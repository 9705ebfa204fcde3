// Runs before the first paint, so that nobody sees the other theme or the other direction flash by.
// Names and values are those of src/lib/theme/theme.ts and src/lib/i18n/languages.ts.
{
  const root = document.documentElement;
  const stored = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null; // storage may be forbidden; the defaults then hold
    }
  };
  const theme = stored('patchbay.theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  const language = stored('patchbay.language') ?? globalThis.navigator.language.slice(0, 2);
  root.lang = language === 'ar' ? 'ar' : 'en';
  root.dir = language === 'ar' ? 'rtl' : 'ltr';
}
