import type { Locale } from '@moim/service-kit';

const texts = {
  ko: {
    codeGoodFor: (minutes: number) =>
      `코드는 ${minutes}분 동안 쓸 수 있어요. 여러 번 받았다면 가장 나중에 온 코드만 쓸 수 있어요.`,
    notYou: '직접 요청하지 않았다면 이 메일은 무시해도 괜찮아요. 아무것도 바뀌지 않았어요.',
    resetPassword: '새 비밀번호 정하기',
    signUp: {
      subject: '모임 계정 확인 코드',
      text: '모임 계정을 만들려면 화면에 이 코드를 입력해 주세요.',
    },
    signUpKnown: {
      subject: '이미 모임 계정이 있어요',
      text: '이 이메일로 모임 계정을 만들려고 했지만, 이미 계정이 있어요. 쓰려는 서비스에서 로그인해 주세요. 비밀번호가 기억나지 않으면 새로 정할 수 있어요.',
    },
    reset: {
      subject: '모임 계정 비밀번호 새로 정하기',
      text: '아래 링크를 열어 새 비밀번호를 정해 주세요. 링크는 30분 동안 한 번만 쓸 수 있어요. 정하고 나면 모임 계정에 로그인해 둔 브라우저에서 모두 로그아웃돼요.',
    },
    resetUnknown: {
      subject: '이 이메일로 만든 모임 계정이 없어요',
      text: '모임 계정의 비밀번호를 새로 정하려고 했지만, 이 이메일로 만든 계정이 없어요. 다른 이메일로 만들었을 수 있어요.',
    },
    passwordChanged: {
      subject: '모임 계정의 비밀번호가 바뀌었어요',
      text: '모임 계정의 비밀번호가 바뀌어, 계정에 로그인해 둔 브라우저에서 모두 로그아웃했어요. 모임 계정으로 들어가 있던 서비스에서는 그 서비스에서 따로 로그아웃해 주세요.',
      note: '직접 바꾸지 않았다면 지금 바로 비밀번호를 새로 정해 주세요.',
    },
  },
  en: {
    codeGoodFor: (minutes: number) =>
      `The code is good for ${minutes} minutes. If you were sent several, only the last one counts.`,
    notYou: 'If you did not ask for this, you need not do anything. Nothing has changed.',
    resetPassword: 'Choose a new password',
    signUp: {
      subject: 'Your code for a Moim account',
      text: 'To create your Moim account, enter this code where you were asked for it.',
    },
    signUpKnown: {
      subject: 'You have a Moim account already',
      text: 'Somebody tried to create a Moim account with this address, which has one already. Sign in at the service that you want to use; if you do not remember the password, you can choose a new one.',
    },
    reset: {
      subject: 'Choose a new password for your Moim account',
      text: 'Open this link to choose a new password. It can be used once, within 30 minutes. All browsers that are signed in to the account are signed out then.',
    },
    resetUnknown: {
      subject: 'No Moim account with this address',
      text: 'Somebody asked for a new password for a Moim account, but this address has none. You may have signed up with another one.',
    },
    passwordChanged: {
      subject: 'The password of your Moim account was changed',
      text: 'The password of your Moim account was changed, and all browsers that were signed in to the account were signed out. Services that you use with it have sign-outs of their own.',
      note: 'If it was not you, choose a new password right away.',
    },
  },
};

/** What stands in letters, in the reader's language. */
export function mailTexts(locale: Locale) {
  return texts[locale];
}
