import { expect, it } from '@jest/globals';
import { createI18n } from './create-i18n.ts';

const SENTENCES = { ar: 'حُذفت {{page}}، وبقيت {{last}}', en: '{{page}} is gone, {{last}} stay' };
const read = (language: string) => Promise.resolve({ kit: { pageOf: SENTENCES[language as keyof typeof SENTENCES] } });

it.each([
  ['ar', 'حُذفت \u2068+49\u2069، وبقيت 3'],
  ['en', '+49 is gone, 3 stay'],
])('fences off what %s fills into a sentence, where it could turn round', async (language, sentence) => {
  const { t } = await createI18n(language, read);
  expect(t('kit.pageOf', { page: '+49', last: 3 })).toBe(sentence);
});
