/** A message as the database has it in the end. */
export interface StoredMessage {
  id: string;
  seq: number;
  text: string;
}

/** A message as a client was shown it. */
export type SeenMessage = StoredMessage;

/** What one client was shown of a room, from the message after `from` on. */
export interface SeenRoom {
  client: string;
  roomId: string;
  from: number;
  messages: readonly SeenMessage[];
}

/** A message whose sender was told that it was taken. */
export interface Acknowledged {
  roomId: string;
  id: string;
  seq: number;
  text: string;
}

/**
 * What is wrong with what clients have seen: each must have been shown every message of its room after the one it began with exactly once, in
 * the order of their numbers, with the words that the database has; and what was acknowledged must be there, once. Empty when all is well.
 */
export function checkChat(
  stored: ReadonlyMap<string, readonly StoredMessage[]>,
  acknowledged: readonly Acknowledged[],
  seen: readonly SeenRoom[],
): string[] {
  const wrong: string[] = [];
  for (const [roomId, messages] of stored) {
    const hole = messages.findIndex(({ seq }, i) => seq !== i + 1);
    if (hole >= 0) wrong.push(`${roomId} has no message ${hole + 1}`);
    const texts = new Set(messages.map(({ text }) => text));
    if (texts.size < messages.length) wrong.push(`${roomId} has ${messages.length - texts.size} messages twice`);
  }
  for (const { roomId, id, seq, text } of acknowledged) {
    const message = stored.get(roomId)?.[seq - 1];
    if (message?.id !== id || message.text !== text)
      wrong.push(`${roomId}: "${text}" was acknowledged as ${seq}, and is not there`);
  }
  for (const { client, roomId, from, messages } of seen) {
    const expected = (stored.get(roomId) ?? []).filter(({ seq }) => seq > from);
    const at = expected.findIndex(({ seq, id, text }, i) => {
      const shown = messages[i];
      return shown?.seq !== seq || shown.id !== id || shown.text !== text;
    });
    if (at >= 0)
      wrong.push(
        `${client} in ${roomId}: after ${from}, ${expected[at]?.seq} should have come, and ${messages[at]?.seq ?? 'nothing'} did`,
      );
    else if (messages.length > expected.length)
      wrong.push(`${client} in ${roomId}: ${messages.length - expected.length} more than there are`);
  }
  return wrong;
}
