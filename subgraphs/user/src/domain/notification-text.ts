import type { Locale } from '@moim/service-kit';
import type { NotificationKind } from '../generated/prisma/enums.ts';
import type { NotificationRow } from '../rows.ts';

/** A sentence from who did it and what the notification names (`params`). */
type Sentence = (actor: string, params: Record<string, string>) => string;

const sentences: Record<Locale, Record<NotificationKind, Sentence>> = {
  ko: {
    MEMBER_JOINED: (actor, { community }) => `${actor}님이 ${community} 모임에 가입했어요.`,
    JOIN_REQUESTED: (actor, { community }) => `${actor}님이 ${community} 모임에 가입을 신청했어요.`,
    JOIN_APPROVED: (_actor, { community }) => `${community} 모임 가입이 승인됐어요.`,
    MEMBER_REMOVED: (_actor, { community }) => `${community} 모임에서 내보내졌어요.`,
    LEADERSHIP_CLAIMED: (actor, { community, takesEffectAt }) =>
      `${actor}님이 자리를 비운 모임장을 대신해 ${day(takesEffectAt, 'ko')}부터 ${community} 모임을 이끌겠다고 했어요.`,
    LEADERSHIP_SUCCEEDED: (actor, { community }) => `이제 ${actor}님이 ${community} 모임을 이끌어요.`,
    LEADERSHIP_CLAIM_REFUSED: (_actor, { community }) =>
      `${community} 모임의 모임장이 돌아와서 모임장 이어받기가 취소됐어요.`,
    COMMUNITY_CLOSED: (_actor, { community }) => `${community} 모임이 문을 닫았어요.`,
    COMMENTED: (actor, { post }) => `${actor}님이 ‘${post}’ 글에 댓글을 남겼어요.`,
    REPLIED: (actor, { post }) => `${actor}님이 ‘${post}’ 글에서 내 댓글에 답글을 남겼어요.`,
    LIKED: (actor, { post }) => `${actor}님이 ‘${post}’ 글을 좋아해요.`,
    MENTIONED: (actor, { post }) => `${actor}님이 ‘${post}’ 글에서 나를 언급했어요.`,
    SEAT_GRANTED: (_actor, { schedule }) => `‘${schedule}’ 정모에 자리가 났어요. 참석이 확정됐어요.`,
    SCHEDULE_CREATED: (_actor, { community, schedule }) =>
      `${community} 모임에 새 정모 ‘${schedule}’ 일정이 올라왔어요.`,
    SCHEDULE_CHANGED: (_actor, { schedule }) => `‘${schedule}’ 정모의 일정이 바뀌었어요.`,
    SCHEDULE_CANCELLED: (_actor, { schedule }) => `‘${schedule}’ 정모가 취소됐어요.`,
    SCHEDULE_REMINDER: (_actor, { schedule, startsAt }) => `‘${schedule}’ 정모가 ${moment(startsAt, 'ko')}에 시작해요.`,
    DEVICE_SIGNED_OUT: (_actor, { device }) =>
      `다른 기기에서 로그인해서 가장 오래 쓰지 않은 기기가 로그아웃됐어요: ${device || '이름 없는 기기'}`,
    SESSION_COMPROMISED: (_actor, { device }) =>
      `이미 쓴 로그인 정보가 다시 사용되어 기기를 로그아웃했어요: ${device || '이름 없는 기기'}. 내가 한 일이 아니라면 비밀번호를 확인해 주세요.`,
    REPORT_FILED: (_actor, { community }) => `${community} 모임에 새 신고가 들어왔어요.`,
    REPORT_RESOLVED: (_actor, { community, outcome }) =>
      outcome === 'UPHELD'
        ? `${community} 모임에서 신고한 내용을 확인하고 조치했어요.`
        : `${community} 모임에서 신고한 내용을 확인했지만 문제를 찾지 못했어요.`,
  },
  en: {
    MEMBER_JOINED: (actor, { community }) => `${actor} joined ${community}.`,
    JOIN_REQUESTED: (actor, { community }) => `${actor} asks to join ${community}.`,
    JOIN_APPROVED: (_actor, { community }) => `You are now a member of ${community}.`,
    MEMBER_REMOVED: (_actor, { community }) => `You were removed from ${community}.`,
    LEADERSHIP_CLAIMED: (actor, { community, takesEffectAt }) =>
      `${actor} asks to lead ${community} from ${day(takesEffectAt, 'en')} on, in place of its absent leader.`,
    LEADERSHIP_SUCCEEDED: (actor, { community }) => `${actor} leads ${community} now.`,
    LEADERSHIP_CLAIM_REFUSED: (_actor, { community }) =>
      `The leader of ${community} is back: nobody else takes the club over.`,
    COMMUNITY_CLOSED: (_actor, { community }) => `${community} was closed.`,
    COMMENTED: (actor, { post }) => `${actor} commented on “${post}”.`,
    REPLIED: (actor, { post }) => `${actor} replied to your comment on “${post}”.`,
    LIKED: (actor, { post }) => `${actor} likes “${post}”.`,
    MENTIONED: (actor, { post }) => `${actor} mentioned you in “${post}”.`,
    SEAT_GRANTED: (_actor, { schedule }) => `A seat came free: you are going to “${schedule}”.`,
    SCHEDULE_CREATED: (_actor, { community, schedule }) => `${community} plans a meet-up: “${schedule}”.`,
    SCHEDULE_CHANGED: (_actor, { schedule }) => `“${schedule}” has changed.`,
    SCHEDULE_CANCELLED: (_actor, { schedule }) => `“${schedule}” was cancelled.`,
    SCHEDULE_REMINDER: (_actor, { schedule, startsAt }) => `“${schedule}” begins on ${moment(startsAt, 'en')}.`,
    DEVICE_SIGNED_OUT: (_actor, { device }) =>
      `You signed in on another device, so the one not used for longest was signed out: ${device || 'a device without a name'}.`,
    SESSION_COMPROMISED: (_actor, { device }) =>
      `A used sign-in came again, so a device was signed out: ${device || 'a device without a name'}. If this was not you, check your password.`,
    REPORT_FILED: (_actor, { community }) => `Something was reported to ${community}.`,
    REPORT_RESOLVED: (_actor, { community, outcome }) =>
      outcome === 'UPHELD'
        ? `${community} has looked at what you reported and dealt with it.`
        : `${community} has looked at what you reported and found nothing wrong with it.`,
  },
};

const nobody: Record<Locale, string> = { ko: '알 수 없는 회원', en: 'Somebody' };

/** The day of an instant, where the clubs are. */
function day(instant: string | undefined, locale: Locale): string {
  if (instant === undefined) return '';
  return new Intl.DateTimeFormat(locale, { month: 'long', day: 'numeric', timeZone: 'Asia/Seoul' }).format(
    new Date(instant),
  );
}

/** Day and time of an instant, where the clubs are: `11월 28일 (토) 오전 9:00`. */
function moment(instant: string | undefined, locale: Locale): string {
  if (instant === undefined) return '';
  const date = new Date(instant);
  const of = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'Asia/Seoul', ...options }).format(date);
  const time = of({ hour: 'numeric', minute: '2-digit' });
  const day = of({ month: 'long', day: 'numeric', weekday: 'short' });
  return locale === 'ko' ? `${day} ${time}` : `${day} at ${time} (Korean time)`;
}

/** The notification as one sentence in the reader's language. `actorName` is null when the account is gone. */
export function notificationText(
  { kind, params }: Pick<NotificationRow, 'kind' | 'params'>,
  actorName: string | null,
  locale: Locale,
): string {
  return sentences[locale][kind](actorName ?? nobody[locale], params);
}
