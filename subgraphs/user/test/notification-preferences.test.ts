import { demoId } from '@moim/stack/demo';
import { testSubgraph } from '@moim/test-kit';
import { describe, expect, test } from 'vitest';
import { readUserConfig } from '../src/config.ts';
import { startUser } from '../src/subgraph.ts';
import { openDatabase } from './tools.ts';

const user = await testSubgraph('user', (env) => startUser(readUserConfig(env)));
const db = openDatabase(user);
const mutation = `mutation ($input: SetNotificationPreferenceInput!) {
  setNotificationPreference(input: $input) { user { notificationPreferences { kind isEnabled } } userErrors { code } }
}`;
type Preference = { kind: string; isEnabled: boolean };
const off = (preferences: Preference[]) => preferences.filter(({ isEnabled }) => !isEnabled).map(({ kind }) => kind);
const set = async (kind: string, isEnabled: boolean, as = 'minji') => {
  const { data } = await user.ask(mutation, { input: { kind, isEnabled } }, { as });
  expect(data.setNotificationPreference.userErrors).toEqual([]);
  return off(data.setNotificationPreference.user.notificationPreferences);
};
const mine = '{ me { notificationPreferences { kind isEnabled } } }';

describe('notification preferences', () => {
  test('are on for every kind until the person says otherwise', async () => {
    const { data } = await user.ask(mine, {}, { as: 'junho' });
    const kinds = await user.ask('{ __type(name: "NotificationKind") { enumValues { name } } }');
    expect(data.me.notificationPreferences).toEqual(
      kinds.data.__type.enumValues.map(({ name }: { name: string }) => ({ kind: name, isEnabled: true })),
    );
  });

  test('are set, again and back, for oneself alone', async () => {
    expect(await set('LIKED', false)).toEqual(['LIKED']);
    expect(await set('LIKED', false)).toEqual(['LIKED']);
    expect(await set('COMMENTED', false)).toEqual(['COMMENTED', 'LIKED']);
    expect(await set('LIKED', true)).toEqual(['COMMENTED']);
    expect(off((await user.ask(mine, {}, { as: 'minji' })).data.me.notificationPreferences)).toEqual(['COMMENTED']);
    expect(off((await user.ask(mine, {}, { as: 'junho' })).data.me.notificationPreferences)).toEqual([]);
  });

  test('are right about one another in one request', async () => {
    const { data } = await user.ask(
      `mutation {
        a: setNotificationPreference(input: { kind: LIKED, isEnabled: false }) { user { notificationPreferences { kind isEnabled } } }
        b: setNotificationPreference(input: { kind: LIKED, isEnabled: true }) { user { notificationPreferences { kind isEnabled } } }
      }`,
      {},
      { as: 'seoyeon' },
    );
    expect([data.a, data.b].map(({ user: { notificationPreferences } }) => off(notificationPreferences))).toEqual([
      ['LIKED'],
      [],
    ]);
  });

  test.each(['junho', null])('are nothing that %s sees of somebody else', async (as) => {
    const query = 'query ($id: ID!) { user(id: $id) { notificationPreferences { kind } } }';
    const { data } = await user.ask(query, { id: demoId('usr', 'minji') }, { as });
    expect(data).toEqual({ user: { notificationPreferences: null } });
  });

  test('are for signed-in people', async () => {
    const signedOut = await user.ask(mutation, { input: { kind: 'LIKED', isEnabled: false } });
    expect(signedOut.errors).toMatchObject([
      { path: ['setNotificationPreference'], extensions: { code: 'UNAUTHENTICATED' } },
    ]);
    const unknown = await user.ask(mutation, { input: { kind: 'LIKED', isEnabled: false } }, { as: 'nobody' });
    expect(unknown.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect(await db.notificationPreference.count({ where: { userId: demoId('usr', 'nobody') } })).toBe(0);
  });
});
