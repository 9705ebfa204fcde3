import { useTranslation } from 'react-i18next';
import { RadioGroup } from '../../../components/fields/radio-group.tsx';
import { Card } from '../../../components/show/card.tsx';
import { applyLanguage, languageOf, LANGUAGES } from '../../../lib/i18n/languages.ts';
import { setTheme, THEMES, useTheme } from '../../../lib/theme/theme.ts';

/** How this browser shows the app: at once, and kept. */
export function PreferencesCard() {
  const { t, i18n } = useTranslation(['account', 'common']);
  const theme = useTheme();
  return (
    <Card title={t('preferences.title')}>
      <RadioGroup
        label={t('common:layout.theme')}
        orientation="horizontal"
        value={theme}
        onChange={setTheme}
        options={THEMES.map((value) => ({ value, label: t(`common:themes.${value}`) }))}
      />
      <RadioGroup
        label={t('common:layout.language')}
        orientation="horizontal"
        value={languageOf(i18n.language).code}
        onChange={(code) => void i18n.changeLanguage(code).then(() => applyLanguage(code))}
        options={LANGUAGES.map(({ code, name }) => ({ value: code, label: name }))}
      />
    </Card>
  );
}
