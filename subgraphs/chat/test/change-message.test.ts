import { demoId } from '@moim/stack/demo';
import type { As } from '@moim/test-kit';
import { describe, expect, test } from 'vitest';
import { databaseOf, testChat } from './start.ts';
import { done, errorOf, mutate, published, refusal, versionOf } from './talking.ts';

const chat = await testChat();
const db = databaseOf(chat);
const bukhansan = demoId('rom', 'bukhansan');
const direct = demoId('rom', 'minji junho');
const junho = demoId('usr', 'junho');

const change = (field: string, input: Record<string, unknown>, as: As) =>
  mutate(chat, field, input, {
    as,
    selection:
      'message { id seq text editedAt isDeleted photos { id } reactions { emoji count viewerHasReacted } sender { name } }',
  });
const edit = (id: string, text: string, as: As) => change('editMessage', { id, text }, as);
const remove = (id: string, as: As) => change('deleteMessage', { id }, as);
const react = (messageId: string, emoji: string, as: As, more = {}) =>
  change('react', { messageId, emoji, ...more }, as);

/** Something new that somebody has said. */
async function said(
  as: string,
  { roomId = bukhansan, photoIds = [] as string[] } = {},
): Promise<{ id: string; seq: number }> {
  return await done(
    mutate(chat, 'sendMessage', { roomId, text: '처음', photoIds }, { as, selection: 'message { id seq }' }),
  );
}

describe('editing', () => {
  test('changes the text, is marked and published', async () => {
    const { id, seq } = await said('junho');
    const version = await versionOf(db, bukhansan);
    const edited = await done(edit(id, ' 고침 ', 'junho'));
    expect(edited).toMatchObject({ id, seq, text: '고침', editedAt: expect.any(String), isDeleted: false });
    expect(await published(db, bukhansan, version)).toEqual([
      { type: 'chat.message.edited.v1', version: version + 1, data: { roomId: bukhansan, messageId: id, seq } },
    ]);
  });

  test('to what it says already changes nothing', async () => {
    const { id } = await said('junho');
    const version = await versionOf(db, bukhansan);
    expect(await done(edit(id, '처음', 'junho'))).toMatchObject({ text: '처음', editedAt: null });
    expect(await published(db, bukhansan, version)).toEqual([]);
  });

  test('takes a text, unless there are photos', async () => {
    const { id } = await said('junho');
    expect(await refusal(edit(id, ' ', 'junho'))).toEqual(['INVALID text']);
    expect(await refusal(edit(id, '가'.repeat(5001), 'junho'))).toEqual(['INVALID text']);
    const shown = await said('junho', { photoIds: [demoId('pho', 'bukhansan 1')] });
    expect(await done(edit(shown.id, '', 'junho'))).toMatchObject({ text: '' });
  });

  test('is for who wrote it, even beside the leader', async () => {
    const { id } = await said('junho');
    expect(await errorOf(edit(id, '고침', 'minji'))).toBe('FORBIDDEN');
    expect(await errorOf(edit(id, '고침', 'seoyeon'))).toBe('FORBIDDEN');
  });

  test('a deleted message is refused', async () => {
    const { id } = await said('junho');
    await done(remove(id, 'junho'));
    expect(await refusal(edit(id, '고침', 'junho'))).toEqual(['NOT_FOUND id']);
  });
});

describe('deleting', () => {
  test('leaves the place, without text, photos and reactions, and is published once', async () => {
    const { id, seq } = await said('junho', { photoIds: [demoId('pho', 'bukhansan 1')] });
    await done(react(id, '👍', 'minji'));
    const version = await versionOf(db, bukhansan);
    for (const _time of [1, 2]) {
      expect(await done(remove(id, 'junho'))).toMatchObject({
        id,
        seq,
        text: '',
        isDeleted: true,
        photos: [],
        reactions: [],
      });
    }
    const { photos, reactions } = await db.message.findUniqueOrThrow({
      where: { id },
      include: { photos: true, reactions: true },
    });
    expect([photos, reactions]).toEqual([[], []]);
    expect(await published(db, bukhansan, version)).toEqual([
      { type: 'chat.message.deleted.v1', version: version + 1, data: { roomId: bukhansan, messageId: id, seq } },
    ]);
  });

  test.each([
    ['its sender', 'seoyeon', 'seoyeon', true],
    ['the leader', 'seoyeon', 'minji', true],
    ['staff', 'seoyeon', 'junho', true],
    ['another member', 'junho', 'seoyeon', false],
  ])('in a club’s room: %s', async (_who, sender, as, isAllowed) => {
    const { id } = await said(sender);
    if (isAllowed) expect(await done(remove(id, as))).toMatchObject({ isDeleted: true });
    else expect(await errorOf(remove(id, as))).toBe('FORBIDDEN');
    expect((await db.message.findUniqueOrThrow({ where: { id } })).deletedAt !== null).toBe(isAllowed);
  });

  test('in a direct room it is the sender’s alone, though the other one leads a club', async () => {
    const { id } = await said('junho', { roomId: direct });
    expect(await errorOf(remove(id, 'minji'))).toBe('FORBIDDEN');
    expect(await done(remove(id, 'junho'))).toMatchObject({ isDeleted: true });
  });
});

