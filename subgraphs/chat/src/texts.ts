import type { Locale } from '@moim/service-kit';

const byLocale = {
  ko: {
    nobody: '알 수 없는 회원',
    textMissing: '메시지를 입력해 주세요.',
    textTooLong: (max: number) => `메시지는 ${max.toLocaleString('ko')}자까지 쓸 수 있어요.`,
    tooManyPhotos: (max: number) => `사진은 한 번에 ${max}장까지 보낼 수 있어요.`,
    replyTargetGone: '답장하려는 메시지가 이 대화방에 없어요.',
    messageDeleted: '삭제된 메시지예요.',
    notAnEmoji: '이모지 하나를 골라 주세요.',
    tooManyEmoji: (max: number) => `한 메시지에는 이모지를 ${max}가지까지 달 수 있어요.`,
    notWithOneself: '나와의 대화방은 만들 수 없어요.',
    personNotFound: '없는 회원이에요.',
  },
  en: {
    nobody: 'Somebody',
    textMissing: 'Enter a message.',
    textTooLong: (max: number) => `A message has at most ${max.toLocaleString('en')} characters.`,
    tooManyPhotos: (max: number) => `Send at most ${max} photos at a time.`,
    replyTargetGone: 'The message that you reply to is not in this room.',
    messageDeleted: 'This message was deleted.',
    notAnEmoji: 'Choose one emoji.',
    tooManyEmoji: (max: number) => `A message takes at most ${max} different emoji.`,
    notWithOneself: 'You cannot open a room with yourself.',
    personNotFound: 'There is no such person.',
  },
};

/** What people are told, in their language. */
export function texts(locale: Locale) {
  return byLocale[locale];
}
