import { CLUB_PLANS, type ClubPlan, GIVEN_NAMES, REGIONS, SURNAMES } from './catalogue.ts';
import { demoId, rng } from './random.ts';

export type Role = 'LEADER' | 'STAFF' | 'MEMBER';

export interface Person {
  /** What the demo world calls the person: `minji`, `person-7`. */
  key: string;
  id: string;
  email: string;
  name: string;
  bio: string | null;
  mbti: string | null;
  region: string;
  interestIds: readonly string[];
  avatarUrl: string | null;
  joinedAt: Date;
}

export interface Member {
  person: Person;
  role: Role;
  joinedAt: Date;
}

export interface Club extends ClubPlan {
  id: string;
  createdAt: Date;
  coverUrl: string | null;
  /** Active members: the leader first, then staff, then by when they joined. */
  members: Member[];
}

/**
 * The people and clubs that all subgraphs' demo data is made from. Each subgraph's rows are a function of the world, and
 * refer to each other's things by `demoId(kind, key)`.
 */
export interface World {
  /** Times are relative to it, so that something is always about to happen. */
  now: Date;
  /** 1 for the demo; 10 makes every list ten times as long, to show that nothing grows with it that should not. */
  scale: number;
  people: Person[];
  clubs: Club[];
  person(key: string): Person;
  club(key: string): Club;
}

const DAY_MS = 24 * 3600_000;
const MBTI = [
  'ISTJ',
  'ISFJ',
  'INFJ',
  'INTJ',
  'ISTP',
  'ISFP',
  'INFP',
  'INTP',
  'ESTP',
  'ESFP',
  'ENFP',
  'ENTP',
  'ESTJ',
  'ESFJ',
  'ENFJ',
  'ENTJ',
];

/** A time so many days before (after, when negative) the world's now. */
export function daysAgo(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY_MS);
}

const NAMED: Pick<Person, 'key' | 'name' | 'bio' | 'mbti' | 'region' | 'interestIds'>[] = [
  {
    key: 'minji',
    name: '김민지',
    bio: '주말마다 산에 오릅니다. 정상에서 먹는 김밥이 제일 맛있어요.',
    mbti: 'ENFJ',
    region: '서울 은평구',
    interestIds: ['hiking', 'photography', 'coffee'],
  },
  {
    key: 'junho',
    name: '이준호',
    bio: '달리기와 책을 좋아하는 개발자입니다.',
    mbti: 'ISTP',
    region: '서울 마포구',
    interestIds: ['running', 'reading', 'coding'],
  },
  {
    key: 'seoyeon',
    name: '박서연',
    bio: '초보 등산러예요. 잘 부탁드려요!',
    mbti: 'INFP',
    region: '서울 성북구',
    interestIds: ['hiking', 'cooking'],
  },
  {
    key: 'doyun',
    name: '최도윤',
    bio: null,
    mbti: null,
    region: '서울 강남구',
    interestIds: ['hiking', 'photography'],
  },
  {
    key: 'harin',
    name: '정하린',
    bio: '조용히 읽고 오래 이야기합니다.',
    mbti: 'INTJ',
    region: '서울 종로구',
    interestIds: ['reading', 'movies'],
  },
];
/** Named people do not wander into clubs by chance: the demo says which clubs they are in. */
const NAMED_KEYS = new Set(NAMED.map((person) => person.key));

/** Makes the demo world: the same people, clubs and memberships every time. */
export function buildWorld({ now, scale = 1 }: { now: Date; scale?: number }): World {
  const people = buildPeople(now, scale);
  const byKey = new Map(people.map((person) => [person.key, person]));
  const person = (key: string) => byKey.get(key) ?? fail(`no person ${key} in the demo world`);
  const clubs = clubPlans(scale).map((plan) => buildClub(plan, people, person, now, scale));
  const clubsByKey = new Map(clubs.map((club) => [club.key, club]));
  return {
    now,
    scale,
    people,
    clubs,
    person,
    club: (key) => clubsByKey.get(key) ?? fail(`no club ${key} in the demo world`),
  };
}

function fail(message: string): never {
  throw new Error(message);
}

function buildPeople(now: Date, scale: number): Person[] {
  const named = NAMED.map((person, i) => ({
    ...person,
    id: demoId('usr', person.key),
    email: `${person.key}@moim.test`,
    avatarUrl: `/media/demo/avatar-${i + 1}.webp`,
    joinedAt: daysAgo(now, 400 - i),
  }));
  const others = Array.from({ length: 55 * scale }, (_, i) => {
    const key = `person-${i + 1}`;
    const random = rng(key);
    return {
      key,
      id: demoId('usr', key),
      email: `${key}@moim.test`,
      name: random.pick(SURNAMES) + random.pick(GIVEN_NAMES),
      bio: random.chance(0.4) ? '반갑습니다. 함께해요!' : null,
      mbti: random.chance(0.7) ? random.pick(MBTI) : null,
      region: random.pick(REGIONS),
      interestIds: random
        .sample(
          CLUB_PLANS.map((plan) => plan.interestId),
          random.int(1, 3),
        )
        .filter((id, at, all) => all.indexOf(id) === at),
      avatarUrl: random.chance(0.6) ? `/media/demo/avatar-${random.int(1, 8)}.webp` : null,
      joinedAt: daysAgo(now, random.int(30, 390) + random.next()),
    };
  });
  return [...named, ...others];
}

/** The plans of the catalogue, and copies of the public ones that nobody in particular leads when the world is scaled. */
function clubPlans(scale: number): ClubPlan[] {
  const copies = CLUB_PLANS.filter((plan) => !plan.visibility.startsWith('PRIVATE')).flatMap((plan) =>
    Array.from({ length: scale - 1 }, (_, i) => ({
      ...plan,
      key: `${plan.key}-${i + 2}`,
      name: `${plan.name} ${i + 2}`,
      leader: plan.leader,
    })),
  );
  return [...CLUB_PLANS, ...copies];
}

function buildClub(plan: ClubPlan, people: Person[], person: (key: string) => Person, now: Date, scale: number): Club {
  const random = rng(`club ${plan.key}`);
  const createdAt = daysAgo(now, 390);
  const named = new Set([plan.leader, ...plan.staff, ...plan.namedMembers]);
  const strangers = people.filter(({ key }) => !NAMED_KEYS.has(key) && !named.has(key));
  const others = random.sample(strangers, plan.otherMembers * scale);
  const joined = (i: number, count: number) => daysAgo(now, 380 - (370 * (i + random.next())) / count);
  const rest = [...plan.namedMembers.map(person), ...others];
  const members: Member[] = [
    { person: person(plan.leader), role: 'LEADER', joinedAt: createdAt },
    ...plan.staff.map((key, i) => ({ person: person(key), role: 'STAFF' as const, joinedAt: daysAgo(now, 385 - i) })),
    ...rest.map((member, i) => ({ person: member, role: 'MEMBER' as const, joinedAt: joined(i, rest.length) })),
  ];
  return {
    ...plan,
    id: demoId('com', plan.key),
    createdAt,
    coverUrl: plan.cover === null ? null : `/media/demo/cover-${plan.cover}.webp`,
    members,
  };
}
