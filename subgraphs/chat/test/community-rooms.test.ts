import {
  type CommunityCardData,
  communityClosed,
  communityCreated,
  communityMemberJoined,
  communityMemberLeft,
  communityMemberRoleChanged,
  communityUpdated,
  type EventDefinition,
} from '@moim/events';
import { demoId } from '@moim/stack/demo';
import { newId } from '@moim/subgraph-kit';
import { applyEvent } from '@moim/test-kit';
import { describe, expect, test } from 'vitest';
import { handlers } from '../src/events/index.ts';
import { databaseOf, testChat } from './start.ts';

const chat = await testChat();
const db = databaseOf(chat);
const [minji, junho, seoyeon] = [demoId('usr', 'minji'), demoId('usr', 'junho'), demoId('usr', 'seoyeon')];

/** A club that chat has not heard of. */
function newClub() {
  const id = newId('com');
  const community = { id, name: '은평 새벽 산책', coverUrl: null, isPrivate: false };
  const hear = <Data extends { community: CommunityCardData }>(
    definition: EventDefinition<Data>,
    version: number,
    data: Partial<Data> = {},
  ) =>
    applyEvent(db, handlers, definition, {
      aggregateId: id,
      aggregateVersion: version,
      data: { ...data, community },
    });
  return {
    id,
    community,
    created: (version = 1) => hear(communityCreated, version, { leaderId: minji }),
    updated: (version: number) => hear(communityUpdated, version),
    closed: (version: number) => hear(communityClosed, version),
    joined: (userId: string, version: number) => hear(communityMemberJoined, version, { userId, role: 'MEMBER' }),
    left: (userId: string, version: number) => hear(communityMemberLeft, version, { userId }),
    role: (userId: string, version: number) => hear(communityMemberRoleChanged, version, { userId, role: 'STAFF' }),
    /** Who is in the room, in order, with the position; null when there is no room. */
    async people() {
      const room = await db.room.findUnique({ where: { communityId: id }, include: { members: true } });
      if (room === null) return null;
      const present = room.members.filter(({ leftAt }) => leftAt === null).toSorted((a, b) => a.position - b.position);
      return present.map(({ userId, position }) => `${position} ${nameOf(userId)}`);
    },
    rooms: () => db.room.count({ where: { communityId: id } }),
  };
}
const nameOf = (id: string) => ({ [minji]: '민지', [junho]: '준호', [seoyeon]: '서연' })[id] ?? id;

test('the catalogue’s examples take effect, twice as once', async () => {
  const { id } = communityCreated.example.community;
  const room = () =>
    db.room.findUnique({ where: { communityId: id }, include: { members: { orderBy: { position: 'asc' } } } });
  const apply = <Data>(definition: EventDefinition<Data>, aggregateVersion: number) =>
    applyEvent(db, handlers, definition, { aggregateId: id, aggregateVersion, data: {} });
  const { leaderId } = communityCreated.example;
  const { userId } = communityMemberJoined.example;
  const staffId = communityMemberRoleChanged.example.userId;
  const isPresent = async () =>
    Object.fromEntries(((await room())?.members ?? []).map((row) => [row.userId, row.leftAt === null]));

  const steps: [EventDefinition, Record<string, boolean>][] = [
    [communityCreated as EventDefinition, { [leaderId]: true }],
    [communityMemberJoined as EventDefinition, { [leaderId]: true, [userId]: true }],
    [communityMemberRoleChanged as EventDefinition, { [leaderId]: true, [userId]: true, [staffId]: true }],
    [communityUpdated as EventDefinition, { [leaderId]: true, [userId]: true, [staffId]: true }],
    [communityMemberLeft as EventDefinition, { [leaderId]: true, [userId]: false, [staffId]: true }],
    [communityClosed as EventDefinition, { [leaderId]: true, [userId]: false, [staffId]: true }],
  ];
  for (const [version, [definition, expected]] of steps.entries()) {
    await apply(definition, version + 1);
    expect(await isPresent(), definition.type).toEqual(expected);
    const before = await room();
    await apply(definition, version + 1);
    expect(await room(), `${definition.type} again`).toEqual(before);
  }
});

