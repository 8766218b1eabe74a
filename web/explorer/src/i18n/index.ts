import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';
import { ko, type Texts } from './ko.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Texts };
  }
}

export type Language = 'ko' | 'en';

/** The language that is shown. */
export function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'ko';
}

/** Shows the language that `first-paint.js` has found, as the app does: chosen, else the browser's, else Korean. */
export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: document.documentElement.lang === 'en' ? 'en' : 'ko',
    resources: { ko: { translation: ko }, en: { translation: en } },
    interpolation: { escapeValue: false },
  });
}

/** Changes the language, here and for later, also in the app. */
export async function changeLanguage(language: Language): Promise<void> {
  document.documentElement.lang = language;
  localStorage.setItem('moim-language', language);
  await i18next.changeLanguage(language);
}
