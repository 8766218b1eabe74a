import type { Locale } from '@moim/service-kit';

const texts = {
  ko: {
    codeGoodFor: (minutes: number) =>
      `코드는 ${minutes}분 동안 쓸 수 있어요. 여러 번 받았다면 가장 나중에 온 코드만 쓸 수 있어요.`,
    notYou: '직접 요청하지 않았다면 이 메일은 무시해도 괜찮아요. 아무것도 바뀌지 않았어요.',
    resetPassword: '새 비밀번호 정하기',
    signUp: {
      subject: '모임 가입 확인 코드',
      text: '모임에 가입하려면 가입 화면에 이 코드를 입력해 주세요.',
    },
    signUpKnown: {
      subject: '이미 모임에 가입되어 있어요',
      text: '이 이메일로 가입하려고 했지만, 이미 계정이 있어요. 로그인해 주세요. 비밀번호가 기억나지 않으면 새로 정할 수 있어요.',
    },
    reset: {
      subject: '모임 비밀번호 새로 정하기',
      text: '아래 링크를 열어 새 비밀번호를 정해 주세요. 링크는 30분 동안 한 번만 쓸 수 있어요. 정하고 나면 다른 기기에서는 모두 로그아웃돼요.',
    },
    resetUnknown: {
      subject: '이 이메일로 가입한 계정이 없어요',
      text: '모임 비밀번호를 새로 정하려고 했지만, 이 이메일로 가입한 계정이 없어요. 다른 이메일로 가입했을 수 있어요.',
      link: '모임 열기',
    },
    change: {
      subject: '모임 이메일 확인 코드',
      text: '이 이메일을 모임 계정에 쓰려면 화면에 이 코드를 입력해 주세요.',
    },
    changeKnown: {
      subject: '이미 다른 모임 계정에서 쓰는 이메일이에요',
      text: '이 이메일을 모임 계정에 쓰려고 했지만, 이미 다른 계정에서 쓰고 있어요. 그 계정으로 로그인하거나 다른 이메일을 골라 주세요.',
    },
    passwordChanged: {
      subject: '모임 비밀번호가 바뀌었어요',
      text: '모임 계정의 비밀번호가 바뀌어 다른 기기에서는 모두 로그아웃했어요.',
      note: '직접 바꾸지 않았다면 지금 바로 비밀번호를 새로 정해 주세요.',
    },
    emailChanged: {
      subject: '모임 계정의 이메일이 바뀌었어요',
      text: (email: string) => `이제 모임 계정에 ${email} 주소로 로그인해요. 이 주소로는 더 이상 로그인할 수 없어요.`,
      note: '직접 바꾸지 않았다면 이 모임을 운영하는 곳에 바로 알려 주세요.',
    },
  },
  en: {
    codeGoodFor: (minutes: number) =>
      `The code is good for ${minutes} minutes. If you were sent several, only the last one counts.`,
    notYou: 'If you did not ask for this, you need not do anything. Nothing has changed.',
    resetPassword: 'Choose a new password',
    signUp: {
      subject: 'Your code to join Moim',
      text: 'To join Moim, enter this code where you sign up.',
    },
    signUpKnown: {
      subject: 'You have a Moim account already',
      text: 'Somebody tried to join Moim with this address, which has an account already. Sign in; if you do not remember the password, you can choose a new one.',
    },
    reset: {
      subject: 'Choose a new password for Moim',
      text: 'Open this link to choose a new password. It can be used once, within 30 minutes. All other devices are signed out then.',
    },
    resetUnknown: {
      subject: 'No account with this address',
      text: 'Somebody asked for a new password at Moim, but this address has no account. You may have signed up with another one.',
      link: 'Open Moim',
    },
    change: {
      subject: 'Your code for a new address at Moim',
      text: 'To use this address for your Moim account, enter this code where you were asked for it.',
    },
    changeKnown: {
      subject: 'Another Moim account has this address',
      text: 'Somebody tried to use this address for a Moim account, but another account has it already. Sign in to that one, or choose another address.',
    },
    passwordChanged: {
      subject: 'Your Moim password was changed',
      text: 'The password of your Moim account was changed, and all other devices were signed out.',
      note: 'If it was not you, choose a new password right away.',
    },
    emailChanged: {
      subject: 'The address of your Moim account was changed',
      text: (email: string) => `You sign in to Moim with ${email} from now on, and with this address no more.`,
      note: 'If it was not you, tell whoever runs this Moim right away.',
    },
  },
};

/** What stands in letters, in the reader's language. */
export function mailTexts(locale: Locale) {
  return texts[locale];
}
