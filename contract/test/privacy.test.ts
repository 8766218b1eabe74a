import type { SubgraphName } from '@moim/stack';
import { contractVariables, demoId } from '@moim/stack/demo';
import { describe, expect, inject, test } from 'vitest';
import { contractOperations, readDocument } from '../src/index.ts';
import { testPlatform } from './platform.ts';

// 비밀 독서회 is private: for everybody but 정하린 and 이준호 it must not exist, whichever way they come.
// Looks everywhere at once, as nobody else may.
const platform = await testPlatform({ gatewayEnv: { MAX_OPERATION_COST: '10000000' } });
const insiders = ['harin', 'junho'];
const outsiders = ['minji', 'seoyeon', 'doyun', null];
const club = demoId('com', 'secret-reading');
const room = demoId('rom', 'secret-reading');
const screens = contractOperations().filter(({ file }) => file.startsWith('screens/'));

/** Everything that belongs to the club, as its leader sees it. */
const secrets = await collectSecrets();

async function collectSecrets() {
  const { data, errors } = await platform.ask(
    `query ($club: ID!, $room: ID!) {
      community(id: $club) {
        posts(first: 100) { edges { node { id title comments(first: 100) { edges { node { id } } } } } }
        photos(first: 100) { edges { node { id } } }
        schedules(first: 100) { edges { node { id title } } }
        invites { id code }
      }
      chatRoom(id: $room) { messages(last: 100) { edges { node { id } } } }
    }`,
    { club, room },
    { as: 'harin' },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  const nodes = (connection: { edges: { node: Record<string, unknown> }[] }) =>
    connection.edges.map(({ node }) => String(node.id));
  const { posts, photos, schedules, invites } = data.community;
  return {
    posts: nodes(posts),
    comments: posts.edges.flatMap(({ node }: { node: { comments: never } }) => nodes(node.comments)),
    photos: nodes(photos),
    schedules: nodes(schedules),
    invites: invites.flatMap(({ id, code }: { id: string; code: string }) => [id, code]),
    messages: nodes(data.chatRoom.messages),
    words: [
      '비밀 독서회',
      ...posts.edges.map(({ node }: { node: { title: string } }) => node.title),
      ...schedules.edges.map(({ node }: { node: { title: string } }) => node.title),
    ],
  };
}

const traces = [
  club,
  room,
  ...secrets.posts,
  ...secrets.comments,
  ...secrets.photos,
  ...secrets.schedules,
  ...secrets.invites,
  ...secrets.messages,
  ...secrets.words,
];
const tracesIn = (answer: unknown) => {
  const text = JSON.stringify(answer);
  return traces.filter((trace) => text.includes(trace));
};

test('there is something to hide', () => {
  for (const kind of [secrets.posts, secrets.photos, secrets.schedules, secrets.invites, secrets.messages])
    expect(kind.length).toBeGreaterThan(0);
});

describe.each(outsiders)('to %s', (as) => {
  test.each([
    ['community', 'community(id: $id) { id name memberCount }', () => [club]],
    ['chatRoom', 'chatRoom(id: $id) { id title lastSeq }', () => [room]],
    ['schedule', 'schedule(id: $id) { id title attendees { totalCount } }', () => secrets.schedules],
    ['post', 'post(id: $id) { id title comments { totalCount } }', () => secrets.posts],
  ])('%s(id) is null, as for an id that was never given out', async (field, selection, ids) => {
    for (const id of ids())
      expect(await platform.ask(`query ($id: ID!) { ${selection} }`, { id }, { as })).toEqual({
        status: 200,
        data: { [field]: null },
      });
  });

  test('no screen shows a trace, whatever it is asked with', async () => {
    const asked: Record<string, unknown>[] = [
      { id: club, communityId: club },
      { id: room },
      { id: secrets.posts[0] },
      { id: secrets.schedules[0] },
      { id: demoId('usr', 'harin') },
      { id: demoId('usr', 'junho') },
      { text: '비밀', interestId: 'reading', region: '서울 종로구', withPosts: true },
      { text: '독서', interestId: null, withPosts: true },
      ...secrets.words.map((text) => ({ text, withPosts: true })),
    ];
    for (const { file, name } of screens) {
      const takes = (variables: Record<string, unknown>) =>
        Object.keys(variables).some((variable) => readDocument(file).includes(`$${variable}:`));
      for (const variables of [{}, ...asked.filter(takes)]) {
        const answer = await platform.ask(
          readDocument(file),
          { ...contractVariables(inject('moim').now)[name], ...variables },
          { as },
        );
        expect(tracesIn(answer.data), `${name} asked with ${JSON.stringify(variables)}`).toEqual([]);
      }
    }
  });

  test('people, searches and counts lead to it by no way', async () => {
    const { data, errors } = await platform.ask(
      `query ($harin: ID!, $junho: ID!) {
        harin: user(id: $harin) { ...everything }
        junho: user(id: $junho) { ...everything }
        interests { id communityCount }
        reading: communities(filter: { interestId: "reading" }, first: 100) { totalCount edges { node { id } } }
        all: communities(first: 100) { totalCount edges { node { id name leader { id } members(first: 100) { edges { node { memberships { totalCount edges { node { id } } } } } } } } }
        posts(filter: { text: "책" }, first: 100) { totalCount edges { node { id title community { id name } } } }
      }
      fragment everything on User {
        memberships(first: 100) { totalCount edges { node { id name chatRoom { id } posts { edges { node { id } } } } } }
        posts(first: 100) { totalCount edges { node { id community { id name } } } }
        bookmarks { totalCount edges { node { id } } }
        upcomingSchedules { totalCount edges { node { id } } }
        chatRooms { totalCount edges { node { id } } }
        notifications { edges { node { text } } }
      }`,
      { harin: demoId('usr', 'harin'), junho: demoId('usr', 'junho') },
      { as },
    );
    expect(errors).toBeUndefined();
    expect(tracesIn(data)).toEqual([]);
    // Counts give it away as little as names do.
    expect(data.harin.memberships).toEqual({ totalCount: 0, edges: [] });
    expect(data.junho.memberships.totalCount).toBe(data.junho.memberships.edges.length);
    expect(data.reading).toEqual({ totalCount: 0, edges: [] });
    expect(data.interests.find(({ id }: { id: string }) => id === 'reading').communityCount).toBe(0);
    expect(data.all.totalCount).toBe(data.all.edges.length);
    expect(data.posts.totalCount).toBe(data.posts.edges.length);
  });

  const looked: [SubgraphName, string, () => string[], string][] = [
    ['community', 'Community', () => [club], 'name memberCount members { totalCount } invites { code }'],
    ['schedule', 'Community', () => [club], 'name schedules { totalCount }'],
    ['schedule', 'Schedule', () => secrets.schedules, 'title'],
    ['content', 'Community', () => [club], 'name posts { totalCount } photos { totalCount } reports { totalCount }'],
    ['content', 'Post', () => secrets.posts, 'title'],
    ['content', 'Photo', () => secrets.photos, 'url'],
    ['chat', 'Community', () => [club], 'name chatRoom { id }'],
    ['chat', 'ChatRoom', () => [room], 'title'],
    ['chat', 'Message', () => secrets.messages, 'text'],
  ];
  test.each(looked)('%s resolves no %s of it as an entity', async (name, type, ids, selection) => {
    const representations = ids().map((id) => ({ __typename: type, id }));
    expect(await platform.subgraphs[name].entities(representations, `... on ${type} { ${selection} }`, { as })).toEqual(
      representations.map(() => null),
    );
  });
});

describe.each(insiders)('%s sees all of it', (as) => {
  test('by every door', async () => {
    const { data, errors } = await platform.ask(
      `query ($club: ID!, $room: ID!, $schedule: ID!, $post: ID!) {
        community(id: $club) { name members { totalCount } posts { totalCount } photos { totalCount } chatRoom { id } }
        chatRoom(id: $room) { title community { name } }
        schedule(id: $schedule) { community { name } }
        post(id: $post) { community { name } }
        me { memberships { edges { node { name } } } }
      }`,
      { club, room, schedule: secrets.schedules[0], post: secrets.posts[0] },
      { as },
    );
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      community: {
        name: '비밀 독서회',
        members: { totalCount: 2 },
        posts: { totalCount: secrets.posts.length },
        photos: { totalCount: secrets.photos.length },
        chatRoom: { id: room },
      },
      chatRoom: { title: '비밀 독서회', community: { name: '비밀 독서회' } },
      schedule: { community: { name: '비밀 독서회' } },
      post: { community: { name: '비밀 독서회' } },
    });
    expect(data.me.memberships.edges).toContainEqual({ node: { name: '비밀 독서회' } });
  });
});

test('one member’s secrets are no other member’s: another person’s private lists are null', async () => {
  const { data } = await platform.ask(
    'query ($id: ID!) { user(id: $id) { email sessions { id } blockedUsers { id } notifications { edges { cursor } } unreadNotificationCount bookmarks { totalCount } upcomingSchedules { totalCount } chatRooms { totalCount } unreadMessageCount } }',
    { id: demoId('usr', 'minji') },
    { as: 'junho' },
  );
  expect(Object.values(data.user)).toEqual(Object.values(data.user).map(() => null));
});
