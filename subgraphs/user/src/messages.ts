import type { Locale } from '@moim/service-kit';

const texts = {
  ko: {
    invalidCredentials: '이메일 또는 비밀번호가 맞지 않아요.',
    signUpRefused: '이 이메일과 비밀번호로는 가입할 수 없어요. 이미 가입했다면 로그인해 주세요.',
    noProviders: '다른 서비스 계정으로 가입하는 기능은 아직 없어요.',
    emailMalformed: '이메일 주소를 확인해 주세요.',
    passwordTooShort: (min: number) => `비밀번호는 ${min}자 이상이어야 해요.`,
    passwordTooLong: (max: number) => `비밀번호는 ${max}자까지 쓸 수 있어요.`,
    passwordTooCommon: '너무 흔하거나 짐작하기 쉬운 비밀번호예요. 다른 비밀번호를 골라 주세요.',
    tooManyInterests: (max: number) => `관심사는 ${max}개까지 고를 수 있어요.`,
    interestUnknown: '없는 관심사가 있어요. 다시 골라 주세요.',
    notOneself: '나를 차단할 수는 없어요.',
    personNotFound: '없는 회원이에요.',
    wrongPassword: '비밀번호가 맞지 않아요.',
    leadsCommunities: (names: readonly string[]) =>
      `모임장인 모임이 있어요: ${names.join(', ')}. 모임장을 넘기거나 모임을 닫은 다음 탈퇴해 주세요.`,
    tryAgain: '지금은 할 수 없어요. 잠시 뒤에 다시 시도해 주세요.',
    deviceNameTooLong: (max: number) => `기기 이름은 ${max}자까지 쓸 수 있어요.`,
    nameMissing: '이름을 입력해 주세요.',
    nameTooLong: (max: number) => `이름은 ${max}자까지 쓸 수 있어요.`,
    bioTooLong: (max: number) => `소개는 ${max}자까지 쓸 수 있어요.`,
    regionTooLong: (max: number) => `지역은 ${max}자까지 쓸 수 있어요.`,
    pictureNotAnAddress: '사진 주소는 https 주소이거나 업로드한 사진이어야 해요.',
  },
  en: {
    invalidCredentials: 'The e-mail address or the password is wrong.',
    signUpRefused: 'No account can be made with this address and password. If you have one already, sign in.',
    noProviders: 'Signing up with an account of another service is not possible yet.',
    emailMalformed: 'Check the e-mail address.',
    passwordTooShort: (min: number) => `A password has at least ${min} characters.`,
    passwordTooLong: (max: number) => `A password has at most ${max} characters.`,
    passwordTooCommon: 'This password is too common or too easy to guess. Choose another one.',
    tooManyInterests: (max: number) => `Choose at most ${max} interests.`,
    interestUnknown: 'One of these interests does not exist. Choose again.',
    notOneself: 'You cannot block yourself.',
    personNotFound: 'There is no such person.',
    wrongPassword: 'The password is wrong.',
    leadsCommunities: (names: readonly string[]) =>
      `You lead ${names.join(', ')}. Hand over the leadership or close the club first, then delete your account.`,
    tryAgain: 'This is not possible right now. Try again in a moment.',
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
