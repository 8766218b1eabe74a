import type { Locale, SessionEndReason } from '@moim/service-kit';

const sessionEndedKo: Record<SessionEndReason, string> = {
  SIGNED_OUT: '로그아웃했어요. 다시 로그인해 주세요.',
  REVOKED: '다른 기기에서 이 기기를 로그아웃했어요. 다시 로그인해 주세요.',
  DEVICE_LIMIT: '다른 기기에서 로그인해서 이 기기는 로그아웃됐어요. 다시 로그인해 주세요.',
  REPLAYED: '이미 쓴 로그인 정보가 다시 사용되어 안전을 위해 로그아웃했어요. 다시 로그인해 주세요.',
  EXPIRED: '오랫동안 쓰지 않아 로그아웃됐어요. 다시 로그인해 주세요.',
  ACCOUNT_DELETED: '탈퇴한 계정이에요.',
  UNKNOWN: '로그인이 끝났어요. 다시 로그인해 주세요.',
};
const sessionEndedEn: Record<SessionEndReason, string> = {
  SIGNED_OUT: 'You have signed out. Sign in again.',
  REVOKED: 'This device was signed out from another one. Sign in again.',
  DEVICE_LIMIT: 'You signed in on another device, so this one was signed out. Sign in again.',
  REPLAYED: 'A used sign-in came again, so this device was signed out to be safe. Sign in again.',
  EXPIRED: 'You have not been here for a long time. Sign in again.',
  ACCOUNT_DELETED: 'This account was deleted.',
  UNKNOWN: 'Your session is over. Sign in again.',
};

