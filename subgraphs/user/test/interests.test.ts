import { userProfileUpdated } from '@moim/events';
import { demoId } from '@moim/stack/demo';
import { testSubgraph } from '@moim/test-kit';
import { describe, expect, test } from 'vitest';
import { readUserConfig } from '../src/config.ts';
import { startUser } from '../src/subgraph.ts';
import { openDatabase, published } from './tools.ts';

const user = await testSubgraph('user', (env) => startUser(readUserConfig(env)));
const db = openDatabase(user);
const mutation = `mutation ($input: SetInterestsInput!) {
  setInterests(input: $input) { user { id interests { id } } userErrors { field message code } }
}`;
const setInterests = async (as: string, interestIds: string[]) =>
  (await user.ask(mutation, { input: { interestIds } }, { as })).data.setInterests;
const events = (person: string) => published(db, userProfileUpdated, demoId('usr', person));
const versionOf = async (person: string) =>
  (await db.user.findUniqueOrThrow({ where: { id: demoId('usr', person) } })).version;

describe('setInterests', () => {
  test('replaces what was there, in the order given, and tells the other services', async () => {
    const { user: person, userErrors } = await setInterests('doyun', ['coffee', 'hiking', 'climbing', 'coffee']);
    expect(userErrors).toEqual([]);
    expect(person.interests).toEqual([{ id: 'coffee' }, { id: 'hiking' }, { id: 'climbing' }]);
    const [event, ...others] = await events('doyun');
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      version: 2,
      data: { user: { id: demoId('usr', 'doyun'), name: '최도윤', interestIds: ['coffee', 'hiking', 'climbing'] } },
    });
    expect(await versionOf('doyun')).toBe(2);
  });

  test('says nothing when nothing is new, but another order is', async () => {
    await setInterests('seoyeon', ['coffee', 'hiking']);
    await setInterests('seoyeon', ['coffee', 'hiking']);
    expect(await events('seoyeon')).toHaveLength(1);
    await setInterests('seoyeon', ['hiking', 'coffee']);
    await setInterests('seoyeon', []);
    expect((await events('seoyeon')).map(({ version, data }) => [version, data.user.interestIds])).toEqual([
      [2, ['coffee', 'hiking']],
      [3, ['hiking', 'coffee']],
      [4, []],
    ]);
  });

  test('shows what it set to what is asked later in the same request', async () => {
    const { data } = await user.ask(
      `mutation {
        a: setInterests(input: { interestIds: ["music"] }) { user { interests { id } } }
        b: setInterests(input: { interestIds: ["movies"] }) { user { interests { id } } }
      }`,
      {},
      { as: 'seoyeon' },
    );
    expect([data.a, data.b].map(({ user: { interests } }) => interests)).toEqual([
      [{ id: 'music' }],
      [{ id: 'movies' }],
    ]);
  });

  test('and changes of the profile at the same time: all take effect, each with a version of its own', async () => {
    const rename = (name: string) =>
      user.ask(
        'mutation ($name: String) { updateProfile(input: { name: $name }) { userErrors { code } } }',
        { name },
        { as: 'junho' },
      );
    const lists = [['music'], ['movies', 'music'], ['travel'], ['crafts', 'coding']];
    await Promise.all(lists.flatMap((list, i) => [setInterests('junho', list), rename(`준호${i}`)]));
    const told = await events('junho');
    expect(told.map(({ version }) => version)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
    const { data } = await user.ask('{ me { name interests { id } } }', {}, { as: 'junho' });
    const last = told.at(-1)?.data.user;
    expect(data.me).toEqual({ name: last?.name, interests: last?.interestIds.map((id) => ({ id })) });
  });

  test.each([
    [['hiking', 'gold-digging'], '없는 관심사가 있어요. 다시 골라 주세요.'],
    [Array.from({ length: 11 }, (_, i) => `interest-${i}`), '관심사는 10개까지 고를 수 있어요.'],
  ])('refuses %o', async (interestIds, message) => {
    expect(await setInterests('harin', interestIds)).toEqual({
      user: null,
      userErrors: [{ field: ['interestIds'], message, code: 'INVALID' }],
    });
    expect(await events('harin')).toEqual([]);
  });

  test('is for signed-in people', async () => {
    const { errors } = await user.ask(mutation, { input: { interestIds: [] } });
    expect(errors).toMatchObject([{ path: ['setInterests'], extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});
