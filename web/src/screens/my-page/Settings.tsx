import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import cards from '../../components/cards.module.css';
import { changeLanguage, currentLanguage, type Language } from '../../i18n/index.ts';

/** How it looks, and in which language. */
export function Settings() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme({
    // Without them it would have to write a style sheet into the page, which the Content-Security-Policy forbids.
    keepTransitions: true,
  });
  return (
    <section className={cards.section}>
      <h2>{t('myPage.settings')}</h2>
      <div className={`${cards.card} ${cards.form}`}>
        <div className={cards.spread}>
          <span>{t('myPage.language')}</span>
          <SegmentedControl
            aria-label={t('myPage.language')}
            value={currentLanguage()}
            onChange={(value) => void changeLanguage(value as Language)}
            data={[
              { value: 'ko', label: '한국어' },
              { value: 'en', label: 'English' },
            ]}
          />
        </div>
        <div className={cards.spread}>
          <span>{t('myPage.colours')}</span>
          <SegmentedControl
            aria-label={t('myPage.colours')}
            value={colorScheme}
            onChange={(value) => setColorScheme(value as typeof colorScheme)}
            data={(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: t(`myPage.scheme.${value}`) }))}
          />
        </div>
      </div>
    </section>
  );
}
