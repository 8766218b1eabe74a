import { useQuery } from '@apollo/client/react';
import { Bell, Compass, Home, MessageCircle, UserRound } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router';
import { ScreenLink } from '../components/ScreenLink.tsx';
import { Toasts } from '../components/Toasts.tsx';
import { reach } from '../data/reach.ts';
import { useViewerId } from '../data/use-viewer-id.ts';
import { ShellBadges } from '../generated/ShellBadges.ts';
import { LiveProvider } from '../realtime/LiveProvider.tsx';
import classes from './Shell.module.css';

const TABS = [
  { to: 'home', icon: Home, at: /^\/$/ },
  { to: 'explore', icon: Compass, at: /^\/(explore|communities|posts|schedules)/ },
  { to: 'chatList', icon: MessageCircle, at: /^\/chat/ },
  { to: 'notifications', icon: Bell, at: /^\/notifications/ },
  { to: 'myPage', icon: UserRound, at: /^\/me$/ },
] as const;

/** What is around every screen: tabs at the bottom of a phone, at the side of a desk. */
export function Shell() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const navigation = useNavigation();
  const { data } = useQuery(ShellBadges, { fetchPolicy: 'cache-only', returnPartialData: true });
  const unread = { chatList: data?.me?.unreadMessageCount ?? 0, notifications: data?.me?.unreadNotificationCount ?? 0 };
  useEffect(() => {
    // An installed app shows it on its icon.
    navigator.setAppBadge?.(unread.chatList + unread.notifications).catch(() => {});
  }, [unread.chatList, unread.notifications]);

  return (
    <div className={classes.shell}>
      <a href="#main" className={classes.skip}>
        {t('shell.skip')}
      </a>
      <nav className={classes.tabs} aria-label={t('shell.tabs')}>
        <span className={classes.brand} aria-hidden="true">
          <img src="/icon.svg" alt="" width={32} height={32} />
          {t('app.name')}
        </span>
        {TABS.map(({ to, icon: Icon, at }) => {
          const count = to === 'chatList' || to === 'notifications' ? unread[to] : 0;
          return (
            <ScreenLink key={to} to={to} className={classes.tab} aria-current={at.test(pathname) ? 'page' : undefined}>
              <span className={classes.icon}>
                <Icon size={23} aria-hidden="true" />
                {count > 0 && (
                  <span className={classes.badge} aria-hidden="true">
                    {count > 99 ? '99+' : count}
                  </span>
                )}
              </span>
              <span>{t(`shell.${to}`)}</span>
              {count > 0 && <span className={classes.hidden}>{t('shell.unread', { count })}</span>}
            </ScreenLink>
          );
        })}
      </nav>
      <Offline />
      {navigation.state === 'loading' && <div className={classes.progress} />}
      <LiveProvider viewerId={useViewerId()}>
        <main id="main" className={classes.main} key={pathname}>
          <Outlet />
        </main>
      </LiveProvider>
      <Toasts />
      <ScrollRestoration />
    </div>
  );
}

/** There is no network, or it does not lead to the platform: what is shown may be old. */
function Offline() {
  const { t } = useTranslation();
  const isReachable = useSyncExternalStore(reach.subscribe, reach.current);
  const [isOnline, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const onChange = () => setOnline(navigator.onLine);
    addEventListener('online', onChange);
    addEventListener('offline', onChange);
    return () => {
      removeEventListener('online', onChange);
      removeEventListener('offline', onChange);
    };
  }, []);
  return (
    <div role="status" className={classes.offline} hidden={isOnline && isReachable}>
      {!isOnline ? t('shell.offline') : isReachable ? '' : t('shell.unreachable')}
    </div>
  );
}
