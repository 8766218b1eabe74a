import { randomUUID } from 'node:crypto';
import type { Platform } from './platform.ts';
import type { Frame } from './socket.ts';

const SEND = `mutation ($input: SendMessageInput!) {
  sendMessage(input: $input) { message { id seq } userErrors { field code } }
}`;

/** Somebody says something in a room. Throws when it is not taken. */
export async function say(
  platform: Pick<Platform, 'ask'>,
  as: string,
  roomId: string,
  text: string,
): Promise<{ id: string; seq: number }> {
  const input = { roomId, text, clientMessageId: randomUUID() };
  const answer = await platform.ask(SEND, { input }, { as });
  const message = answer.data?.sendMessage?.message;
  if (!message) throw new Error(`"${text}" was not taken: ${JSON.stringify(answer).slice(0, 300)}`);
  return message;
}

/** What else people do with messages. */
export function talk(platform: Pick<Platform, 'ask'>) {
  const run = async (name: string, type: string, input: Record<string, unknown>, as: string) => {
    const answer = await platform.ask(
      `mutation ($input: ${type}!) { ${name}(input: $input) { message { id } userErrors { code } } }`,
      { input },
      { as },
    );
    if (!answer.data?.[name]?.message) throw new Error(`${name} was not done: ${JSON.stringify(answer).slice(0, 300)}`);
  };
  return {
    edit: (as: string, id: string, text: string) => run('editMessage', 'EditMessageInput', { id, text }, as),
    remove: (as: string, id: string) => run('deleteMessage', 'DeleteMessageInput', { id }, as),
    react: (as: string, messageId: string, emoji: string) => run('react', 'ReactInput', { messageId, emoji }, as),
  };
}

/** The newest message's number in a room. */
export async function headOf(platform: Pick<Platform, 'ask'>, roomId: string, as: string): Promise<number> {
  const { data } = await platform.ask('query ($id: ID!) { chatRoom(id: $id) { lastSeq } }', { id: roomId }, { as });
  return data.chatRoom?.lastSeq ?? 0;
}

/** The numbers of the messages that were sent, in the order in which they came. */
export function messageSeqs(events: readonly Record<string, Frame['payload']>[]): number[] {
  return events.flatMap(({ __typename, message }) => (__typename === 'MessageSent' ? [message.seq as number] : []));
}
