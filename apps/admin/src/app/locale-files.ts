import { localePath, type ReadLocale } from '../lib/i18n/create-i18n.ts';

type LocaleFile = () => Promise<{ default: Record<string, string> }>;

const common = import.meta.glob('../locales/**/*.json') as Record<string, LocaleFile>;
const features = import.meta.glob('../features/*/locales/**/*.json') as Record<string, LocaleFile>;

/** Fetches the texts of one namespace in one language; each is a file of its own in the build. */
export const readLocaleFile: ReadLocale = async (language, namespace) => {
  const path = `..${localePath(namespace, language)}`;
  const load = common[path] ?? features[path];
  if (load === undefined) throw new Error(`There are no texts "${namespace}" in "${language}".`);
  return (await load()).default;
};
