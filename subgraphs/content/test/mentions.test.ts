import { demoId } from '@moim/stack/demo';
import { describe, expect, test } from 'vitest';
import { mentionedMembers, possibleMentions } from '../src/domain/mentions.ts';
import { databaseOf, testContent } from './start.ts';
import { addMember, bukhansan } from './writing.ts';

const content = await testContent();
const db = databaseOf(content);
const people = new Map<string, string>();
for (const [key, name] of [
  ['short', '하늘'],
  ['long', '하늘 다람쥐'],
  ['ann', 'Ann'],
  ['anna', 'Anna Lee'],
  ['twin-1', '쌍둥이'],
  ['twin-2', '쌍둥이'],
  ['emoji', '산🏔'],
] as const)
  people.set(await addMember(db, key, name), key);
await db.memberCard.create({ data: { userId: demoId('usr', 'stranger'), name: '나그네' } });
await db.memberCard.update({
  where: { userId: await addMember(db, 'gone', '떠난이') },
  data: { deletedAt: new Date() },
});
await db.communityMemberCard.update({
  where: { communityId_userId: { communityId: bukhansan, userId: await addMember(db, 'left', '탈퇴자') } },
  data: { role: null },
});

const named = async (text: string, authorId = demoId('usr', 'minji')) =>
  (await mentionedMembers(db, bukhansan, authorId, text)).map((id) => people.get(id) ?? id).toSorted();

describe('who is named', () => {
  test.each<[string, string[]]>([
    ['@하늘 안녕하세요', ['short']],
    ['@하늘이 말했어요', ['short']],
    ['@하늘 다람쥐 님', ['long']],
    ['@하늘 다람쥐, @하늘', ['long', 'short']],
    ['@하늘\n다람쥐', ['short']],
    ['@하늘@Ann', ['ann', 'short']],
    ['고마워요@하늘', ['short']],
    ['@Ann!', ['ann']],
    ['@Ann님', ['ann']],
    ['@Annabel', []],
    ['@Anna Lee', ['anna']],
    ['@Anna Leeds', []],
    ['@쌍둥이', ['twin-1', 'twin-2']],
    ['@산🏔에서', ['emoji']],
    ['하늘', []],
    ['@ 하늘', []],
    ['@나그네', []],
    ['@떠난이', []],
    ['@탈퇴자', []],
    ['문의: hello@Ann.kr, my.name+x@Ann', []],
    ['@', []],
  ])('%s: %o', async (text, keys) => {
    expect(await named(text)).toEqual(keys);
  });

  test('not who names', async () => {
    expect(await named('@하늘 @Ann', demoId('usr', 'short'))).toEqual(['ann']);
  });

  test('not members of other clubs', async () => {
    expect(await mentionedMembers(db, demoId('com', 'hangang'), demoId('usr', 'minji'), '@하늘 @Ann')).toEqual([]);
  });
});

test('a text of nothing but @ is looked at with bounds', () => {
  const mentions = possibleMentions('@가 '.repeat(5_000));
  expect(mentions).toHaveLength(50);
  expect(Math.max(...mentions.map((names) => names.length))).toBeLessThanOrEqual(30);
});
