import { useEffect, useRef } from 'react';
import { useAction } from '../../data/use-action.ts';
import { MarkRoomRead } from '../../generated/MarkRoomRead.ts';

/** Long enough to have looked, in milliseconds. */
const LOOK_MS = 800;

/** Marks a room read up to its last message once that was in sight for a moment; a mark that failed is made with the next message. */
export function useReadUpTo({ roomId, lastSeq, readSeq }: { roomId: string; lastSeq: number; readSeq: number }): void {
  const { run } = useAction(MarkRoomRead);
  const mark = useRef(run);
  mark.current = run;
  useEffect(() => {
    if (lastSeq <= readSeq) return;
    const timer = setTimeout(() => {
      if (document.visibilityState === 'visible')
        void mark.current({ input: { roomId, seq: lastSeq } }, { isQuiet: true });
    }, LOOK_MS);
    return () => clearTimeout(timer);
  }, [roomId, lastSeq, readSeq]);
}
