import { demoId } from '@moim/stack/demo';
import { testSubgraph } from '@moim/test-kit';
import { describe, expect, test } from 'vitest';
import { readUserConfig } from '../src/config.ts';
import { startUser } from '../src/subgraph.ts';
import { openDatabase } from './tools.ts';

const user = await testSubgraph('user', (env) => startUser(readUserConfig(env)));
const db = openDatabase(user);
const selection = '{ user { id viewerHasBlocked } userErrors { field message code } }';
const mutations = {
  blockUser: `mutation ($userId: ID!) { blockUser(input: { userId: $userId }) ${selection} }`,
  unblockUser: `mutation ($userId: ID!) { unblockUser(input: { userId: $userId }) ${selection} }`,
};
type Name = keyof typeof mutations;
const ask = async (name: Name, whom: string, as = 'junho') =>
  (await user.ask(mutations[name], { userId: demoId('usr', whom) }, { as })).data[name];
const blocked = async (as: string) =>
  (await user.ask('{ me { blockedUsers { name } } }', {}, { as })).data.me.blockedUsers;

describe('blockUser and unblockUser', () => {
  test('say the same again without another effect', async () => {
    const harin = { id: demoId('usr', 'harin'), viewerHasBlocked: true };
    for (let i = 0; i < 2; i++) expect(await ask('blockUser', 'harin')).toEqual({ user: harin, userErrors: [] });
    expect(await blocked('junho')).toEqual([{ name: '정하린' }]);
    expect(await blocked('harin')).toEqual([]);
    for (let i = 0; i < 2; i++) {
      expect(await ask('unblockUser', 'harin')).toEqual({
        user: { ...harin, viewerHasBlocked: false },
        userErrors: [],
      });
    }
    expect(await blocked('junho')).toEqual([]);
  });

  test('are right about one another in one request', async () => {
    const { data } = await user.ask(
      `mutation ($userId: ID!) {
        first: blockUser(input: { userId: $userId }) ${selection}
        second: unblockUser(input: { userId: $userId }) ${selection}
      }`,
      { userId: demoId('usr', 'doyun') },
      { as: 'seoyeon' },
    );
    expect([data.first.user.viewerHasBlocked, data.second.user.viewerHasBlocked]).toEqual([true, false]);
  });

  test('take part in nothing but one block when they come at once', async () => {
    await Promise.all(Array.from({ length: 8 }, () => ask('blockUser', 'minji', 'doyun')));
    expect(await blocked('doyun')).toEqual([{ name: '김민지' }]);
  });

  test('refuse oneself, and whom nobody knows or who is gone', async () => {
    const refused = (message: string, code: string) => ({
      user: null,
      userErrors: [{ field: ['userId'], message, code }],
    });
    expect(await ask('blockUser', 'junho')).toEqual(refused('나를 차단할 수는 없어요.', 'INVALID'));
    await db.user.update({
      where: { id: demoId('usr', 'person-3') },
      data: {
        deletedAt: new Date(),
        name: '-',
        email: null,
        passwordHash: null,
        avatarUrl: null,
        bio: null,
        mbti: null,
        region: null,
      },
    });
    for (const name of ['blockUser', 'unblockUser'] as const) {
      for (const whom of ['nobody knows it', 'person-3'])
        expect(await ask(name, whom)).toEqual(refused('없는 회원이에요.', 'NOT_FOUND'));
    }
    expect(await db.block.count({ where: { blockerId: demoId('usr', 'junho') } })).toBe(0);
  });

  test.each(['blockUser', 'unblockUser'] as const)('%s is for signed-in people and ids of people', async (name) => {
    const signedOut = await user.ask(mutations[name], { userId: demoId('usr', 'harin') });
    expect(signedOut.errors).toMatchObject([{ path: [name], extensions: { code: 'UNAUTHENTICATED' } }]);
    const community = await user.ask(mutations[name], { userId: demoId('com', 'bukhansan') }, { as: 'junho' });
    expect(community.errors).toMatchObject([{ path: [name], extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('blockUser is refused to an account that is gone', async () => {
    const { errors } = await user.ask(mutations.blockUser, { userId: demoId('usr', 'harin') }, { as: 'person-3' });
    expect(errors).toMatchObject([{ path: ['blockUser'], extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});
