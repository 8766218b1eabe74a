import { communityCards, communityMemberCards, memberCards, userBlocks } from './cards.ts';
import { BUKHANSAN_TALK } from './chat-bukhansan.ts';
import { CLUB_TALK } from './chat-clubs.ts';
import { DIRECT_TALK, SHORT_DIRECT_TALK } from './chat-direct.ts';
import { type BuiltTalk, buildTalk, type MessageRow, type Participant } from './chat-messages.ts';
import { readScenes } from './chat-scenes.ts';
import { demoId, type Rng, rng } from './random.ts';
import type { Row, Tables } from './tables.ts';
import type { Club, Person, World } from './world.ts';

/** How many messages of others people have not read, by room. Nobody's mark stands before their own last message. */
const UNREAD: Record<string, Record<string, number>> = {
  minji: { bukhansan: 4, hangang: 4, 'film-seoul': 3, 'minji junho': 2, 'minji seoyeon': 1 },
  junho: { hangang: 3, 'secret-reading': 1, 'junho harin': 1 },
  seoyeon: { bukhansan: 3 },
  harin: {},
};
/** Rooms that people have muted. */
const MUTED: Record<string, string[]> = { minji: ['film-seoul'] };
/** How long ago the last message was, in hours. */
const SILENT_FOR: Record<string, number> = {
  bukhansan: 0.15,
  hangang: 2,
  'secret-reading': 20,
  'film-seoul': 5,
  'coffee-notes': 27,
};

const TALK: Record<string, string> = { ...CLUB_TALK, bukhansan: BUKHANSAN_TALK };

interface Room extends BuiltTalk {
  row: Row;
  members: Row[];
}

/** The chat database of the demo world. */
export function chatTables(world: World): Tables {
  const rooms = [...world.clubs.map((club) => clubRoom(world, club)), ...directRooms(world)];
  return {
    member_cards: memberCards(world),
    community_cards: communityCards(world),
    community_member_cards: communityMemberCards(world),
    user_blocks: userBlocks(world),
    rooms: rooms.map(({ row }) => row),
    room_members: rooms.flatMap(({ members }) => members),
    messages: rooms.flatMap(({ messages }) => messages),
    message_photos: rooms.flatMap(({ photos }) => photos),
    reactions: rooms.flatMap(({ reactions }) => reactions),
  };
}

/** The club of the catalogue that a club of the scaled world is a copy of; itself when it is none. */
const planKey = (club: Club) => club.key.replace(/-\d+$/, '');

function clubRoom(world: World, club: Club): Room {
  const random = rng(`chat of ${club.key}`);
  const plan = planKey(club);
  const said = TALK[plan];
  if (said === undefined) throw new Error(`nothing is said in the club ${plan}`);
  const scenes = readScenes(said);
  const lines = scenes.reduce((sum, scene) => sum + scene.length, 0);
  const participants = [...club.members].sort((a, b) => a.joinedAt.getTime() - b.joinedAt.getTime());
  const people = new Map(participants.map(({ person }) => [person.key, person]));
  const talk = buildTalk({
    roomKey: club.key,
    scenes,
    count: (plan === club.key ? lines : Math.min(lines, 12)) * world.scale,
    now: world.now,
    lastHoursAgo: SILENT_FOR[club.key] ?? random.int(3, 24 * 6),
    participants,
    named: (speaker) => people.get(speaker) ?? null,
  });
  const shape = { kind: 'COMMUNITY', community_id: club.id, user_low: null, user_high: null };
  return finishRoom({ key: club.key, plan, shape, participants, talk, createdAt: club.createdAt, random });
}

function directRooms(world: World): Room[] {
  const { scale, person } = world;
  const named = Object.entries(DIRECT_TALK).map(([key, talk], i) => {
    const [a, b] = key.split(' ').map(person) as [Person, Person];
    return directRoom(world, { a, b, talk, times: scale, hoursAgo: 0.6 + 24 * i });
  });
  const more = Array.from({ length: 2 * (scale - 1) }, (_, i) =>
    directRoom(world, {
      a: person('minji'),
      b: person(`person-${i + 1}`),
      talk: SHORT_DIRECT_TALK[i % SHORT_DIRECT_TALK.length] as string,
      times: 1,
      hoursAgo: 30 + 7 * i,
    }),
  );
  return [...named, ...more];
}

interface DirectTalk {
  a: Person;
  b: Person;
  talk: string;
  /** How often they say it all. */
  times: number;
  hoursAgo: number;
}

function directRoom({ now }: World, { a, b, talk, times, hoursAgo }: DirectTalk): Room {
  const key = `${a.key} ${b.key}`;
  const random = rng(`chat of ${key}`);
  const scenes = readScenes(talk);
  // Both are in it from the first message on.
  const participants = [a, b].map((person) => ({ person, joinedAt: new Date(0) }));
  const count = scenes.reduce((sum, scene) => sum + scene.length, 0) * times;
  const speakers: Record<string, Person> = { a, b };
  const built = buildTalk({
    roomKey: key,
    scenes,
    count,
    now,
    lastHoursAgo: hoursAgo,
    participants,
    named: (speaker) => speakers[speaker] ?? null,
  });
  const [user_low, user_high] = [a.id, b.id].sort();
  const shape = { kind: 'DIRECT', community_id: null, user_low, user_high };
  const createdAt = new Date((built.messages[0] as MessageRow).sent_at.getTime() - 60_000);
  return finishRoom({
    key,
    plan: key,
    shape,
    participants: participants.map(({ person }) => ({ person, joinedAt: createdAt })),
    talk: built,
    createdAt,
    random,
  });
}

interface RoomParts {
  key: string;
  /** The room's name in UNREAD and MUTED. */
  plan: string;
  shape: Row;
  participants: Participant[];
  talk: BuiltTalk;
  createdAt: Date;
  random: Rng;
}

function finishRoom({ key, plan, shape, participants, talk, createdAt, random }: RoomParts): Room {
  const id = demoId('rom', key);
  const { messages } = talk;
  const lastSeq = messages.length;
  return {
    ...talk,
    row: {
      id,
      ...shape,
      last_seq: lastSeq,
      last_activity_at: messages.at(-1)?.sent_at ?? createdAt,
      version: talk.version,
      created_at: createdAt,
    },
    members: participants.map(({ person, joinedAt, role = null }, i) => {
      const unread = person.key.startsWith('person-') ? randomUnread(random) : (UNREAD[person.key]?.[plan] ?? 0);
      const ownLast = messages.findLast((message) => message.sender_id === person.id)?.seq ?? 0;
      const sentBefore = messages.findLast((message) => message.sent_at < joinedAt)?.seq ?? 0;
      return {
        room_id: id,
        user_id: person.id,
        position: i + 1,
        last_read_seq: Math.max(lastSeq - unread, ownLast, sentBefore),
        is_muted: MUTED[person.key]?.includes(plan) ?? false,
        joined_at: joinedAt,
        role,
      };
    }),
  };
}

/** Half of the people are up to date, others look in now and then. */
const randomUnread = (random: Rng) => (random.chance(0.5) ? 0 : random.int(1, 40));
