import { type EventData, userCards, type userRegistered } from '@moim/events';
import { demoId } from '@moim/stack/demo';
import { demoDatabase } from '@moim/test-kit';
import { describe, expect, test } from 'vitest';
import { userCardsAnswer } from '../src/events/answer-user-cards.ts';
import { openDatabase } from './tools.ts';

const database = await demoDatabase('user');
const db = openDatabase({ database });
const answer = userCardsAnswer(db);
interface Answer {
  users: { id: string; version: number; card: EventData<typeof userRegistered>['user'] | null }[];
}
const ask = async (request: unknown) => (await answer.reply(request)) as Answer;
const minji = demoId('usr', 'minji');

describe('userCardsAnswer', () => {
  test('takes and gives what the catalogue says', async () => {
    expect(answer.definition).toBe(userCards);
    expect(await ask(userCards.example.request)).toEqual({ users: [] });
    await expect(ask({ ids: ['minji'] })).rejects.toThrow(/not an id usr_/);
  });

  test('knows people by id, and leaves out who is not there', async () => {
    const { users } = await ask({ ids: [demoId('usr', 'nobody'), minji] });
    const { avatarUrl, region } = await db.user.findUniqueOrThrow({ where: { id: minji } });
    const card = { id: minji, name: '김민지', avatarUrl, region, interestIds: ['hiking', 'photography', 'coffee'] };
    expect(users).toEqual([{ id: minji, version: 1, card }]);
  });

  test('walks all people page by page, each once', async () => {
    const ids: string[] = [];
    for (let after: string | null = null; ; after = ids.at(-1) ?? null) {
      const { users } = await ask({ after, limit: 7 });
      ids.push(...users.map(({ id }) => id));
      if (users.length < 7) break;
    }
    expect(ids).toEqual(ids.toSorted());
    expect(ids).toHaveLength(await db.user.count());
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('tells a deleted account by id and version alone', async () => {
    const gone = demoId('usr', 'person-1');
    await db.user.update({
      where: { id: gone },
      data: {
        deletedAt: new Date(),
        version: 2,
        name: '-',
        email: null,
        passwordHash: null,
        avatarUrl: null,
        bio: null,
        mbti: null,
        region: null,
      },
    });
    expect(await ask({ ids: [gone] })).toEqual({ users: [{ id: gone, version: 2, card: null }] });
  });

  test('is one statement, for one person and for many', async () => {
    const ids = Array.from({ length: 50 }, (_, i) => demoId('usr', `person-${i + 1}`));
    expect(await database.countStatements(() => ask({ ids }))).toBe(1);
  });
});
