import { demoId } from '@moim/stack/demo';
import type { As } from '@moim/test-kit';
import { expect, inject, test } from 'vitest';
import { TYPING_RULE } from '../src/domain/set-typing.ts';
import { REACTING_RULE, TALKING_RULE } from '../src/domain/talking-limits.ts';
import { databaseOf, testChat } from './start.ts';
import { done, errorOf, mutate } from './talking.ts';

// Limits are counted in Redis, apart for each platform.
const { redisUrl } = inject('moim');
const chat = await testChat({ env: { REDIS_URL: redisUrl, MOIM_RATE_LIMITS: 'on' } });
const db = databaseOf(chat);
const seoyeon = demoId('usr', 'seoyeon');
const room = demoId('rom', 'bukhansan');
const direct = demoId('rom', 'minji junho');

test('typing is limited for each person', async () => {
  const type = (isTyping: boolean, { as, roomId }: { as: As; roomId: string }) =>
    mutate(chat, 'setTyping', { roomId, isTyping }, { as, selection: 'ok' });
  const answers = [];
  for (let n = 0; n < TYPING_RULE.limit; n++) answers.push(await done(type(true, { as: 'junho', roomId: direct })));
  expect(answers.every(Boolean)).toBe(true);
  expect(await errorOf(type(true, { as: 'junho', roomId: direct }))).toBe('RATE_LIMITED');
  expect(await errorOf(type(true, { as: 'junho', roomId: room }))).toBe('RATE_LIMITED');
  expect(await done(type(true, { as: 'minji', roomId: direct }))).toBe(true);
});

test('talking is limited for each person, over all rooms; what was refused was not said', async () => {
  const send = (as: As, roomId: string) =>
    mutate(chat, 'sendMessage', { roomId, text: '안녕' }, { as, selection: 'message { id }' });
  const said = () => db.message.count({ where: { senderId: seoyeon } });
  const before = await said();
  for (let n = 0; n < TALKING_RULE.limit; n++) await done(send('seoyeon', room));
  expect(await errorOf(send('seoyeon', room))).toBe('RATE_LIMITED');
  expect(await said()).toBe(before + TALKING_RULE.limit);
  expect(await done(send('minji', room))).toMatchObject({ id: expect.any(String) });
});

test('reactions are limited for each person', async () => {
  const [{ id: messageId } = { id: '' }] = await db.message.findMany({
    where: { roomId: room, deletedAt: null },
    orderBy: { seq: 'desc' },
    take: 1,
  });
  const react = (hasReacted: boolean) =>
    mutate(chat, 'react', { messageId, emoji: '👍', hasReacted }, { as: 'junho', selection: 'message { id }' });
  for (let n = 0; n < REACTING_RULE.limit; n++) await done(react(n % 2 === 0));
  expect(await errorOf(react(true))).toBe('RATE_LIMITED');
});
