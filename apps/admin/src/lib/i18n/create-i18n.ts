import i18next, { type i18n, type ResourceKey } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { isolated } from './isolated.ts';
import { languageOf } from './languages.ts';

/** Reads one namespace of one language. */
export type ReadLocale = (language: string, namespace: string) => Promise<ResourceKey>;

/**
 * Where texts lie: those of the app itself, those of the catalog, and those of a feature, `<feature>`, or
 * `<feature>/<part>` for what its first page does not need.
 */
export function localePath(namespace: string, language: string): string {
  if (namespace === 'common') return `/locales/${language}.json`;
  if (namespace === 'catalog') return `/locales/catalog/${language}.json`;
  const [feature = '', ...part] = namespace.split('/');
  return ['/features', feature, 'locales', ...part, `${language}.json`].join('/');
}

/** The app's texts. Namespaces are fetched when a screen first needs them; React waits for them by Suspense. */
export async function createI18n(language: string, read: ReadLocale): Promise<i18n> {
  const texts = i18next.createInstance();
  await texts
    .use({
      type: 'backend',
      init: () => undefined,
      read: (code: string, namespace: string, done: (error: unknown, data: ResourceKey | null) => void) => {
        // What the catalog says in English is the hub's to say.
        if (namespace === 'catalog' && code === 'en') return done(null, {});
        read(code, namespace).then(
          (data) => done(null, data),
          (error: unknown) => done(error, null),
        );
      },
    })
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: 'en',
      load: 'languageOnly',
      ns: ['common', 'catalog'],
      defaultNS: 'common',
      // React escapes for HTML. What needs a fence is a name of the other direction in the middle of a sentence.
      interpolation: {
        escapeValue: true,
        escape: (text) => (languageOf(texts.language).dir === 'rtl' ? isolated(text) : text),
      },
      returnNull: false,
    });
  return texts;
}
