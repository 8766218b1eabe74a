import type { Locale } from '@moim/service-kit';

const byLocale = {
  ko: { nobody: '알 수 없는 회원' },
  en: { nobody: 'Somebody' },
};

/** What people are told, in their language. */
export function texts(locale: Locale) {
  return byLocale[locale];
}
