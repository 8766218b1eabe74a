/** What the demo world is made of: names, regions and the clubs by hand. */

export const SURNAMES = [
  '김',
  '이',
  '박',
  '최',
  '정',
  '강',
  '조',
  '윤',
  '장',
  '임',
  '한',
  '오',
  '서',
  '신',
  '권',
  '황',
  '안',
  '송',
  '류',
  '홍',
];
export const GIVEN_NAMES = [
  '서준',
  '하준',
  '도현',
  '시우',
  '지호',
  '예준',
  '지우',
  '서윤',
  '하윤',
  '수아',
  '지안',
  '채원',
  '유진',
  '은우',
  '현우',
  '민서',
  '다은',
  '소율',
  '태윤',
  '가은',
  '재원',
  '나연',
  '동현',
  '유나',
  '성민',
  '혜진',
  '상우',
  '지훈',
  '수빈',
  '영호',
];
export const REGIONS = [
  '서울 은평구',
  '서울 마포구',
  '서울 성북구',
  '서울 강남구',
  '서울 종로구',
  '서울 송파구',
  '경기 고양시',
  '경기 성남시',
  '인천 연수구',
  '부산 해운대구',
];

export interface ClubPlan {
  key: string;
  name: string;
  introduction: string;
  interestId: string;
  region: string;
  visibility: 'PUBLIC' | 'PRIVATE';
  joinPolicy: 'OPEN' | 'APPROVAL' | 'INVITE';
  memberLimit: number | null;
  /** Which cover picture, 1 to 8. */
  cover: number | null;
  /** Keys of people. */
  leader: string;
  staff: string[];
  namedMembers: string[];
  /** How many people without a part in the demo are in it. */
  otherMembers: number;
}

const plan = (
  key: string,
  name: string,
  interestId: string,
  region: string,
  introduction: string,
  rest: Partial<ClubPlan> = {},
): ClubPlan => ({
  key,
  name,
  introduction,
  interestId,
  region,
  visibility: 'PUBLIC',
  joinPolicy: 'OPEN',
  memberLimit: null,
  cover: null,
  leader: 'person-1',
  staff: [],
  namedMembers: [],
  otherMembers: 12,
  ...rest,
});

export const CLUB_PLANS: readonly ClubPlan[] = [
  plan(
    'bukhansan',
    '북한산 등산회',
    'hiking',
    '서울 은평구',
    '매주 토요일 아침, 북한산을 오릅니다.\n초보도 환영해요. 천천히, 함께, 안전하게!',
    {
      cover: 1,
      leader: 'minji',
      staff: ['junho', 'person-2'],
      namedMembers: ['seoyeon'],
      otherMembers: 32,
      memberLimit: 500,
    },
  ),
  plan(
    'hangang',
    '한강 러닝크루',
    'running',
    '서울 마포구',
    '화요일과 목요일 저녁 8시, 한강을 달립니다.\n5km부터 하프까지 속도별로 나눠 뛰어요.',
    {
      cover: 2,
      joinPolicy: 'APPROVAL',
      leader: 'junho',
      staff: ['person-3'],
      namedMembers: ['minji'],
      otherMembers: 18,
      memberLimit: 60,
    },
  ),
  plan('secret-reading', '비밀 독서회', 'reading', '서울 종로구', '한 달에 한 권, 아는 사람만 아는 독서 모임입니다.', {
    cover: 3,
    visibility: 'PRIVATE',
    joinPolicy: 'INVITE',
    memberLimit: 8,
    leader: 'harin',
    namedMembers: ['junho'],
    otherMembers: 0,
  }),
  plan(
    'film-seoul',
    '서울 필름 사진회',
    'photography',
    '서울 성북구',
    '필름 카메라로 서울의 골목을 기록합니다. 한 달에 한 번 출사를 나가요.',
    { cover: 4, leader: 'person-4', namedMembers: ['minji'], otherMembers: 21 },
  ),
  plan('coffee-notes', '커피 노트', 'coffee', '서울 마포구', '새로 생긴 로스터리를 함께 찾아다니고 맛을 적습니다.', {
    cover: 5,
    leader: 'person-5',
    namedMembers: ['minji'],
    otherMembers: 15,
  }),
  plan('home-baking', '홈베이킹 클럽', 'cooking', '경기 성남시', '오븐 하나로 시작하는 빵과 과자. 레시피를 나눕니다.', {
    cover: 6,
    leader: 'person-6',
  }),
  plan('thursday-boards', '목요일 보드게임', 'board-games', '서울 강남구', '퇴근하고 한 판! 전략부터 파티 게임까지.', {
    cover: 7,
    leader: 'person-7',
    memberLimit: 30,
    otherMembers: 20,
  }),
  plan('weekend-riders', '주말 라이더', 'cycling', '경기 고양시', '토요일 아침 60km, 커피 한 잔 하고 돌아옵니다.', {
    cover: 8,
    leader: 'person-8',
    joinPolicy: 'APPROVAL',
  }),
  plan('night-cinema', '밤의 영화관', 'movies', '서울 종로구', '독립 영화를 보고 늦게까지 이야기해요.', {
    leader: 'person-9',
    otherMembers: 9,
  }),
  plan('climb-songpa', '송파 클라이밍', 'climbing', '서울 송파구', '볼더링 위주로 주 2회 모입니다. 신발 대여 가능!', {
    leader: 'person-10',
    otherMembers: 17,
  }),
  plan('busan-hikers', '부산 바닷길 걷기', 'hiking', '부산 해운대구', '해파랑길을 조금씩 이어 걷습니다.', {
    leader: 'person-11',
    otherMembers: 8,
  }),
  plan('english-table', '영어 수다 테이블', 'languages', '서울 강남구', '틀려도 괜찮아요. 한 시간은 영어로만!', {
    leader: 'person-12',
    joinPolicy: 'APPROVAL',
    otherMembers: 14,
  }),
];
