import { rng } from './random.ts';
import { SERIES, type Series } from './schedule-series.ts';
import { type Club, daysAgo, type World } from './world.ts';

/** A meet-up of the demo world, before anybody has a seat. */
export interface Meetup {
  key: string;
  club: Club;
  /** Key of a person. */
  host: string;
  title: string;
  description: string | null;
  place: string | null;
  startsAt: Date;
  hours: number;
  /** Whole won; null: free. */
  fee: number | null;
  capacity: number | null;
  /** How many have a seat, and how many wait for one. */
  attending: number;
  waiting: number;
  /** Keys of people who are among them, in this order; a place in the waiting line counts from 0. */
  going: string[];
  waitingAt: Record<number, string>;
  /** How many gave their seat up again. */
  withdrawn: number;
  postedAt: Date;
  opensAt: Date | null;
  closesAt: Date | null;
  cancelledAt: Date | null;
}

const HOUR_MS = 3600_000;
const DAY_MS = 24 * HOUR_MS;
const KST_MS = 9 * HOUR_MS;

/**
 * An hour (Korean time, may have a fraction) so many days from today. Days are counted from the world's now, not by the week, so that
 * the demo world has the same order on whichever day it is made.
 */
function onDay(now: Date, days: number, hour: number): Date {
  const today = Math.floor((now.getTime() + KST_MS) / DAY_MS) * DAY_MS;
  return new Date(today + days * DAY_MS + hour * HOUR_MS - KST_MS);
}

/** All meet-ups of the demo world. Lists of the clubs of the catalogue grow with the world's scale, those of their copies do not. */
export function meetups(world: World): Meetup[] {
  const { clubs, scale } = world;
  return [
    ...bukhansanMeetups(world),
    ...clubs.flatMap((club) => {
      const original = club.key.replace(/-\d+$/, '');
      const factor = club.key === original ? scale : 1;
      return (SERIES[original] ?? []).flatMap((series, i) =>
        repeated(world, club, series, `${club.key} ${i + 1}`, factor),
      );
    }),
  ];
}

/** The meet-ups of 북한산 등산회 that other parts of the demo world speak of, and as the world grows later ones. */
function bukhansanMeetups({ now, scale, club }: World): Meetup[] {
  const plan = (key: string, inDays: number, rest: Partial<Meetup> & Pick<Meetup, 'title'>): Meetup => ({
    key,
    club: club('bukhansan'),
    host: 'minji',
    description: null,
    place: '북한산성 탐방지원센터 앞',
    startsAt: onDay(now, inDays, 8),
    hours: 6,
    fee: null,
    capacity: null,
    attending: 0,
    waiting: 0,
    going: [],
    waitingAt: {},
    withdrawn: 0,
    postedAt: daysAgo(now, 6),
    opensAt: null,
    closesAt: null,
    cancelledAt: null,
    ...rest,
  });
  const later = Array.from({ length: 3 * (scale - 1) }, (_, i) =>
    plan(`bukhansan-later-${i + 1}`, 31 + 7 * i, {
      title: `정기 산행 미리 신청 ${i + 1}주차`,
      capacity: 20 * scale,
      attending: 5 * scale,
      going: ['minji', 'seoyeon'],
    }),
  );
  return [
    plan('bukhansan-open', 3, {
      title: '토요일 백운대 정기 산행',
      description:
        '북한산성에서 출발해 위문을 지나 백운대까지 갑니다. 쉬는 시간을 넉넉히 잡아 왕복 5시간쯤 걸려요.\n\n' +
        '준비물: 등산화, 물 1리터, 도시락, 장갑\n초보도 환영합니다. 뒤에서 같이 걸어요!',
      capacity: 20 * scale,
      attending: 12 * scale,
      withdrawn: scale,
      going: ['minji', 'junho', 'seoyeon'],
      closesAt: onDay(now, 2, 18),
    }),
    plan('bukhansan-full', 10, {
      title: '숨은벽 능선 소수 정예 산행',
      host: 'junho',
      description: '바위 구간이 있어 여덟 명만 모십니다. 헬멧과 접지력 좋은 신발이 꼭 필요해요.',
      place: '밤골 공원지킴터',
      capacity: 8 * scale,
      attending: 8 * scale,
      waiting: 4 * scale,
      withdrawn: scale,
      going: ['junho', 'minji'],
      waitingAt: { 1: 'seoyeon' },
      postedAt: daysAgo(now, 9),
      opensAt: daysAgo(now, 7),
    }),
    plan('bukhansan-cancelled', 17, {
      title: '도봉산 연합 산행',
      host: 'person-2',
      description: '탐방로 정비로 구간이 통제되어 이번 산행은 쉽니다. 다음에 다시 잡을게요!',
      place: '도봉산역 1번 출구',
      capacity: 15 * scale,
      attending: 5 * scale,
      going: ['minji', 'seoyeon'],
      cancelledAt: daysAgo(now, 1),
    }),
    plan('bukhansan-not-open', 24, {
      title: '1박 2일 대피소 산행',
      description: '대피소 예약이 끝나는 대로 신청을 엽니다. 참가비에는 대피소와 저녁 식사가 들어 있어요.',
      place: '북한산우이역 2번 출구',
      hours: 30,
      fee: 15_000,
      capacity: 16 * scale,
      postedAt: daysAgo(now, 2),
      opensAt: daysAgo(now, -5),
    }),
    ...later,
  ];
}

/** The planned and the past meet-ups of a series, `factor` times as many, each with `factor` times as many seats and people. */
function repeated({ now }: World, club: Club, series: Series, key: string, factor: number): Meetup[] {
  const { capacity, waiting = 0, going = [], everyDays } = series;
  const random = rng(`series ${key}`);
  const members = new Set(club.members.map(({ person }) => person.key));
  const seats = capacity === undefined ? null : capacity * factor;
  // The first to come is number 0, the last that has been -1.
  const meetup = (nth: number, isFull: boolean): Meetup => {
    const startsAt = onDay(now, series.inDays + nth * everyDays, series.hour);
    const variation = club.members.length > 5 ? random.int(-2, 2) : 0;
    return {
      key: `${key} ${nth}`,
      club,
      host: club.leader,
      title: inTurn(series.titles, nth),
      description: series.description,
      place: inTurn(series.places, nth),
      startsAt,
      hours: series.hours,
      fee: series.fee ?? null,
      capacity: seats,
      attending: Math.min(seats ?? Number.MAX_SAFE_INTEGER, series.attending * factor + (isFull ? 0 : variation)),
      waiting: isFull ? waiting * factor : 0,
      going: [club.leader, ...going.filter((person) => person !== club.leader && members.has(person))],
      waitingAt: {},
      withdrawn: random.int(0, 1),
      postedAt: daysAgo(new Date(Math.min(startsAt.getTime(), now.getTime())), random.int(12, 20)),
      opensAt: null,
      closesAt: null,
      cancelledAt: null,
    };
  };
  return [
    ...Array.from({ length: series.upcoming * factor }, (_, i) => meetup(i, waiting > 0)),
    ...Array.from({ length: series.past * factor }, (_, i) => meetup(-1 - i, false)),
  ];
}

/** The nth of a list that begins again at its end; -1 is the last. */
function inTurn(items: readonly string[], nth: number): string {
  const { length } = items;
  return items[((nth % length) + length) % length] as string;
}
