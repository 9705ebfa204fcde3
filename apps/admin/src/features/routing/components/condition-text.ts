import type { TFunction } from 'i18next';
import { isolated } from '../../../lib/i18n/isolated.ts';
import { languageOf } from '../../../lib/i18n/languages.ts';
import type { Condition, Rule } from '../api/list-rules.ts';

export type RoutingTexts = TFunction<['routing', 'common']>;

/** A condition as a sentence says it: "channel is in_person". */
export function conditionText(t: RoutingTexts, language: string, condition: Condition): string {
  const { field, operator } = condition;
  const value: unknown = condition.value;
  const name = field.replace(/^input\./, '');
  if (operator === 'exists') return t(value === false ? 'says.not_given' : 'says.given', { field: name });
  return t(`says.${operator}`, { field: name, value: valueText(language, value) });
}

/** All of them: "channel is in_person and amount is more than 100"; without any, "always". */
export function conditionsText(t: RoutingTexts, language: string, conditions: readonly Condition[]): string {
  if (conditions.length === 0) return t('always');
  const texts = conditions.map((condition) => conditionText(t, language, condition));
  return t('when', { conditions: listOf(language, 'conjunction', texts) });
}

/** When a default rule serves; `conditions` are its own, which it may have as well. */
export function defaultText(t: RoutingTexts, rule: Rule, conditions: string): string {
  return rule.conditions.length === 0 ? t('defaultAlways') : t('defaultWhen', { conditions });
}

/** A value, or several, as a sentence says them. */
export function valueText(language: string, value: unknown): string {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  const texts = values.map((one) => (typeof one === 'string' ? one : JSON.stringify(one ?? null)));
  const isFenced = languageOf(language).dir === 'rtl';
  return listOf(language, 'disjunction', isFenced ? texts.map(isolated) : texts);
}

function listOf(language: string, type: 'conjunction' | 'disjunction', texts: readonly string[]): string {
  return new Intl.ListFormat(languageOf(language).locale, { type }).format(texts);
}
