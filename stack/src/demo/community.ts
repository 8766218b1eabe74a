import { memberCards } from './cards.ts';
import { BAN_REASONS, JOIN_MESSAGES, RUNNING_MESSAGES } from './community-texts.ts';
import { demoId, rng } from './random.ts';
import type { Row, Tables } from './tables.ts';
import { type Club, daysAgo, type Person, type World } from './world.ts';

const HOUR_MS = 3600_000;

/** The community database of the demo world. Its interests come with the migrations. */
export function communityTables(world: World): Tables {
  const bookmarks = bookmarkRows(world);
  const bookmarkCounts = Map.groupBy(bookmarks, (row) => row.community_id);
  return {
    communities: world.clubs.map((club) => ({
      id: club.id,
      name: club.name,
      introduction: club.introduction,
      interest_id: club.interestId,
      region: club.region,
      cover_url: club.coverUrl,
      visibility: club.visibility,
      join_policy: club.joinPolicy,
      // A longer list of members needs more room.
      member_limit: club.memberLimit === null ? null : club.memberLimit * world.scale,
      member_count: club.members.length,
      bookmark_count: bookmarkCounts.get(club.id)?.length ?? 0,
      version: club.members.length,
      created_at: club.createdAt,
      updated_at: club.createdAt,
    })),
    memberships: world.clubs.flatMap((club) =>
      club.members.map(({ person, role, joinedAt }) => ({
        community_id: club.id,
        user_id: person.id,
        role,
        joined_at: joinedAt,
      })),
    ),
    join_requests: world.clubs
      .filter((club) => club.joinPolicy === 'APPROVAL')
      .flatMap((club) => requests(world, club)),
    bans: bans(world, world.club('bukhansan')),
    invites: [...invites(world, world.club('secret-reading')), ...invites(world, world.club('bukhansan'))],
    bookmarks,
    member_cards: memberCards(world).map((card, i) => ({
      ...card,
      interest_ids: world.people[i]?.interestIds,
      region: world.people[i]?.region,
    })),
  };
}

/** People without a part in the demo who are not in the club: in its own order, so that those who wait and those banned differ. */
function strangers({ people }: World, club: Club): Person[] {
  const members = new Set(club.members.map(({ person }) => person));
  const others = people.filter((person) => person.key.startsWith('person-') && !members.has(person));
  return rng(`strangers of ${club.key}`).sample(others, others.length);
}

/** How often a club can have so many strangers of one sort, `share` of them at most. */
function upTo(count: number, all: readonly Person[], share: number): number {
  return Math.min(count, Math.floor(all.length * share));
}

/** Who waits, and what was decided earlier: some members came that way, and somebody was turned away. */
function requests(world: World, club: Club): Row[] {
  const random = rng(`join requests of ${club.key}`);
  const all = strangers(world, club);
  const waiting = all.slice(0, upTo((club.key === 'hangang' ? 6 : 2) * world.scale, all, 0.4));
  const rejected = all.slice(waiting.length, waiting.length + upTo(world.scale, all, 0.2));
  const approved = club.members.filter(({ role }) => role === 'MEMBER').slice(-8 * world.scale);
  const [leader] = club.members;
  const texts = club.interestId === 'running' ? [...RUNNING_MESSAGES, ...JOIN_MESSAGES] : JOIN_MESSAGES;
  const message = () => (random.chance(0.8) ? random.pick(texts) : null);
  const decided = (person: Person, status: 'APPROVED' | 'REJECTED', decidedAt: Date) => ({
    community_id: club.id,
    user_id: person.id,
    requested_at: new Date(decidedAt.getTime() - random.int(1, 40) * HOUR_MS),
    message: message(),
    status,
    decided_at: decidedAt,
    decided_by: leader?.person.id,
  });
  return [
    ...waiting.map((person, i) => ({
      community_id: club.id,
      user_id: person.id,
      requested_at: daysAgo(world.now, 0.1 + (6 * (i + random.next())) / waiting.length),
      message: message(),
      status: 'PENDING',
      decided_at: null,
      decided_by: null,
    })),
    ...rejected.map((person) => decided(person, 'REJECTED', daysAgo(world.now, random.int(20, 60)))),
    ...approved.map(({ person, joinedAt }) => decided(person, 'APPROVED', joinedAt)),
  ];
}

function bans(world: World, club: Club): Row[] {
  const all = strangers(world, club);
  const [leader, staff] = club.members;
  return all.slice(0, upTo(3 * world.scale, all, 0.5)).map((person, i) => ({
    community_id: club.id,
    user_id: person.id,
    banned_at: daysAgo(world.now, 12 + i * 23.4),
    banned_by: (i % 2 === 0 ? leader : staff)?.person.id,
    // Not everybody says why.
    reason: i % 4 === 2 ? null : BAN_REASONS[i % BAN_REASONS.length],
  }));
}

const CODE_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Two that can be used, with and without an end, and three that cannot any more: expired, used up, revoked. */
function invites(world: World, club: Club): Row[] {
  const { now, scale } = world;
  const random = rng(`invites of ${club.key}`);
  const [leader] = club.members;
  return Array.from({ length: 5 * scale }, (_, i) => {
    const createdAt = daysAgo(now, 1 + i * (30 / scale));
    const maxUses = [5, null, null, 2, 10][i % 5] ?? null;
    const expiresAt = [daysAgo(now, -7), null, daysAgo(createdAt, -0.5), null, null][i % 5] ?? null;
    return {
      id: demoId('inv', `${club.key} ${i + 1}`),
      community_id: club.id,
      code: Array.from({ length: 10 }, () => random.pick([...CODE_LETTERS])).join(''),
      created_by: leader?.person.id,
      created_at: createdAt,
      expires_at: expiresAt,
      max_uses: maxUses,
      use_count: i % 5 === 3 ? 2 : random.int(0, 1),
      revoked_at: i % 5 === 4 ? new Date(createdAt.getTime() + HOUR_MS) : null,
    };
  });
}

/** What the people with a part in the demo keep in mind, newest first. */
const NAMED_BOOKMARKS: Record<string, readonly string[]> = {
  minji: ['climb-songpa', 'home-baking', 'night-cinema', 'busan-hikers'],
  junho: ['weekend-riders', 'coffee-notes', 'secret-reading'],
  seoyeon: ['home-baking', 'coffee-notes', 'film-seoul'],
  doyun: ['bukhansan', 'film-seoul', 'climb-songpa'],
  harin: ['night-cinema', 'english-table'],
};

function bookmarkRows(world: World): Row[] {
  // A scaled world has copies of its clubs, `bukhansan-2` and so on.
  const copiesOf = (key: string) => world.clubs.filter((club) => club.key.replace(/-\d+$/, '') === key);
  const visible = world.clubs.filter((club) => club.visibility === 'PUBLIC');
  return world.people.flatMap((person) => {
    const random = rng(`bookmarks of ${person.key}`);
    const named = NAMED_BOOKMARKS[person.key];
    const clubs = named === undefined ? random.sample(visible, random.int(0, 4)) : named.flatMap(copiesOf);
    return clubs.map((club, i) => ({
      user_id: person.id,
      community_id: club.id,
      bookmarked_at: daysAgo(world.now, 1 + (25 * (i + random.next())) / clubs.length),
    }));
  });
}
