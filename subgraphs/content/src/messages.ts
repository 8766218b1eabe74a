import type { Locale } from '@moim/service-kit';

const texts = {
  ko: {
    titleMissing: '제목을 입력해 주세요.',
    titleTooLong: (max: number) => `제목은 ${max}자까지 쓸 수 있어요.`,
    bodyTooLong: (max: number) => `본문은 ${max}자까지 쓸 수 있어요.`,
    commentMissing: '댓글을 입력해 주세요.',
    commentTooLong: (max: number) => `댓글은 ${max}자까지 쓸 수 있어요.`,
    replyTargetGone: '답글을 달 댓글이 없어요. 삭제됐을 수 있어요.',
    tooManyPhotos: (max: number) => `사진은 ${max}장까지 올릴 수 있어요.`,
    photoTwice: '같은 사진을 두 번 올릴 수 없어요.',
    photoMissing: '이 모임에 직접 올린 사진만 넣을 수 있어요.',
    questionMissing: '투표 질문을 입력해 주세요.',
    questionTooLong: (max: number) => `투표 질문은 ${max}자까지 쓸 수 있어요.`,
    optionCount: (min: number, max: number) => `선택지는 ${min}개부터 ${max}개까지 만들 수 있어요.`,
    optionMissing: '선택지를 입력해 주세요.',
    optionTooLong: (max: number) => `선택지는 ${max}자까지 쓸 수 있어요.`,
    optionTwice: '같은 선택지가 두 번 있어요.',
    closesInThePast: '투표 마감은 지금보다 뒤여야 해요.',
    pollClosed: '마감된 투표예요.',
    pollTakesOne: '하나만 고를 수 있어요.',
    optionUnknown: '이 투표에 없는 선택지예요.',
  },
  en: {
    titleMissing: 'Enter a title.',
    titleTooLong: (max: number) => `A title has at most ${max} characters.`,
    bodyTooLong: (max: number) => `A post has at most ${max} characters.`,
    commentMissing: 'Enter a comment.',
    commentTooLong: (max: number) => `A comment has at most ${max} characters.`,
    replyTargetGone: 'The comment you answer is not there. It may have been deleted.',
    tooManyPhotos: (max: number) => `A post has at most ${max} photos.`,
    photoTwice: 'A photo can be in a post only once.',
    photoMissing: 'Only photos that you added to this club can be used.',
    questionMissing: 'Enter a question for the poll.',
    questionTooLong: (max: number) => `A question has at most ${max} characters.`,
    optionCount: (min: number, max: number) => `A poll has ${min} to ${max} options.`,
    optionMissing: 'Enter the option.',
    optionTooLong: (max: number) => `An option has at most ${max} characters.`,
    optionTwice: 'This option is there twice.',
    closesInThePast: 'The poll must close later than now.',
    pollClosed: 'This poll is closed.',
    pollTakesOne: 'Choose one option only.',
    optionUnknown: 'This poll has no such option.',
  },
};

/** What people are told, in their language. */
export function messages(locale: Locale) {
  return texts[locale];
}
