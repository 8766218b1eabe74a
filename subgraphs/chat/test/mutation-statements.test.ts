import { demoId } from '@moim/stack/demo';
import { describe, expect, test } from 'vitest';
import { testChat } from './start.ts';

// Without NATS, so that what publishes the events is not counted with what writes them.
const env = { NATS_URL: 'nats://127.0.0.1:9' };
const demo = await testChat({ env });
const tenfold = await testChat({ scale: 10, env });

describe('mutations', () => {
  const room = { roomId: demoId('rom', 'bukhansan') };
  const messageId = demoId('msg', 'bukhansan 149');
  const mutation = (field: string, selection: string) =>
    `mutation ($input: ${field[0]?.toUpperCase()}${field.slice(1)}Input!) { ${field}(input: $input) { ${selection} userErrors { code } } }`;
  const message = 'message { id seq text sender { id name } }';

  test.each([
    // All that changes is one statement; the other reads the answer.
    ['sendMessage', { ...room, text: '안녕하세요' }, message, 2],
    // One reads what it answers.
    ['sendMessage', { ...room, text: '네', replyToId: demoId('msg', 'bukhansan 7') }, 'message { replyTo { seq } }', 3],
    // The room is locked, then the message is read; the change, the version and the event; begin and commit.
    ['react', { messageId, emoji: '🌄' }, message, 8],
    ['markRoomRead', { ...room, seq: 150 }, 'room { unreadCount }', 2],
    ['muteRoom', { ...room, isMuted: false }, 'room { isMuted }', 2],
    // Both people, the room, and what is shown of it.
    ['openDirectRoom', { userId: demoId('usr', 'person-3') }, 'room { title }', 3],
  ] as const)('%s costs the same in rooms and lists ten times as long', async (field, input, selection, expected) => {
    for (const chat of [demo, tenfold]) {
      const query = mutation(field, selection);
      const ask = async (as: string) => {
        const { data, errors } = await chat.ask(query, { input }, { as });
        expect(errors).toBeUndefined();
        expect(data[field].userErrors).toEqual([]);
      };
      // The first time opens connections; for somebody else, so that there is something left to do.
      await ask('seoyeon');
      expect(await chat.database.countStatements(() => ask('minji'))).toBe(expected);
    }
  });
});
