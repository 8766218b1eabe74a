import { describe, expect, test } from 'vitest';
import { checkChat, type SeenRoom, type StoredMessage } from '../src/chat/check-chat.ts';

const messages: StoredMessage[] = ['하나', '둘', '셋'].map((text, i) => ({ id: `msg_${i + 1}`, seq: i + 1, text }));
const stored = new Map([['rom_1', messages]]);
const acknowledged = messages.map((message) => ({ roomId: 'rom_1', ...message }));
const seen = (shown: readonly StoredMessage[], from = 0): SeenRoom[] => [
  { client: 'minji', roomId: 'rom_1', from, messages: shown },
];
const [one, two, three] = messages as [StoredMessage, StoredMessage, StoredMessage];

describe('the checker of chat', () => {
  test('finds nothing where all is well', () => {
    expect(checkChat(stored, acknowledged, [...seen(messages), ...seen([two, three], 1), ...seen([], 3)])).toEqual([]);
  });

  test.each([
    ['a message that was lost', seen([one, three])],
    ['the last that was lost', seen([one, two])],
    ['one that came twice', seen([one, two, two, three])],
    ['one that came once more at the end', seen([one, two, three, three])],
    ['another order', seen([two, one, three])],
    ['other words', seen([one, { ...two, text: '셋' }, three])],
  ])('sees %s', (_what, shown) => {
    expect(checkChat(stored, acknowledged, shown)).toHaveLength(1);
  });

  test('sees what was acknowledged and is gone, and a hole in the numbers', () => {
    const without = new Map([['rom_1', [one, { ...three, seq: 3 }]]]);
    const found = checkChat(without, acknowledged, []);
    expect(found).toContain('rom_1 has no message 2');
    expect(found.some((line) => line.includes('"둘" was acknowledged as 2'))).toBe(true);
  });

  test('sees what was said once and stored twice', () => {
    const twice = new Map([['rom_1', [one, two, { ...two, id: 'msg_3', seq: 3 }]]]);
    expect(checkChat(twice, [], [])).toEqual(['rom_1 has 1 messages twice']);
  });
});
