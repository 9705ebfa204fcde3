import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

interface Named {
  readonly name: string;
  readonly title: string;
  readonly description: string;
}

/**
 * The hub names capabilities in English. The other languages have their words for them in locales/catalog; a
 * capability that is not there (a new one) keeps the hub's.
 */
export function useCatalogWords(): <Thing extends Named>(thing: Thing) => Thing {
  const { i18n } = useTranslation();
  const { language } = i18n;
  return useCallback(
    (thing) => ({ ...thing, ...(i18n.getResource(language, 'catalog', thing.name) as Partial<Named> | undefined) }),
    [i18n, language],
  );
}
