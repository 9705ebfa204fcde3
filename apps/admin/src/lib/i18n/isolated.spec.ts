import { expect, it } from '@jest/globals';
import { createI18n } from './create-i18n.ts';

const read = (language: string) =>
  Promise.resolve({ rule: language === 'ar' ? 'حُذفت {{name}}، وبقيت {{count}}' : '{{name}} is gone, {{count}} stay' });

it.each([
  ['ar', 'حُذفت \u2068+49\u2069، وبقيت 3'],
  ['en', '+49 is gone, 3 stay'],
])('fences off what %s fills into a sentence, where it could turn round', async (language, sentence) => {
  const { t } = await createI18n(language, read);
  expect(t('rule', { name: '+49', count: 3 })).toBe(sentence);
});
