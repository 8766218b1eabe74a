import { useApolloClient } from '@apollo/client/react';
import { type LocalMessage, openRoom, type Room } from '@moim/realtime-client';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { ChatRoomQuery } from '../generated/ChatRoomQuery.ts';
import { MarkRoomRead } from '../generated/MarkRoomRead.ts';
import { RoomEvents } from '../generated/RoomEvents.ts';
import type { SendMessage } from '../generated/SendMessage.ts';
import { SetTyping } from '../generated/SetTyping.ts';
import type { Message_messageFragment } from '../generated/types.ts';
import { useLive } from './LiveProvider.tsx';
import { type RoomEvent, takeRoomEvent } from './room-events.ts';
import { subscriptionText } from './subscription-text.ts';

export type Outgoing = LocalMessage<Message_messageFragment>;

interface Options {
  roomId: string;
  viewerId: string;
  /** Up to which seq the screen shows messages when it is opened. */
  lastSeq: number;
  /** The room is no more, or not for me any more. */
  onEnd: () => void;
}

export interface LiveRoom {
  /** Null until what is live has been loaded: nothing can be sent before. */
  room: Room<Message_messageFragment> | null;
  /** Mine that the room does not show yet, and for a moment those that it does: by clientMessageId one tells. */
  outgoing: readonly Outgoing[];
  retry: (clientMessageId: string) => void;
  discard: (clientMessageId: string) => void;
  /** The names of those who are writing. */
  typists: readonly string[];
}

const NONE: readonly never[] = [];
const nothing = () => () => {};

/** Follows a room while its screen is there: what happens is in the cache, and here what is of this moment. */
export function useRoom({ roomId, viewerId, lastSeq, onEnd }: Options): LiveRoom {
  const apollo = useApolloClient();
  const live = useLive();
  const [room, setRoom] = useState<LiveRoom['room']>(null);
  const [typists, setTypists] = useState<readonly string[]>(NONE);
  const latest = useRef({ lastSeq, onEnd });
  latest.current = { lastSeq, onEnd };

  useEffect(() => {
    if (live === null) return;
    const reload = async () => {
      const { data } = await apollo.query({
        query: ChatRoomQuery,
        variables: { id: roomId },
        fetchPolicy: 'network-only',
        errorPolicy: 'all',
      });
      if (!data) throw new Error('the room could not be loaded');
      return data.chatRoom?.lastSeq;
    };
    const opened = openRoom<RoomEvent, Message_messageFragment, typeof SendMessage>(live.client, {
      roomId,
      viewerId,
      lastSeq: latest.current.lastSeq,
      ...subscriptionText(apollo, RoomEvents),
      outbox: live.outbox,
      onEvent: (event) => takeRoomEvent(apollo, { roomId, viewerId }, event),
      onGap: reload,
      onEnd: () => {
        latest.current.onEnd();
        void reload().catch(() => {});
      },
      onTyping: (users) => setTypists(users.map(({ name }) => name)),
      setTyping: (isTyping) => apollo.mutate({ mutation: SetTyping, variables: { input: { roomId, isTyping } } }),
      markRead: (seq) => apollo.mutate({ mutation: MarkRoomRead, variables: { input: { roomId, seq } } }),
    });
    setRoom(opened);
    return () => {
      opened.close();
      setRoom(null);
      setTypists(NONE);
    };
  }, [apollo, live, roomId, viewerId]);

  const outgoing = useSyncExternalStore(
    live ? (listener) => live.outbox.onChange(listener) : nothing,
    () => live?.outbox.messages(roomId) ?? NONE,
  );
  return {
    room,
    outgoing: useLingering(outgoing),
    retry: (id) => live?.outbox.retry(id),
    discard: (id) => live?.outbox.discard(id),
    typists,
  };
}

/** The outbox lets go of a message when the room is told it, which is on the screen a moment later: so long it stays, in milliseconds. */
const LINGER_MS = 200;

function useLingering(outgoing: readonly Outgoing[]): readonly Outgoing[] {
  const [lingering, setLingering] = useState(outgoing);
  const all = joined(lingering, outgoing);
  useEffect(() => {
    setLingering((before) => joined(before, outgoing));
    const timer = setTimeout(() => setLingering(outgoing), LINGER_MS);
    return () => clearTimeout(timer);
  }, [outgoing]);
  return all;
}

function joined(before: readonly Outgoing[], now: readonly Outgoing[]): readonly Outgoing[] {
  const ids = new Set(now.map(({ clientMessageId }) => clientMessageId));
  return [...before.filter(({ clientMessageId }) => !ids.has(clientMessageId)), ...now];
}