const texts = {
  ko: {
    invalidCredentials: '이메일 또는 비밀번호가 맞지 않아요.',
    signUpRefused: '이 이메일과 비밀번호로는 가입할 수 없어요. 이미 가입했다면 로그인해 주세요.',
    emailCodeSent: (email: string) => `${email} 주소로 확인 코드를 보냈어요. 메일에 있는 코드를 입력해 주세요.`,
    emailCodeWrong: (minutes: number) =>
      `코드가 맞지 않거나 ${minutes}분이 지났어요. 가장 나중에 받은 코드를 입력하거나 코드를 다시 받아 주세요.`,
    emailUnusable: '이 이메일은 쓸 수 없어요. 다른 이메일을 골라 주세요.',
    linkExpired: '이미 썼거나 시간이 지난 링크예요. 비밀번호 찾기를 다시 해 주세요.',
    providerNotFound: '이 서비스 계정으로는 로그인할 수 없어요.',
    providerAway: '로그인 서비스가 응답하지 않아요. 잠시 뒤에 처음부터 다시 시도해 주세요.',
    providerSignInFailed: '다른 서비스 계정으로 로그인하지 못했어요. 처음부터 다시 시도해 주세요.',
    fromProvider: '다른 서비스 계정으로 가입할 때는 넣을 수 없어요.',
    signInAgain: '안전을 위해 다시 로그인하고 10분 안에 해 주세요.',
    emailMalformed: '이메일 주소를 확인해 주세요.',
    passwordTooShort: (min: number) => `비밀번호는 ${min}자 이상이어야 해요.`,
    passwordTooLong: (max: number) => `비밀번호는 ${max}자까지 쓸 수 있어요.`,
    passwordTooCommon: '너무 흔하거나 짐작하기 쉬운 비밀번호예요. 다른 비밀번호를 골라 주세요.',
    tooManyInterests: (max: number) => `관심사는 ${max}개까지 고를 수 있어요.`,
    interestUnknown: '없는 관심사가 있어요. 다시 골라 주세요.',
    notOneself: '나를 차단할 수는 없어요.',
    tooManyBlocks: (max: number) => `${max.toLocaleString('ko')}명까지 차단할 수 있어요.`,
    personNotFound: '없는 회원이에요.',
    wrongPassword: '비밀번호가 맞지 않아요.',
    leadsCommunities: (names: readonly string[]) =>
      `모임장인 모임이 있어요: ${names.join(', ')}. 모임장을 넘기거나 모임을 닫은 다음 탈퇴해 주세요.`,
    tryAgain: '지금은 할 수 없어요. 잠시 뒤에 다시 시도해 주세요.',
    sessionEnded: (reason: SessionEndReason) => sessionEndedKo[reason],
    sessionNotFound: '없는 기기예요.',
    deviceNameTooLong: (max: number) => `기기 이름은 ${max}자까지 쓸 수 있어요.`,
    nameMissing: '이름을 입력해 주세요.',
    nameTooLong: (max: number) => `이름은 ${max}자까지 쓸 수 있어요.`,
    bioTooLong: (max: number) => `소개는 ${max}자까지 쓸 수 있어요.`,
    regionTooLong: (max: number) => `지역은 ${max}자까지 쓸 수 있어요.`,
    pictureNotYours: '올린 사진을 찾을 수 없어요. 다시 골라 주세요.',
    picturesAreAway: '지금은 사진을 바꿀 수 없어요. 잠시 뒤에 다시 해 주세요.',
    pictureNotAnAddress: '사진 주소는 https 주소이거나 업로드한 사진이어야 해요.',
  },
  en: {
    invalidCredentials: 'The e-mail address or the password is wrong.',
    signUpRefused: 'No account can be made with this address and password. If you have one already, sign in.',
    emailCodeSent: (email: string) => `A code is on its way to ${email}. Enter the code that is in the letter.`,
    emailCodeWrong: (minutes: number) =>
      `The code is wrong, or ${minutes} minutes are over. Enter the one that came last, or have another one sent.`,
    emailUnusable: 'This address cannot be used. Choose another one.',
    linkExpired: 'This link was used already, or its time is over. Ask for another one.',
    providerNotFound: 'There is no sign-in with accounts of this service.',
    providerAway: 'The sign-in service does not answer. Begin again in a moment.',
    providerSignInFailed: 'The sign-in with an account of another service did not work. Begin again.',
    fromProvider: 'It cannot be given when you sign up with an account of another service.',
    signInAgain: 'To be safe, sign in again and do this within 10 minutes.',
    emailMalformed: 'Check the e-mail address.',
    passwordTooShort: (min: number) => `A password has at least ${min} characters.`,
    passwordTooLong: (max: number) => `A password has at most ${max} characters.`,
    passwordTooCommon: 'This password is too common or too easy to guess. Choose another one.',
    tooManyInterests: (max: number) => `Choose at most ${max} interests.`,
    interestUnknown: 'One of these interests does not exist. Choose again.',
    notOneself: 'You cannot block yourself.',
    tooManyBlocks: (max: number) => `You can block at most ${max.toLocaleString('en')} people.`,
    personNotFound: 'There is no such person.',
    wrongPassword: 'The password is wrong.',
    leadsCommunities: (names: readonly string[]) =>
      `You lead ${names.join(', ')}. Hand over the leadership or close the club first, then delete your account.`,
    tryAgain: 'This is not possible right now. Try again in a moment.',
    sessionEnded: (reason: SessionEndReason) => sessionEndedEn[reason],
    sessionNotFound: 'There is no such device.',
    deviceNameTooLong: (max: number) => `A device name has at most ${max} characters.`,
    nameMissing: 'Enter a name.',
    nameTooLong: (max: number) => `A name has at most ${max} characters.`,
    bioTooLong: (max: number) => `The introduction has at most ${max} characters.`,
    regionTooLong: (max: number) => `A region has at most ${max} characters.`,
    pictureNotYours: 'The photo you sent is not there. Choose it again.',
    picturesAreAway: 'The picture cannot be changed at the moment. Try again later.',
    pictureNotAnAddress: 'The picture must be an https address or an uploaded photo.',
  },
};

/** What people are told, in their language. */
export function messages(locale: Locale) {
  return texts[locale];
}
