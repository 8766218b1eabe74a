import type { Locale } from '@moim/service-kit';

const texts = {
  ko: {
    invalidCredentials: '이메일 또는 비밀번호가 맞지 않아요.',
    deviceNameTooLong: (max: number) => `기기 이름은 ${max}자까지 쓸 수 있어요.`,
    nameMissing: '이름을 입력해 주세요.',
    nameTooLong: (max: number) => `이름은 ${max}자까지 쓸 수 있어요.`,
    bioTooLong: (max: number) => `소개는 ${max}자까지 쓸 수 있어요.`,
    regionTooLong: (max: number) => `지역은 ${max}자까지 쓸 수 있어요.`,
    pictureNotAnAddress: '사진 주소는 https 주소이거나 업로드한 사진이어야 해요.',
  },
  en: {
    invalidCredentials: 'The e-mail address or the password is wrong.',
    deviceNameTooLong: (max: number) => `A device name has at most ${max} characters.`,
    nameMissing: 'Enter a name.',
    nameTooLong: (max: number) => `A name has at most ${max} characters.`,
    bioTooLong: (max: number) => `The introduction has at most ${max} characters.`,
    regionTooLong: (max: number) => `A region has at most ${max} characters.`,
    pictureNotAnAddress: 'The picture must be an https address or an uploaded photo.',
  },
};

/** What people are told, in their language. */
export function messages(locale: Locale) {
  return texts[locale];
}
