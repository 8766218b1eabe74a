import { demoId } from '@moim/stack/demo';

const club = `/communities/${demoId('com', 'bukhansan')}`;

/** The fourteen screens of the contract, with something of the demo world to show to 김민지: the query's name and the path. */
export const SCREENS: readonly { name: string; query: string; path: string }[] = [
  { name: 'home', query: 'HomeQuery', path: '/' },
  { name: 'explore', query: 'ExploreQuery', path: '/explore' },
  { name: 'community', query: 'CommunityQuery', path: club },
  { name: 'board', query: 'BoardQuery', path: `${club}/board` },
  { name: 'post', query: 'PostQuery', path: `/posts/${demoId('pst', 'bukhansan-1')}` },
  { name: 'album', query: 'AlbumQuery', path: `${club}/album` },
  { name: 'calendar', query: 'CalendarQuery', path: `${club}/calendar` },
  { name: 'schedule', query: 'ScheduleQuery', path: `/schedules/${demoId('sch', 'bukhansan-full')}` },
  { name: 'chat-list', query: 'ChatListQuery', path: '/chat' },
  { name: 'chat-room', query: 'ChatRoomQuery', path: `/chat/${demoId('rom', 'bukhansan')}` },
  { name: 'profile', query: 'ProfileQuery', path: `/people/${demoId('usr', 'junho')}` },
  { name: 'my-page', query: 'MyPageQuery', path: '/me' },
  { name: 'notifications', query: 'NotificationsQuery', path: '/notifications' },
  { name: 'community-admin', query: 'CommunityAdminQuery', path: `${club}/admin` },
];

/** The forms beside them, for 김민지, who leads the club. */
export const FORMS: readonly { name: string; path: string }[] = [
  { name: 'new-community', path: '/communities/new' },
  { name: 'edit-community', path: `${club}/edit` },
  { name: 'new-post', path: `${club}/board/new` },
  { name: 'new-schedule', path: `${club}/calendar/new` },
  { name: 'edit-schedule', path: `/schedules/${demoId('sch', 'bukhansan-open')}/edit` },
];

/** The ways in beside the sign-in, which are open to whoever is signed in, too. */
export const WAYS_IN: readonly { name: string; path: string }[] = [
  { name: 'sign-up', path: '/sign-up' },
  { name: 'forgot-password', path: '/forgot-password' },
  { name: 'reset-password', path: '/reset-password#as-in-a-letter' },
  { name: 'no-link', path: '/reset-password' },
];
