import { useEffect } from 'react';
import type { LiveRoom } from '../../realtime/use-room.ts';

/** Long enough to have looked, in milliseconds. */
const LOOK_MS = 800;

/** Marks a room read up to its last message once that was in sight for a moment, also when the page is looked at again later. */
export function useReadUpTo(room: LiveRoom['room'], { lastSeq, readSeq }: { lastSeq: number; readSeq: number }): void {
  useEffect(() => {
    if (room === null || lastSeq <= readSeq) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      if (document.visibilityState === 'visible') timer = setTimeout(() => room.markRead(lastSeq), LOOK_MS);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [room, lastSeq, readSeq]);
}
