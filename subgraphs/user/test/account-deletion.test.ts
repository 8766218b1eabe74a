import {
  chatErasureCompleted,
  communityErasureCompleted,
  contentErasureCompleted,
  scheduleErasureCompleted,
} from '@moim/events';
import { DEMO_PASSWORD, demoId } from '@moim/stack/demo';
import { newId } from '@moim/subgraph-kit';
import { applyEvent, testSubgraph } from '@moim/test-kit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readUserConfig } from '../src/config.ts';
import { confirmErasure } from '../src/domain/account-deletion.ts';
import { handlers } from '../src/events/index.ts';
import { startUser } from '../src/subgraph.ts';
import { openDatabase } from './tools.ts';

// The whole way of a deletion, through all services, is in contract/test/deletion.test.ts.
const user = await testSubgraph('user', (env) => startUser(readUserConfig(env)));
const db = openDatabase(user);
const doyun = demoId('usr', 'doyun');
const DELETE = `mutation ($input: DeleteAccountInput!) {
  deleteAccount(input: $input) { deletedUserId deletion { id } userErrors { field message code } }
}`;

describe('deleteAccount', () => {
  test('is for who is signed in', async () => {
    const { data, errors } = await user.ask(DELETE, { input: { password: 'whatever' } });
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  test('is refused to an account that never was', async () => {
    const { errors } = await user.ask(DELETE, { input: { password: 'whatever' } }, { as: 'nobody' });
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  test.each(['', '틀린 비밀번호', 'x'.repeat(5_000)])(
    'takes no wrong password, and says so in English too',
    async (password) => {
      const { data } = await user.ask(DELETE, { input: { password } }, { as: 'doyun', locale: 'en' });
      expect(data.deleteAccount).toEqual({
        deletedUserId: null,
        deletion: null,
        userErrors: [{ field: ['password'], message: 'The password is wrong.', code: 'INVALID_CREDENTIALS' }],
      });
      expect(await db.user.findUniqueOrThrow({ where: { id: doyun } })).toMatchObject({ deletedAt: null, version: 1 });
    },
  );

  test('takes no missing password', async () => {
    const { data } = await user.ask(DELETE, { input: {} }, { as: 'doyun' });
    expect(data.deleteAccount.userErrors).toMatchObject([{ field: ['password'], code: 'INVALID_CREDENTIALS' }]);
  });

  test('keeps out of a deleted account whatever the code does', async () => {
    const forget = db.user.update({
      where: { id: doyun },
      data: { deletedAt: new Date(), email: null, passwordHash: null },
    });
    await expect(forget).rejects.toThrow('users_deleted');
  });
});

describe('deleteAccount of an account without a password', () => {
  const harin = demoId('usr', 'harin');
  const MINUTE_MS = 60_000;

  /** The session that harin asks with, opened so many minutes ago. */
  const opened = async (minutes: number, session: { userId?: string; revoked?: boolean } = {}) => {
    const id = demoId('ses', 'harin');
    const createdAt = new Date(Date.now() - minutes * MINUTE_MS);
    await db.session.deleteMany({ where: { id } });
    await db.session.create({
      data: {
        id,
        userId: session.userId ?? harin,
        createdAt,
        lastSeenAt: new Date(),
        expiresAt: new Date(Date.now() + 60 * MINUTE_MS),
        ...(session.revoked ? { revokedAt: new Date(), endReason: 'REVOKED' as const } : {}),
      },
    });
  };
  const remove = async (password?: string, locale: 'ko' | 'en' = 'ko') => {
    const { data } = await user.ask(DELETE, { input: { password } }, { as: 'harin', locale });
    return data.deleteAccount.userErrors;
  };
  const again = (message: string) => [{ field: null, message, code: 'SIGN_IN_AGAIN' }];

  beforeEach(async () => {
    await db.user.update({ where: { id: harin }, data: { passwordHash: null } });
  });
  afterEach(async () => {
    expect(await db.user.findUniqueOrThrow({ where: { id: harin } })).toMatchObject({ deletedAt: null, version: 1 });
  });

  test('goes on in a session that has just been opened: the community service, which is not there, is asked', async () => {
    await opened(9);
    expect(await remove()).toMatchObject([{ code: 'TRY_AGAIN' }]);
    expect(await remove('a password that it does not have')).toMatchObject([{ code: 'TRY_AGAIN' }]);
  });

  test.each([
    ['ko', '안전을 위해 다시 로그인하고 10분 안에 해 주세요.'],
    ['en', 'To be safe, sign in again and do this within 10 minutes.'],
  ] as const)(
    'asks for a fresh sign-in in an older one, however lately it was renewed (%s)',
    async (locale, message) => {
      await opened(11);
      expect(await remove(undefined, locale)).toEqual(again(message));
      expect(await remove(DEMO_PASSWORD, locale)).toEqual(again(message));
    },
  );

  test('asks for a fresh sign-in in a session that has ended, is somebody else’s, or never was', async () => {
    await opened(1, { revoked: true });
    expect(await remove()).toMatchObject([{ code: 'SIGN_IN_AGAIN' }]);
    await opened(1, { userId: doyun });
    expect(await remove()).toMatchObject([{ code: 'SIGN_IN_AGAIN' }]);
    await db.session.deleteMany({ where: { id: demoId('ses', 'harin') } });
    expect(await remove()).toMatchObject([{ code: 'SIGN_IN_AGAIN' }]);
  });
});

describe('a confirmation', () => {
  const deletionId = newId('del');
  const STEPS = [
    [communityErasureCompleted, 'COMMUNITY'],
    [scheduleErasureCompleted, 'SCHEDULE'],
    [contentErasureCompleted, 'CONTENT'],
    [chatErasureCompleted, 'CHAT'],
  ] as const;

  const confirm = (definition: (typeof STEPS)[number][0]) =>
    applyEvent(db, handlers, definition, {
      aggregateId: deletionId,
      aggregateVersion: 1,
      data: { userId: doyun, deletionId },
    });
  const read = () =>
    db.accountDeletion.findUniqueOrThrow({
      where: { id: deletionId },
      include: { steps: { orderBy: { service: 'asc' } } },
    });

  beforeEach(async () => {
    await db.accountDeletion.deleteMany();
    await db.accountDeletion.create({
      data: {
        id: deletionId,
        userId: doyun,
        secret: 'secret',
        steps: { create: STEPS.map(([, service]) => ({ service })) },
      },
    });
  });

  test.each([[[0, 1, 2, 3]], [[3, 2, 1, 0]]])('in the order %j: the last one completes the deletion', async (order) => {
    for (const [i, at] of order.entries()) {
      expect((await read()).completedAt).toBeNull();
      await confirm(STEPS[at]?.[0] ?? chatErasureCompleted);
      expect((await read()).steps.filter(({ confirmedAt }) => confirmedAt !== null)).toHaveLength(i + 1);
    }
    expect((await read()).completedAt).not.toBeNull();
  });

  test('that comes twice counts once', async () => {
    await confirm(chatErasureCompleted);
    const once = await read();
    await confirm(chatErasureCompleted);
    expect(await read()).toEqual(once);
    expect(once.completedAt).toBeNull();
  });

  test('of a deletion that nobody asked for waits for a person to look at it', async () => {
    const unknown = { deletionId: newId('del'), service: 'CHAT', at: new Date() } as const;
    await expect(
      db.$transaction((tx) =>
        confirmErasure(
          {
            $queryRaw: (query, ...values) => tx.$queryRaw(query, ...values),
            $executeRaw: (query, ...values) => tx.$executeRaw(query, ...values),
            emit: () => expect.unreachable('nothing is published'),
          },
          unknown,
        ),
      ),
    ).rejects.toMatchObject({ name: 'PermanentError' });
  });
});
