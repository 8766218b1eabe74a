import type { Locale } from '@moim/service-kit';

const texts = {
  ko: {
    invalidCredentials: '이메일 또는 비밀번호가 맞지 않아요.',
    deviceNameTooLong: (max: number) => `기기 이름은 ${max}자까지 쓸 수 있어요.`,
  },
  en: {
    invalidCredentials: 'The e-mail address or the password is wrong.',
    deviceNameTooLong: (max: number) => `A device name has at most ${max} characters.`,
  },
};

/** What people are told, in their language. */
export function messages(locale: Locale) {
  return texts[locale];
}
