import { useApolloClient } from '@apollo/client/react';
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { showToast } from '../components/toasts.ts';
import type { NotificationKind, NotificationRow_notificationFragment } from '../generated/types.ts';
import type { Live } from './live.ts';

const LiveContext = createContext<Live | null>(null);

/** What happens as it happens; null while nobody is signed in, and until it is loaded. */
export const useLive = (): Live | null => useContext(LiveContext);

/** Its code is no part of the first load. Without a network it comes when that is back. */
const AGAIN_MS = 5_000;

/** Keeps what is inside told of what happens, from the moment that it is known who is here. */
export function LiveProvider({ viewerId, children }: { viewerId: string | null; children: ReactNode }) {
  const apollo = useApolloClient();
  const [live, setLive] = useState<Live | null>(null);
  const tell = useTellNotification();
  useEffect(() => {
    if (viewerId === null) return;
    let isOver = false;
    let started: Live | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const load = async () => {
      try {
        const { startLive } = await import('./live.ts');
        if (isOver) return;
        started = startLive({ apollo, viewerId, onNotification: (notification) => tell.current(notification) });
        setLive(started);
      } catch {
        if (!isOver) timer = setTimeout(() => void load(), AGAIN_MS);
      }
    };
    void load();
    return () => {
      isOver = true;
      clearTimeout(timer);
      started?.close();
      setLive(null);
    };
  }, [apollo, viewerId, tell]);
  return <LiveContext value={live}>{children}</LiveContext>;
}

/** What I was in is over for me: I should not have to wonder where it went. */
const ENDS: readonly NotificationKind[] = ['MEMBER_REMOVED', 'COMMUNITY_CLOSED', 'SCHEDULE_CANCELLED'];

/** A notification is shown for a moment, wherever one is; and the screen that it is about is asked for anew. */
function useTellNotification() {
  const apollo = useApolloClient();
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const tell = useRef((_: NotificationRow_notificationFragment) => {});
  tell.current = ({ kind, text, link }) => {
    const isHere = link !== null && (pathname === link || pathname.startsWith(`${link}/`));
    if (isHere) void apollo.refetchObservableQueries().catch(() => {});
    if (text === null) return;
    showToast({
      text,
      stays: kind !== null && ENDS.includes(kind),
      ...(link === null || isHere ? {} : { action: { label: t('notifications.look'), run: () => navigate(link) } }),
    });
  };
  return tell;
}
