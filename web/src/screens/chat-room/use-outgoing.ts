import { useState } from 'react';
import { useAction } from '../../data/use-action.ts';
import { SendMessage } from '../../generated/SendMessage.ts';
import { addMessage } from './add-message.ts';

/** A message on its way: it keeps its number through every try, so it is said once however often it is sent. */
export interface Outgoing {
  clientMessageId: string;
  text: string;
  replyToId: string | undefined;
  hasFailed: boolean;
}

/** What I have said and the platform does not have yet. */
export function useOutgoing(roomId: string) {
  const [waiting, setWaiting] = useState<readonly Outgoing[]>([]);
  const action = useAction(SendMessage);

  const drop = (clientMessageId: string) =>
    setWaiting((before) => before.filter((message) => message.clientMessageId !== clientMessageId));
  const attempt = async (message: Outgoing) => {
    const { clientMessageId, text, replyToId } = message;
    const done = await action.run(
      { input: { roomId, clientMessageId, text, ...(replyToId ? { replyToId } : {}) } },
      {
        isQuiet: true,
        update: (cache, payload) => addMessage(cache, roomId, payload.message as unknown as { id: string }),
      },
    );
    if (done) drop(clientMessageId);
    else
      setWaiting((before) =>
        before.map((other) => (other.clientMessageId === clientMessageId ? { ...other, hasFailed: true } : other)),
      );
  };
  return {
    waiting,
    drop,
    send(text: string, replyToId?: string) {
      const message = { clientMessageId: crypto.randomUUID(), text, replyToId, hasFailed: false };
      setWaiting((before) => [...before, message]);
      void attempt(message);
    },
    retry(message: Outgoing) {
      setWaiting((before) =>
        before.map((other) =>
          other.clientMessageId === message.clientMessageId ? { ...other, hasFailed: false } : other,
        ),
      );
      void attempt(message);
    },
  };
}
