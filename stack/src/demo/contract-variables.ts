import { DEMO_PASSWORD } from './accounts.ts';
import { demoId } from './random.ts';

const DAY_MS = 24 * 3600_000;
const bukhansan = demoId('com', 'bukhansan');

/** What the contract's operations are asked with in tests: things of the demo world that have something to show. */
export function contractVariables(now: number): Record<string, Record<string, unknown>> {
  return {
    // Nobody has asked for this upload: the whole way of a photo is in the content subgraph's tests.
    AddPhotos: { input: { uploadIds: [demoId('pho', 'an upload')] } },
    AddComment: { input: { postId: demoId('pst', 'bukhansan-2'), body: '저도 갈게요!' } },
    AlbumScreen: { communityId: bukhansan },
    ApproveJoinRequest: { input: { communityId: bukhansan, userId: demoId('usr', 'seoyeon') } },
    AttendSchedule: { input: { scheduleId: demoId('sch', 'hangang 1 0'), joinWaitlist: true } },
    BlockUser: { input: { userId: demoId('usr', 'person-1') } },
    BoardScreen: { communityId: bukhansan },
    BookmarkCommunity: { input: { communityId: demoId('com', 'film-seoul') } },
    CalendarScreen: {
      communityId: bukhansan,
      from: new Date(now - 60 * DAY_MS).toISOString(),
      to: new Date(now + 60 * DAY_MS).toISOString(),
    },
    CancelSchedule: { input: { id: demoId('sch', 'bukhansan-not-open') } },
    ChangeMemberRole: { input: { communityId: bukhansan, userId: demoId('usr', 'seoyeon'), role: 'STAFF' } },
    ChatListScreen: {},
    ChatRoomScreen: { id: demoId('rom', 'bukhansan') },
    CheckInAttendee: { input: { scheduleId: demoId('sch', 'bukhansan-open'), userId: demoId('usr', 'seoyeon') } },
    CommunityAdminScreen: { id: bukhansan },
    CommunityScreen: { id: bukhansan },
    CreatePost: {
      input: {
        communityId: bukhansan,
        board: 'REVIEW',
        title: '어제 산행 잘 다녀왔어요',
        body: '@이준호 님 덕분에 길을 잃지 않았어요.',
        poll: { question: '다음에도 같은 코스로 갈까요?', options: ['네', '다른 곳으로 가요'] },
      },
    },
    CreateCommunity: {
      input: {
        name: '은평 새벽 산책',
        introduction: '출근 전에 한 시간, 불광천을 걸어요.',
        interestId: 'hiking',
        region: '서울 은평구',
        visibility: 'PUBLIC',
        joinPolicy: 'APPROVAL',
        memberLimit: 30,
        coverUrl: null,
      },
    },
    CreateInvite: {
      input: { communityId: bukhansan, expiresAt: new Date(now + 7 * DAY_MS).toISOString(), maxUses: 5 },
    },
    CreateSchedule: {
      input: {
        communityId: bukhansan,
        title: '인왕산 야간 산행',
        description: '퇴근하고 가볍게 다녀와요.',
        startsAt: new Date(now + 90 * DAY_MS).toISOString(),
        endsAt: new Date(now + 90.125 * DAY_MS).toISOString(),
        place: '독립문역 2번 출구',
        fee: { amount: 3_000, currency: 'KRW' },
        capacity: 12,
        registrationOpensAt: new Date(now + 60 * DAY_MS).toISOString(),
        registrationClosesAt: new Date(now + 89 * DAY_MS).toISOString(),
      },
    },
    // With the right password there would be no 김민지 to ask the other operations.
    DeleteAccount: { input: { password: '내 비밀번호가 아니에요' } },
    DeleteComment: { input: { id: demoId('cmt', 'bukhansan-1 3') } },
    DeleteMessage: { input: { id: demoId('msg', 'minji junho 1') } },
    DeletePhoto: { input: { id: demoId('pho', 'bukhansan 12') } },
    DeletePost: { input: { id: demoId('pst', 'bukhansan-4') } },
    EditMessage: { input: { id: demoId('msg', 'minji junho 3'), text: '내일 아침 일곱 시에 만나요!' } },
    ExploreScreen: { text: '산', withPosts: true },
    ExportMyData: {},
    HomeScreen: {},
    JoinCommunity: { input: { communityId: demoId('com', 'busan-hikers') } },
    LeaveCommunity: { input: { communityId: demoId('com', 'coffee-notes') } },
    MarkNotificationsRead: { input: { upTo: new Date(now - 3600_000).toISOString() } },
    Like: { input: { subjectId: demoId('pst', 'bukhansan-3') } },
    MarkRoomRead: { input: { roomId: demoId('rom', 'bukhansan'), seq: 1_000_000 } },
    MuteRoom: { input: { roomId: demoId('rom', 'hangang'), isMuted: true } },
    RoomEvents: { roomId: demoId('rom', 'bukhansan'), afterSeq: 1 },
    ViewerEvents: {},
    SetTyping: { input: { roomId: demoId('rom', 'bukhansan'), isTyping: true } },
    MyPageScreen: {},
    NotificationsScreen: {},
    OpenDirectRoom: { input: { userId: demoId('usr', 'harin') } },
    PinPost: { input: { id: demoId('pst', 'bukhansan-2'), isPinned: true } },
    PostScreen: { id: demoId('pst', 'bukhansan-1') },
    ProfileScreen: { id: demoId('usr', 'junho') },
    React: { input: { messageId: demoId('msg', 'minji junho 20'), emoji: '🏔️' } },
    // Nobody has this token: with a good one the answer would be another one each time.
    RefreshSession: { input: { refreshToken: `mrt_${'A'.repeat(43)}` } },
    Report: { input: { subjectId: demoId('cmt', 'bukhansan-1 2'), reason: '광고 같아요.' } },
    RequestPhotoUploads: {
      input: { communityId: bukhansan, files: [{ contentType: 'image/jpeg', byteSize: 2_400_000 }] },
    },
    ResolveReport: { input: { reportId: demoId('rep', 'bukhansan 2'), action: 'DISMISS', note: '괜찮은 글이에요.' } },
    // Nobody waits for a club that everybody may join.
    RejectJoinRequest: { input: { communityId: bukhansan, userId: demoId('usr', 'doyun') } },
    RevokeSession: { input: { sessionId: demoId('ses', 'minji') } },
    RemoveMember: {
      input: { communityId: bukhansan, userId: demoId('usr', 'person-2'), reason: '연락 없이 세 번 불참', ban: false },
    },
    ScheduleScreen: { id: demoId('sch', 'bukhansan-full') },
    SendMessage: {
      input: {
        roomId: demoId('rom', 'bukhansan'),
        text: '토요일에 만나요!',
        clientMessageId: 'a-first-try',
        replyToId: demoId('msg', 'bukhansan 150'),
        photoIds: [demoId('pho', 'bukhansan 1')],
      },
    },
    SetInterests: { input: { interestIds: ['coffee', 'hiking', 'climbing'] } },
    SignIn: { input: { email: 'minji@moim.test', password: DEMO_PASSWORD, deviceName: '민지의 노트북' } },
    SignOut: {},
    // Nobody has begun it: the whole way, with a provider, is in the user subgraph's tests.
    SignInWithProvider: {
      input: { provider: 'moim', attempt: 'none', code: 'none', state: 'none', iss: null, deviceName: '민지의 노트북' },
    },
    SignUp: {
      input: {
        email: 'haneul@moim.test',
        password: '산에서 만나요 2026',
        name: '윤하늘',
        interestIds: ['hiking', 'photography'],
        mbti: 'INFP',
        region: '서울 은평구',
        deviceName: '하늘의 휴대폰',
      },
    },
    // To herself: what comes after takes a leader too.
    TransferLeadership: { input: { communityId: bukhansan, userId: demoId('usr', 'minji') } },
    UnblockUser: { input: { userId: demoId('usr', 'person-55') } },
    Unlike: { input: { subjectId: demoId('cmt', 'bukhansan-1 1') } },
    UpdatePost: { input: { id: demoId('pst', 'bukhansan-1'), title: '이번 주 토요일 백운대 코스 안내 (수정)' } },
    UnbookmarkCommunity: { input: { communityId: demoId('com', 'night-cinema') } },
    UpdateCommunity: {
      input: {
        id: bukhansan,
        introduction: '토요일마다 북한산을 올라요. 처음이어도 괜찮아요.',
        memberLimit: 400,
      },
    },
    UpdateSchedule: { input: { id: demoId('sch', 'bukhansan-full'), capacity: 10, place: '밤골 공원지킴터 안쪽' } },
    VotePoll: {
      input: { pollId: demoId('pol', 'bukhansan-poll'), optionIds: [demoId('opt', 'bukhansan-poll 2')] },
    },
    WithdrawAttendance: { input: { scheduleId: demoId('sch', 'bukhansan-full') } },
    UpdateProfile: {
      input: { name: '김민지', bio: '산에서 내려와 마시는 커피를 좋아해요.', mbti: 'ENFP', region: '서울 은평구' },
    },
  };
}
