import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Texts } from './ko.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Texts };
  }
}

export const LANGUAGES = ['ko', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const load: Record<Language, () => Promise<Texts>> = {
  ko: async () => (await import('./ko.ts')).ko,
  en: async () => (await import('./en.ts')).en,
};

function isLanguage(tag: string): tag is Language {
  return (LANGUAGES as readonly string[]).includes(tag);
}

/** The language that is shown. */
export function currentLanguage(): Language {
  return isLanguage(i18next.language) ? i18next.language : 'ko';
}

/** Shows the language that `first-paint.js` has found: chosen, else the browser's, else Korean. Resolves when its texts are there. */
export async function startTexts(): Promise<void> {
  const language = isLanguage(document.documentElement.lang) ? document.documentElement.lang : 'ko';
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: await load[language]() } },
    interpolation: { escapeValue: false },
  });
}

/** Changes the language, here and for later. */
export async function changeLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation'))
    i18next.addResourceBundle(language, 'translation', await load[language]());
  document.documentElement.lang = language;
  localStorage.setItem('moim-language', language);
  await i18next.changeLanguage(language);
}
