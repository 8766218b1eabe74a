import { describe, expect, test } from 'vitest';
import { ALL_KINDS } from '../src/domain/notification-kinds.ts';
import { notificationText } from '../src/domain/notification-text.ts';

const params = {
  device: '민지의 iPad',
  community: '북한산 등산회',
  post: '백운대 코스 안내',
  schedule: '토요일 정기 산행',
  startsAt: '2026-11-28T00:00:00.000Z',
  // Early in the morning of the next day, where the clubs are.
  takesEffectAt: '2026-11-30T20:00:00.000Z',
};
const texts = (locale: 'ko' | 'en', actor: string | null = '이준호') =>
  Object.fromEntries(ALL_KINDS.map((kind) => [kind, notificationText({ kind, params }, actor, locale)]));

describe('the sentences of the feed', () => {
  test('in Korean', () => {
    expect(texts('ko')).toEqual({
      MEMBER_JOINED: '이준호님이 북한산 등산회 모임에 가입했어요.',
      JOIN_REQUESTED: '이준호님이 북한산 등산회 모임에 가입을 신청했어요.',
      JOIN_APPROVED: '북한산 등산회 모임 가입이 승인됐어요.',
      MEMBER_REMOVED: '북한산 등산회 모임에서 내보내졌어요.',
      LEADERSHIP_CLAIMED: '이준호님이 자리를 비운 모임장을 대신해 12월 1일부터 북한산 등산회 모임을 이끌겠다고 했어요.',
      LEADERSHIP_SUCCEEDED: '이제 이준호님이 북한산 등산회 모임을 이끌어요.',
      LEADERSHIP_CLAIM_REFUSED: '북한산 등산회 모임의 모임장이 돌아와서 모임장 이어받기가 취소됐어요.',
      COMMUNITY_CLOSED: '북한산 등산회 모임이 문을 닫았어요.',
      COMMENTED: '이준호님이 ‘백운대 코스 안내’ 글에 댓글을 남겼어요.',
      REPLIED: '이준호님이 ‘백운대 코스 안내’ 글에서 내 댓글에 답글을 남겼어요.',
      LIKED: '이준호님이 ‘백운대 코스 안내’ 글을 좋아해요.',
      MENTIONED: '이준호님이 ‘백운대 코스 안내’ 글에서 나를 언급했어요.',
      SEAT_GRANTED: '‘토요일 정기 산행’ 정모에 자리가 났어요. 참석이 확정됐어요.',
      SCHEDULE_CREATED: '북한산 등산회 모임에 새 정모 ‘토요일 정기 산행’ 일정이 올라왔어요.',
      SCHEDULE_CHANGED: '‘토요일 정기 산행’ 정모의 일정이 바뀌었어요.',
      SCHEDULE_CANCELLED: '‘토요일 정기 산행’ 정모가 취소됐어요.',
      SCHEDULE_REMINDER: '‘토요일 정기 산행’ 정모가 11월 28일 (토) 오전 9:00에 시작해요.',
      DEVICE_SIGNED_OUT: '다른 기기에서 로그인해서 가장 오래 쓰지 않은 기기가 로그아웃됐어요: 민지의 iPad',
      SESSION_COMPROMISED:
        '이미 쓴 로그인 정보가 다시 사용되어 기기를 로그아웃했어요: 민지의 iPad. 내가 한 일이 아니라면 비밀번호를 확인해 주세요.',
      REPORT_FILED: '북한산 등산회 모임에 새 신고가 들어왔어요.',
      REPORT_RESOLVED: '북한산 등산회 모임에서 신고한 내용을 확인했지만 문제를 찾지 못했어요.',
    });
  });

  test('in English', () => {
    expect(texts('en')).toEqual({
      MEMBER_JOINED: '이준호 joined 북한산 등산회.',
      JOIN_REQUESTED: '이준호 asks to join 북한산 등산회.',
      JOIN_APPROVED: 'You are now a member of 북한산 등산회.',
      MEMBER_REMOVED: 'You were removed from 북한산 등산회.',
      LEADERSHIP_CLAIMED: '이준호 asks to lead 북한산 등산회 from December 1 on, in place of its absent leader.',
      LEADERSHIP_SUCCEEDED: '이준호 leads 북한산 등산회 now.',
      LEADERSHIP_CLAIM_REFUSED: 'The leader of 북한산 등산회 is back: nobody else takes the club over.',
      COMMUNITY_CLOSED: '북한산 등산회 was closed.',
      COMMENTED: '이준호 commented on “백운대 코스 안내”.',
      REPLIED: '이준호 replied to your comment on “백운대 코스 안내”.',
      LIKED: '이준호 likes “백운대 코스 안내”.',
      MENTIONED: '이준호 mentioned you in “백운대 코스 안내”.',
      SEAT_GRANTED: 'A seat came free: you are going to “토요일 정기 산행”.',
      SCHEDULE_CREATED: '북한산 등산회 plans a meet-up: “토요일 정기 산행”.',
      SCHEDULE_CHANGED: '“토요일 정기 산행” has changed.',
      SCHEDULE_CANCELLED: '“토요일 정기 산행” was cancelled.',
      SCHEDULE_REMINDER: '“토요일 정기 산행” begins on Sat, November 28 at 9:00 AM (Korean time).',
      DEVICE_SIGNED_OUT:
        'You signed in on another device, so the one not used for longest was signed out: 민지의 iPad.',
      SESSION_COMPROMISED:
        'A used sign-in came again, so a device was signed out: 민지의 iPad. If this was not you, check your password.',
      REPORT_FILED: 'Something was reported to 북한산 등산회.',
      REPORT_RESOLVED: '북한산 등산회 has looked at what you reported and found nothing wrong with it.',
    });
  });

  test.each([
    ['ko', '북한산 등산회 모임에서 신고한 내용을 확인하고 조치했어요.'],
    ['en', '북한산 등산회 has looked at what you reported and dealt with it.'],
  ] as const)('say that something was done about a report (%s)', (locale, text) => {
    const upheld = { kind: 'REPORT_RESOLVED', params: { ...params, outcome: 'UPHELD' } } as const;
    expect(notificationText(upheld, null, locale)).toBe(text);
  });

  test.each([
    ['ko', '알 수 없는 회원'],
    ['en', 'Somebody'],
  ] as const)('name nobody who is gone (%s)', (locale, nobody) => {
    expect(texts(locale, null).LIKED).toContain(nobody);
  });
});
