import { demoId } from '@moim/stack/demo';
import { newId } from '@moim/subgraph-kit';
import { expect, test } from 'vitest';
import { chatPhotoAnswers } from '../src/events/answer-chat-photos.ts';
import { databaseOf, testChat } from './start.ts';
import { done, mutate, published, versionOf } from './talking.ts';

// What the content service asks, which keeps the photos of 김민지 and 이준호.
const chat = await testChat();
const db = databaseOf(chat);
const idOf = (key: string) => demoId('usr', key);
const [direct, club] = [demoId('rom', 'minji junho'), demoId('rom', 'bukhansan')];
const [rooms, shown] = chatPhotoAnswers(db);
if (rooms === undefined || shown === undefined) throw new Error('there are two questions');

async function roomsOf(as: string, ids = [direct, club]): Promise<object[]> {
  const answer = await rooms?.reply({ viewerId: idOf(as), ids });
  return (answer as { rooms: object[] }).rooms;
}
async function shownOf(ids: string[]): Promise<string[]> {
  const answer = await shown?.reply({ ids });
  return (answer as { ids: string[] }).ids.toSorted();
}
const say = (roomId: string, photoIds: string[]) =>
  done(mutate(chat, 'sendMessage', { roomId, text: '', photoIds }, { as: 'minji', selection: 'message { id seq }' }));
const remove = (id: string) =>
  done(mutate(chat, 'deleteMessage', { id }, { as: 'minji', selection: 'message { id }' }));

test('a direct room is told to its two people, with who the other one is; a club’s room is none', async () => {
  expect(await roomsOf('minji')).toEqual([{ id: direct, otherId: idOf('junho') }]);
  expect(await roomsOf('junho')).toEqual([{ id: direct, otherId: idOf('minji') }]);
  for (const as of ['seoyeon', 'harin']) expect(await roomsOf(as)).toEqual([]);
  expect(await roomsOf('minji', [newId('rom')])).toEqual([]);
});

test('while a block is between the two there is no room for either', async () => {
  const block = { blockId: newId('blk'), blockerId: idOf('junho'), blockedId: idOf('minji'), version: 1 };
  await db.userBlock.create({ data: block });
  for (const as of ['minji', 'junho']) expect(await roomsOf(as)).toEqual([]);
  await db.userBlock.delete({ where: { blockId: block.blockId } });
  expect(await roomsOf('junho')).toHaveLength(1);
});

test('a photo is shown while a message has it; a message of two that is deleted names those it had', async () => {
  const photoIds = [newId('pho'), newId('pho')];
  const [first, second] = photoIds as [string, string];
  const message = await say(direct, photoIds);
  const again = await say(direct, [second]);
  const inClub = await say(club, [demoId('pho', 'bukhansan 1')]);
  expect(await shownOf([...photoIds, newId('pho')])).toEqual(photoIds.toSorted());
  const version = await versionOf(db, direct);
  for (let time = 1; time <= 2; time++) await remove(message.id);
  expect(await published(db, direct, version)).toEqual([
    {
      type: 'chat.message.deleted.v1',
      version: version + 1,
      data: { roomId: direct, messageId: message.id, seq: message.seq, photoIds: [first, second] },
    },
  ]);
  expect(await shownOf(photoIds)).toEqual([second]);
  await remove(again.id);
  expect(await shownOf(photoIds)).toEqual([]);
  // A club's album keeps what was shown.
  const before = await versionOf(db, club);
  await remove(inClub.id);
  expect(await published(db, club, before)).toMatchObject([{ data: { messageId: inClub.id } }]);
  expect((await published(db, club, before))[0]?.data).not.toHaveProperty('photoIds');
});
