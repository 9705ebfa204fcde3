import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** The words for a provider's category; a category that has none yet (a new one) keeps the hub's name. */
export function useCategoryName(): (category: string) => string {
  const { t } = useTranslation();
  return useCallback((category) => t(`categories.${category as 'custom'}`, { defaultValue: category }), [t]);
}