describe('reacting', () => {
  test('twice is as once, and so is taking it back', async () => {
    const { id, seq } = await said('junho');
    const version = await versionOf(db, bukhansan);
    const hearts = (count: number, viewerHasReacted: boolean) => [{ emoji: '❤️', count, viewerHasReacted }];
    expect((await done(react(id, '❤️', 'minji'))).reactions).toEqual(hearts(1, true));
    // The same emoji as some clients write it.
    expect((await done(react(id, '\u2764', 'minji'))).reactions).toEqual(hearts(1, true));
    expect((await done(react(id, '❤️', 'seoyeon'))).reactions).toEqual(hearts(2, true));
    for (const _time of [1, 2]) {
      expect((await done(react(id, '❤️', 'minji', { hasReacted: false }))).reactions).toEqual(hearts(1, false));
    }
    const data = { roomId: bukhansan, messageId: id, seq };
    expect(await published(db, bukhansan, version)).toEqual(
      [1, 2, 3].map((n) => ({ type: 'chat.reactions.changed.v1', version: version + n, data })),
    );
  });

  test.each(['👨‍👩‍👧‍👦', '👍🏽', '🇰🇷', '1️⃣', '🏴󠁧󠁢󠁳󠁣󠁴󠁿'])('takes %s', async (emoji) => {
    const { id } = await said('junho');
    expect((await done(react(id, emoji, 'minji'))).reactions).toEqual([{ emoji, count: 1, viewerHasReacted: true }]);
  });

  test.each(['', 'a', '👍👍', '네', '1', ' 👍', '<b>', '👍\u0000'])('does not take %o', async (emoji) => {
    const { id } = await said('junho');
    expect(await refusal(react(id, emoji, 'minji'))).toEqual(['INVALID emoji']);
  });

  test('with 25 different emoji at once, 20 are taken; those there are go on', async () => {
    const { id } = await said('junho');
    const emoji = Array.from({ length: 25 }, (_, n) => String.fromCodePoint(0x1f400 + n));
    const answers = await Promise.all(emoji.map((one) => react(id, one, 'minji')));
    const full = answers.filter(({ data }) => data.react.userErrors[0]?.code === 'LIMIT_REACHED');
    expect(full).toHaveLength(5);
    const [taken] = await db.reaction.findMany({ where: { messageId: id } });
    expect(await db.reaction.count({ where: { messageId: id } })).toBe(20);
    expect(await done(react(id, taken?.emoji ?? '', 'seoyeon'))).toMatchObject({ id });
    // Twice is as once, however many there are.
    expect(await done(react(id, taken?.emoji ?? '', 'seoyeon'))).toMatchObject({ id });
  });

  test('to a deleted message is refused', async () => {
    const { id } = await said('junho');
    await done(remove(id, 'junho'));
    expect(await refusal(react(id, '👍', 'minji'))).toEqual(['NOT_FOUND messageId']);
  });
});

describe('a message that one may not see', () => {
  const ways: [string, (id: string, as: As) => ReturnType<typeof change>][] = [
    ['editMessage', (id, as) => edit(id, '고침', as)],
    ['deleteMessage', remove],
    ['react', (id, as) => react(id, '👍', as)],
  ];
  test.each(ways)('is for %s as one that was never there', async (_field, way) => {
    const secret = demoId('msg', 'secret-reading 1');
    const before = await db.outboxEvent.count();
    expect(await errorOf(way(secret, 'minji'))).toBe('NOT_FOUND');
    expect(await errorOf(way(demoId('msg', 'nobody'), 'minji'))).toBe('NOT_FOUND');
    expect(await errorOf(way(demoId('msg', 'minji junho 1'), 'seoyeon'))).toBe('NOT_FOUND');
    expect(await errorOf(way(secret, null))).toBe('UNAUTHENTICATED');
    expect(await errorOf(way('msg_1', 'minji'))).toBe('BAD_USER_INPUT');
    expect(await db.outboxEvent.count()).toBe(before);
  });
});

test('changes of all kinds at once: each has its own version', async () => {
  const version = await versionOf(db, direct);
  const mine = await Promise.all(Array.from({ length: 8 }, () => said('junho', { roomId: direct })));
  const answers = await Promise.all(
    mine.flatMap(({ id }, n) => [
      react(id, '👍', 'minji'),
      react(id, '👍', 'junho'),
      edit(id, `고침 ${n}`, 'junho'),
      remove(id, 'junho'),
      said('minji', { roomId: direct }),
    ]),
  );
  expect(answers).toHaveLength(40);
  const events = await published(db, direct, version);
  const counted = Object.groupBy(events, ({ type }) => type);
  expect(counted['chat.message.sent.v1']).toHaveLength(16);
  expect(counted['chat.message.deleted.v1']).toHaveLength(8);
  for (const { id } of mine) {
    const { text, reactions } = await db.message.findUniqueOrThrow({ where: { id }, include: { reactions: true } });
    expect([text, reactions]).toEqual(['', []]);
  }
  expect(await db.reaction.count({ where: { userId: junho, message: { deletedAt: { not: null } } } })).toBe(0);
});
