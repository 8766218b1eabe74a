import { demoId } from '@moim/stack/demo';
import { testSubgraph } from '@moim/test-kit';
import { describe, expect, test } from 'vitest';
import { readUserConfig } from '../src/config.ts';
import { startUser } from '../src/subgraph.ts';
import { openDatabase } from './tools.ts';

const user = await testSubgraph('user', (env) => startUser(readUserConfig(env)));
const db = openDatabase(user);
const mutation = `mutation ($input: MarkNotificationsReadInput!) {
  markNotificationsRead(input: $input) { user { id unreadNotificationCount } userErrors { code } }
}`;
const mark = (input: Record<string, unknown>, as: string | null = 'minji') => user.ask(mutation, { input }, { as });
const unreadAfter = async (input: Record<string, unknown>, as = 'minji') =>
  (await mark(input, as)).data.markNotificationsRead.user.unreadNotificationCount;

const start = Date.now() - 3600_000;

/** Three unread lines in the feeds of all, a minute apart; the newest first. */
async function freshFeed() {
  await db.$executeRaw`update notifications set read_at = created_at where read_at is null`;
  const at = (minutes: number) => new Date(start + minutes * 60_000);
  const line = (person: string, i: number) => ({
    id: demoId('ntf', `${person} ${i}`),
    createdAt: at(i + 1),
    readAt: null,
  });
  for (const person of ['minji', 'junho']) {
    for (const i of [0, 1, 2]) {
      const { id, ...data } = line(person, i);
      await db.notification.update({ where: { id }, data });
    }
  }
  return [line('minji', 2), line('minji', 1), line('minji', 0)] as const;
}

describe('markNotificationsRead', () => {
  test('by id: those, once', async () => {
    const [newest, middle] = await freshFeed();
    expect(await unreadAfter({ ids: [newest.id, middle.id] })).toBe(1);
    const readAt = async () => (await db.notification.findUniqueOrThrow({ where: { id: newest.id } })).readAt;
    const first = await readAt();
    expect(await unreadAfter({ ids: [newest.id] })).toBe(1);
    expect(await readAt()).toEqual(first);
  });

  test('up to an instant: what happened then, and before', async () => {
    const [newest, middle] = await freshFeed();
    expect(await unreadAfter({ upTo: middle.createdAt.toISOString() })).toBe(1);
    const unread = await db.notification.findMany({ where: { userId: demoId('usr', 'minji'), readAt: null } });
    expect(unread.map(({ id }) => id)).toEqual([newest.id]);
  });

  test('all when nothing else is said, also what a clock ahead of ours has dated', async () => {
    const [newest] = await freshFeed();
    await db.notification.update({ where: { id: newest.id }, data: { createdAt: new Date(Date.now() + 60_000) } });
    expect(await unreadAfter({})).toBe(0);
  });

  test("leaves other people's alone", async () => {
    const [newest] = await freshFeed();
    expect(await unreadAfter({ ids: [newest.id] }, 'junho')).toBe(3);
    expect(await unreadAfter({}, 'junho')).toBe(0);
    expect(await unreadAfter({ ids: [demoId('ntf', 'nobody knows it')] })).toBe(3);
  });

  test('costs three statements, however many there are', async () => {
    const [newest] = await freshFeed();
    const one = await user.database.countStatements(() => mark({ ids: [newest.id] }));
    await freshFeed();
    expect(await user.database.countStatements(() => mark({}))).toBe(one);
    expect(one).toBe(3);
  });

  test.each([
    { ids: [] },
    { ids: Array.from({ length: 101 }, (_, i) => demoId('ntf', `${i}`)) },
    { ids: [demoId('usr', 'minji')] },
    { ids: [demoId('ntf', 'minji 0')], upTo: '2026-11-21T00:00:00.000Z' },
    { upTo: 'yesterday' },
  ])('refuses %o', async (input) => {
    const { errors } = await mark(input);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('is for signed-in people', async () => {
    const { errors } = await mark({}, null);
    expect(errors).toMatchObject([{ path: ['markNotificationsRead'], extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});
