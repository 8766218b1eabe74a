import type { Locale } from '@moim/service-kit';

const texts = {
  ko: {
    service: '모임 계정',
    signIn: '로그인',
    signInTo: (client: string) => `${client}에 로그인`,
    signUp: '모임 계정 만들기',
    signUpTo: (client: string) => `만들고 나면 바로 ${client}에 로그인해요.`,
    email: '이메일',
    password: '비밀번호',
    name: '이름',
    newPasswordHint: (min: number) => `${min}자 이상`,
    staySignedIn: '로그인 상태 유지',
    staySignedInHint: '여럿이 쓰는 기기라면 켜지 마세요.',
    createAccount: '계정 만들기',
    noAccount: '아직 모임 계정이 없나요?',
    haveAccount: '이미 모임 계정이 있나요?',
    cancel: '취소하고 돌아가기',
    consentTitle: (client: string) => `${client}에 정보를 알려도 될까요?`,
    consentText: (client: string) => `${client}에서 다음 정보를 요청해요.`,
    consentOnce: '한 번 동의하면 다음부터는 묻지 않아요.',
    scopes: { profile: '이름', email: '이메일 주소', openid: '이 계정을 알아보는 번호' },
    agree: '동의하고 계속',
    decline: '동의하지 않기',
    signedInAs: '로그인한 계정',
    otherAccount: '다른 계정으로 로그인',
    invalidCredentials: '이메일 또는 비밀번호가 맞지 않아요.',
    signUpRefused: '이 이메일과 비밀번호로는 계정을 만들 수 없어요. 이미 만들었다면 로그인해 주세요.',
    emailMalformed: '이메일 주소를 확인해 주세요.',
    passwordTooShort: (min: number) => `비밀번호는 ${min}자 이상이어야 해요.`,
    passwordTooLong: (max: number) => `비밀번호는 ${max}자까지 쓸 수 있어요.`,
    passwordTooCommon: '너무 흔하거나 짐작하기 쉬운 비밀번호예요. 다른 비밀번호를 골라 주세요.',
    nameMissing: '이름을 입력해 주세요.',
    nameTooLong: (max: number) => `이름은 ${max}자까지 쓸 수 있어요.`,
    tooManyAttempts: (minutes: number) => `너무 여러 번 시도했어요. ${minutes}분 뒤에 다시 해 주세요.`,
    home: '여러 서비스에서 함께 쓰는 모임 계정의 로그인 서버예요. 로그인하려면 쓰려는 서비스에서 시작해 주세요.',
    forDevelopers: '이 화면을 문의할 때 함께 알려 주세요',
    errors: {
      unknownClient: [
        '모르는 서비스예요',
        '로그인을 요청한 서비스가 이 로그인 서버에 등록되어 있지 않아요. 주소를 직접 입력했다면 서비스로 돌아가 다시 시작해 주세요.',
      ],
      redirectUri: [
        '돌아갈 주소가 등록되어 있지 않아요',
        '로그인한 다음 돌아갈 주소가 이 서비스에 등록된 주소와 달라요. 안전을 위해 보내지 않았어요.',
      ],
      pkce: [
        '안전하지 않은 로그인 요청이에요',
        '서비스가 보낸 요청에 필요한 보안 정보(PKCE, S256)가 없거나 맞지 않아 로그인을 시작하지 않았어요.',
      ],
      expired: [
        '로그인 시간이 지났어요',
        '너무 오래 걸렸거나 이미 끝난 로그인이에요. 서비스로 돌아가 처음부터 다시 로그인해 주세요. 쿠키를 막아 두었다면 허용해 주세요.',
      ],
      crossSite: [
        '다른 곳에서 보낸 요청이에요',
        '이 서버의 화면에서 보낸 요청이 아니라서 처리하지 않았어요. 서비스로 돌아가 다시 로그인해 주세요.',
      ],
      notFound: ['없는 화면이에요', '주소를 다시 확인해 주세요. 로그인하려면 쓰려는 서비스에서 시작해 주세요.'],
      badRequest: [
        '로그인 요청이 올바르지 않아요',
        '서비스가 보낸 요청을 처리할 수 없어요. 서비스로 돌아가 다시 시도해 주세요.',
      ],
      server: [
        '지금은 로그인할 수 없어요',
        '로그인 서버에 문제가 생겼어요. 잠시 뒤에 서비스로 돌아가 다시 시도해 주세요.',
      ],
    },
  },
  en: {
    service: 'Moim account',
    signIn: 'Sign in',
    signInTo: (client: string) => `Sign in to ${client}`,
    signUp: 'Create a Moim account',
    signUpTo: (client: string) => `You are then signed in to ${client}.`,
    email: 'E-mail',
    password: 'Password',
    name: 'Name',
    newPasswordHint: (min: number) => `At least ${min} characters`,
    staySignedIn: 'Stay signed in',
    staySignedInHint: 'Not on a device that others use, too.',
    createAccount: 'Create account',
    noAccount: 'No Moim account yet?',
    haveAccount: 'Have a Moim account already?',
    cancel: 'Cancel and go back',
    consentTitle: (client: string) => `Share this with ${client}?`,
    consentText: (client: string) => `${client} asks for the following.`,
    consentOnce: 'Once you agree, you are not asked again.',
    scopes: { profile: 'Your name', email: 'Your e-mail address', openid: 'A number that identifies this account' },
    agree: 'Agree and continue',
    decline: 'Do not agree',
    signedInAs: 'Signed in as',
    otherAccount: 'Use another account',
    invalidCredentials: 'The e-mail address or the password is wrong.',
    signUpRefused: 'No account can be made with this address and password. If you have one already, sign in.',
    emailMalformed: 'Check the e-mail address.',
    passwordTooShort: (min: number) => `A password has at least ${min} characters.`,
    passwordTooLong: (max: number) => `A password has at most ${max} characters.`,
    passwordTooCommon: 'This password is too common or too easy to guess. Choose another one.',
    nameMissing: 'Enter a name.',
    nameTooLong: (max: number) => `A name has at most ${max} characters.`,
    tooManyAttempts: (minutes: number) =>
      `Too many attempts. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
    home: 'The sign-in server of the Moim account, which several services share. To sign in, start at the service that you want to use.',
    forDevelopers: 'Tell this when you ask about this page',
    errors: {
      unknownClient: [
        'An unknown service',
        'The service that asks for a sign-in is not registered here. If you typed the address, go back to the service and start again.',
      ],
      redirectUri: [
        'The address to go back to is not registered',
        'The address to go back to after the sign-in is none that is registered for this service. To be safe, nobody was sent there.',
      ],
      pkce: [
        'Not a safe sign-in request',
        'What the service has sent lacks a security measure (PKCE with S256) or has it wrong, so the sign-in was not started.',
      ],
      expired: [
        'This sign-in is over',
        'It took too long or is finished already. Go back to the service and sign in again from the start. If you block cookies, allow them.',
      ],
      crossSite: [
        'This request came from elsewhere',
        'It was not sent by a page of this server, so nothing was done. Go back to the service and sign in again.',
      ],
      notFound: ['There is no such page', 'Check the address. To sign in, start at the service that you want to use.'],
      badRequest: [
        'Not a proper sign-in request',
        'What the service has sent cannot be handled. Go back to the service and try again.',
      ],
      server: [
        'Signing in is not possible right now',
        'Something went wrong at the sign-in server. Go back to the service in a moment and try again.',
      ],
    },
  },
};

export type ErrorKind = keyof (typeof texts)['ko']['errors'];

/** What people are told, in their language. */
export function messages(locale: Locale) {
  return texts[locale];
}
