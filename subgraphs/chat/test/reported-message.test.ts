import { contentReportResolved, type EventData } from '@moim/events';
import { demoId } from '@moim/stack/demo';
import { newId } from '@moim/subgraph-kit';
import { applyEvent } from '@moim/test-kit';
import { describe, expect, test } from 'vitest';
import { chatMessagesAnswer } from '../src/events/answer-chat-messages.ts';
import { handlers } from '../src/events/index.ts';
import { databaseOf, testChat } from './start.ts';
import { done, mutate, published, versionOf } from './talking.ts';

// What the content service, where reports are handled, asks of messages, and what becomes of one whose report is upheld.
const chat = await testChat();
const db = databaseOf(chat);
const { reply } = chatMessagesAnswer(db);
const club = demoId('com', 'bukhansan');
const room = demoId('rom', 'bukhansan');
const direct = demoId('rom', 'minji junho');
const idOf = (key: string) => demoId('usr', key);

async function said(as: string, roomId = room, photoIds: string[] = []): Promise<{ id: string; seq: number }> {
  const input = { roomId, text: '사세요', photoIds };
  return await done(mutate(chat, 'sendMessage', input, { as, selection: 'message { id seq }' }));
}
const asked = async (viewer: string, ids: string[]) =>
  ((await reply({ viewerId: idOf(viewer), ids })) as { messages: { id: string }[] }).messages;

describe('the question for messages', () => {
  test('tells those of the rooms that the viewer may see', async () => {
    const photoIds = [demoId('pho', 'bukhansan 2'), demoId('pho', 'bukhansan 1')];
    const inClub = await said('junho', room, photoIds);
    const alone = await said('junho', direct);
    const messages = await asked('minji', [inClub.id, alone.id, newId('msg')]);
    const own = { senderId: idOf('junho'), text: '사세요' };
    expect(messages).toHaveLength(2);
    expect(messages).toEqual(
      expect.arrayContaining([
        { id: inClub.id, communityId: club, ...own, photoIds },
        { id: alone.id, communityId: null, ...own, photoIds: [] },
      ]),
    );
    // 박서연 is in the club, 정하린 nowhere.
    expect((await asked('seoyeon', [inClub.id, alone.id])).map(({ id }) => id)).toEqual([inClub.id]);
    expect(await asked('harin', [inClub.id, alone.id])).toEqual([]);
  });

  test('leaves out what was deleted, and what a block hides', async () => {
    const [gone, hidden] = [await said('junho'), await said('seoyeon')];
    await done(mutate(chat, 'deleteMessage', { id: gone.id }, { as: 'junho', selection: 'message { id }' }));
    await db.communityMemberCard.create({ data: { communityId: club, userId: idOf('doyun'), role: 'MEMBER' } });
    expect((await asked('doyun', [gone.id, hidden.id])).map(({ id }) => id)).toEqual([hidden.id]);
    await db.userBlock.create({
      data: { blockId: newId('blk'), blockerId: idOf('seoyeon'), blockedId: idOf('doyun'), version: 1 },
    });
    expect(await asked('doyun', [gone.id, hidden.id])).toEqual([]);
    // Leader and staff see all of their club.
    expect((await asked('minji', [gone.id, hidden.id])).map(({ id }) => id)).toEqual([hidden.id]);
    await db.communityMemberCard.update({
      where: { communityId_userId: { communityId: club, userId: idOf('doyun') } },
      data: { role: null },
    });
    const open = await said('junho');
    expect(await asked('doyun', [open.id])).toEqual([]);
  });
});

describe('a report that was settled', () => {
  const settled = (data: Partial<EventData<typeof contentReportResolved>>) =>
    applyEvent(db, handlers, contentReportResolved, {
      aggregateId: newId('rep'),
      aggregateVersion: 2,
      data: { community: { id: club, name: '북한산 등산회' }, ...data },
    });
  const subject = (id: string) => ({ subject: { kind: 'MESSAGE' as const, id } });

  test('upheld, takes the message away with its photos and reactions, once', async () => {
    const { id, seq } = await said('junho', room, [demoId('pho', 'bukhansan 1')]);
    await done(mutate(chat, 'react', { messageId: id, emoji: '👍' }, { as: 'minji', selection: 'message { id }' }));
    const version = await versionOf(db, room);
    for (let time = 0; time < 2; time++) await settled(subject(id));
    const message = await db.message.findUniqueOrThrow({ where: { id }, include: { photos: true, reactions: true } });
    expect(message).toMatchObject({ text: '', deletedAt: expect.any(Date), photos: [], reactions: [] });
    expect(await published(db, room, version)).toEqual([
      { type: 'chat.message.deleted.v1', version: version + 1, data: { roomId: room, messageId: id, seq } },
    ]);
  });

  test('changes nothing when it was dismissed, is of something else, or of another club', async () => {
    const [{ id }, alone] = [await said('junho'), await said('junho', direct)];
    const version = await versionOf(db, room);
    await settled({ ...subject(id), outcome: 'DISMISSED' });
    await settled({ subject: { kind: 'PERSON', id: idOf('junho') } });
    await settled({ ...subject(id), community: { id: demoId('com', 'hangang'), name: '한강' } });
    await settled(subject(alone.id));
    await settled(subject(newId('msg')));
    expect(await db.message.count({ where: { id: { in: [id, alone.id] }, deletedAt: null } })).toBe(2);
    expect(await published(db, room, version)).toEqual([]);
  });

  test('and deleted by its sender at the same time, is deleted once', async () => {
    const { id } = await said('junho');
    const version = await versionOf(db, room);
    await Promise.all([
      ...Array.from({ length: 4 }, () => settled(subject(id))),
      ...Array.from({ length: 4 }, () =>
        done(mutate(chat, 'deleteMessage', { id }, { as: 'junho', selection: 'message { id }' })),
      ),
    ]);
    expect(await published(db, room, version)).toHaveLength(1);
  });
});
