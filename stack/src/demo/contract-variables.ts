import { DEMO_PASSWORD } from './accounts.ts';
import { demoId } from './random.ts';

const DAY_MS = 24 * 3600_000;
const bukhansan = demoId('com', 'bukhansan');

/** What the contract's operations are asked with in tests: things of the demo world that have something to show. */
export function contractVariables(now: number): Record<string, Record<string, unknown>> {
  return {
    AlbumScreen: { communityId: bukhansan },
    BoardScreen: { communityId: bukhansan },
    CalendarScreen: {
      communityId: bukhansan,
      from: new Date(now - 60 * DAY_MS).toISOString(),
      to: new Date(now + 60 * DAY_MS).toISOString(),
    },
    ChatListScreen: {},
    ChatRoomScreen: { id: demoId('rom', 'bukhansan') },
    CommunityAdminScreen: { id: bukhansan },
    CommunityScreen: { id: bukhansan },
    ExploreScreen: { text: '산', withPosts: true },
    HomeScreen: {},
    MyPageScreen: {},
    NotificationsScreen: {},
    PostScreen: { id: demoId('pst', 'bukhansan-1') },
    ProfileScreen: { id: demoId('usr', 'junho') },
    ScheduleScreen: { id: demoId('sch', 'bukhansan-full') },
    SignIn: { input: { email: 'minji@moim.test', password: DEMO_PASSWORD, deviceName: '민지의 노트북' } },
    UpdateProfile: {
      input: { name: '김민지', bio: '산에서 내려와 마시는 커피를 좋아해요.', mbti: 'ENFP', region: '서울 은평구' },
    },
  };
}
