import { useEffect, useRef } from 'react';
import { useAction } from '../../data/use-action.ts';
import { MarkRoomRead } from '../../generated/MarkRoomRead.ts';

/** Long enough to have looked, in milliseconds. */
const LOOK_MS = 800;

interface Reading {
  roomId: string;
  viewerId: string;
  lastSeq: number;
  readSeq: number;
  /** How many of the viewer's unread messages are in this room. */
  unread: number;
}

/** Marks a room read up to its last message once that was in sight for a moment; a mark that failed is made with the next message. */
export function useReadUpTo({ roomId, viewerId, lastSeq, readSeq, unread }: Reading): void {
  const { run } = useAction(MarkRoomRead);
  const mark = () => {
    if (document.visibilityState !== 'visible') return;
    void run(
      { input: { roomId, seq: lastSeq } },
      {
        isQuiet: true,
        // The payload is the room; what is unread in all rooms goes down with it.
        update: (cache) =>
          cache.modify({
            id: cache.identify({ __typename: 'User', id: viewerId }) ?? '',
            fields: {
              unreadMessageCount: (known) => (typeof known === 'number' ? Math.max(0, known - unread) : known),
            },
          }),
      },
    );
  };
  const latest = useRef(mark);
  latest.current = mark;
  useEffect(() => {
    if (lastSeq <= readSeq) return;
    const timer = setTimeout(() => latest.current(), LOOK_MS);
    return () => clearTimeout(timer);
  }, [lastSeq, readSeq]);
}