describe('people of a club', () => {
  test('have their places in the order they come; who comes back gets a new one and has read what was said', async () => {
    const club = newClub();
    await club.created();
    await club.joined(junho, 2);
    await club.joined(seoyeon, 3);
    expect(await club.people()).toEqual(['1 민지', '2 준호', '3 서연']);
    await club.left(junho, 4);
    expect(await club.people()).toEqual(['1 민지', '3 서연']);
    await db.room.update({ where: { communityId: club.id }, data: { lastSeq: 7 } });
    await club.joined(junho, 5);
    expect(await club.people()).toEqual(['1 민지', '3 서연', '4 준호']);
    const rows = await db.roomMember.findMany({ where: { userId: junho, room: { communityId: club.id } } });
    expect(rows).toMatchObject([{ lastReadSeq: 7, leftAt: null }]);
  });

  test('are not moved by events that come late', async () => {
    const club = newClub();
    await club.created();
    await club.joined(junho, 2);
    await club.joined(junho, 6);
    const before = await club.people();
    // A dead letter, replayed: they have come back since.
    await club.left(junho, 5);
    expect(await club.people()).toEqual(before);
    await club.left(junho, 7);
    await club.joined(junho, 6);
    expect(await club.people()).toEqual(['1 민지']);
  });

  test('have a room whichever event comes first', async () => {
    const events = (club: ReturnType<typeof newClub>) => [
      () => club.created(),
      () => club.joined(junho, 2),
      () => club.joined(seoyeon, 3),
      () => club.role(seoyeon, 4),
      () => club.left(junho, 5),
      () => club.updated(6),
    ];
    for (let first = 0; first < 6; first++) {
      const club = newClub();
      const inTurn = events(club);
      for (const event of [...inTurn.slice(first), ...inTurn.slice(0, first)].reverse()) await event();
      const people = (await club.people())?.map((person) => person.slice(2)).toSorted();
      expect(people, `from ${first} on, backwards`).toEqual(['민지', '서연']);
      expect(await club.rooms()).toBe(1);
    }
  });

  test('who had left before they were heard of have no place', async () => {
    const club = newClub();
    await club.left(junho, 5);
    expect(await club.people()).toEqual([]);
    await club.joined(junho, 2);
    expect(await club.people()).toEqual([]);
  });
});

describe('a closed club', () => {
  test('keeps its room and its history', async () => {
    const club = newClub();
    await club.created();
    await club.joined(junho, 2);
    await club.closed(3);
    expect(await club.people()).toEqual(['1 민지', '2 준호']);
  });

  test('gets none by what comes late', async () => {
    const club = newClub();
    await club.closed(3);
    await club.created();
    await club.joined(junho, 2);
    expect(await club.people()).toBeNull();
  });
});

describe('a member who asks for the room before the event has made it', () => {
  /** A club whose cards are known, by asking: no room yet. */
  async function withCards() {
    const club = newClub();
    const { id, name, isPrivate } = club.community;
    await db.communityCard.create({
      data: {
        communityId: id,
        name,
        isPrivate,
        members: {
          create: [
            { userId: minji, role: 'LEADER', version: 1 },
            { userId: junho, role: 'MEMBER', version: 2 },
          ],
        },
      },
    });
    return club;
  }
  const ask = async (id: string, as: string | null) => {
    const [community] = (await chat.entities(
      [{ __typename: 'Community', id }],
      '... on Community { chatRoom { id title members { edges { node { name } } } } }',
      { as },
    )) as [{ chatRoom: { id: string; title: string; members: { edges: unknown[] } } | null }];
    return community.chatRoom;
  };

  test('gets it, with everybody in it; 20 at once make one', async () => {
    const club = await withCards();
    const rooms = await Promise.all(
      Array.from({ length: 20 }, (_, n) => ask(club.id, n % 2 === 0 ? 'minji' : 'junho')),
    );
    expect(new Set(rooms.map((room) => room?.id)).size).toBe(1);
    expect(rooms[0]).toMatchObject({ title: '은평 새벽 산책', members: { edges: { length: 2 } } });
    expect(await club.rooms()).toBe(1);
    await club.created();
    await club.joined(junho, 2);
    expect(await club.people()).toEqual(['1 민지', '2 준호']);
  });

  test('beside the events, it is the same room', async () => {
    const club = await withCards();
    await Promise.all([
      ask(club.id, 'minji'),
      club.created(),
      ask(club.id, 'junho'),
      club.joined(junho, 2),
      club.updated(3),
    ]);
    expect(await club.rooms()).toBe(1);
    expect((await club.people())?.map((person) => person.slice(2)).toSorted()).toEqual(['민지', '준호']);
  });

  test('others do not', async () => {
    const club = await withCards();
    expect(await ask(club.id, 'seoyeon')).toBeNull();
    expect(await ask(club.id, null)).toBeNull();
    expect(await club.rooms()).toBe(0);
  });
});
