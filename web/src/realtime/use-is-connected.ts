import { useEffect, useState } from 'react';
import { useLive } from './LiveProvider.tsx';

/** A break is said only when it lasts: most are over before anybody would have noticed. In milliseconds. */
const PATIENCE_MS = 3_000;

/** Whether what happens is told as it happens; false a while after the connection was lost. */
export function useIsConnected(): boolean {
  const live = useLive();
  const [isConnected, setConnected] = useState(true);
  useEffect(() => {
    if (live === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onState = () => {
      const isOpen = live.client.state.status === 'open';
      if (!isOpen) timer ??= setTimeout(() => setConnected(false), PATIENCE_MS);
      else {
        clearTimeout(timer);
        timer = undefined;
        setConnected(true);
      }
    };
    onState();
    const stop = live.client.onState(onState);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [live]);
  return isConnected;
}
