import type { Locale } from '@moim/service-kit';

const texts = {
  ko: {
    titleMissing: '제목을 입력해 주세요.',
    titleTooLong: (max: number) => `제목은 ${max}자까지 쓸 수 있어요.`,
    descriptionTooLong: (max: number) => `설명은 ${max.toLocaleString('ko')}자까지 쓸 수 있어요.`,
    placeTooLong: (max: number) => `장소는 ${max}자까지 쓸 수 있어요.`,
    startMissing: '시작 시각을 입력해 주세요.',
    startPast: '시작 시각이 이미 지났어요.',
    endMissing: '끝나는 시각을 입력해 주세요.',
    endBeforeStart: '끝나는 시각은 시작 시각보다 늦어야 해요.',
    opensTooLate: '신청 시작은 모임 시작과 신청 마감보다 빨라야 해요.',
    feeNegative: '참가비는 0보다 작을 수 없어요.',
    currencyUnknown: '통화는 KRW 같은 세 글자 코드로 적어 주세요.',
    capacityOutOfRange: (max: number) => `정원은 1명부터 ${max.toLocaleString('ko')}명까지 정할 수 있어요.`,
    capacityTooSmall: (taken: number) => `이미 ${taken}명이 참석하기로 해서 정원을 그보다 줄일 수 없어요.`,
    full: '자리가 다 찼어요. 대기 신청을 할 수 있어요.',
    notOpenYet: '아직 신청을 받지 않아요.',
    registrationClosed: '신청이 마감됐어요.',
    notAMember: '모임 멤버만 참석할 수 있어요. 먼저 가입해 주세요.',
    cancelled: '취소된 일정이에요.',
    started: '이미 시작한 일정이에요.',
    over: '이미 끝난 일정이에요.',
    checkedIn: '출석이 확인돼서 참석을 취소할 수 없어요.',
    notAttending: '참석자가 아니에요.',
  },
  en: {
    titleMissing: 'Enter a title.',
    titleTooLong: (max: number) => `A title has at most ${max} characters.`,
    descriptionTooLong: (max: number) => `The description has at most ${max.toLocaleString('en')} characters.`,
    placeTooLong: (max: number) => `A place has at most ${max} characters.`,
    startMissing: 'Enter when it starts.',
    startPast: 'That start has passed already.',
    endMissing: 'Enter when it ends.',
    endBeforeStart: 'It has to end after it starts.',
    opensTooLate: 'Registration has to open before it closes and before the meet-up starts.',
    feeNegative: 'The fee cannot be less than 0.',
    currencyUnknown: 'Give the currency as a code of three letters, such as KRW.',
    capacityOutOfRange: (max: number) => `There can be 1 to ${max.toLocaleString('en')} seats.`,
    capacityTooSmall: (taken: number) => `${taken} people have a seat already: there cannot be fewer.`,
    full: 'All seats are taken. You can join the waiting line.',
    notOpenYet: 'Registration is not open yet.',
    registrationClosed: 'Registration has closed.',
    notAMember: 'Only members of the club can attend. Join it first.',
    cancelled: 'This meet-up was called off.',
    started: 'This meet-up has started already.',
    over: 'This meet-up is over already.',
    checkedIn: 'You have been checked in: the seat cannot be given up any more.',
    notAttending: 'This person has no seat.',
  },
};

/** What people are told, in their language. */
export function messages(locale: Locale) {
  return texts[locale];
}
