/** What clubs do again and again. */
export interface Series {
  titles: string[];
  description: string;
  places: string[];
  /** Of the next one; all of them lie at least two days from today. */
  inDays: number;
  /** Korean time, may have a fraction. */
  hour: number;
  hours: number;
  everyDays: number;
  fee?: number;
  capacity?: number;
  /** How many people come, more or less. */
  attending: number;
  /** How many are planned, and how many have been. */
  upcoming: number;
  past: number;
  /** Keys of people who always come. */
  going?: string[];
  /** Planned ones are full, and so many wait. */
  waiting?: number;
}

/** By the club's key. */
export const SERIES: Record<string, Series[]> = {
  bukhansan: [
    {
      titles: [
        '정기 산행: 원효봉',
        '정기 산행: 비봉 능선',
        '정기 산행: 의상능선',
        '정기 산행: 둘레길',
        '정기 산행: 향로봉',
        '정기 산행: 숨은벽',
      ],
      description: '쉬엄쉬엄 오르고 내려와서 두부전골을 먹습니다.\n등산화와 물 1리터는 꼭 챙겨 주세요.',
      places: [
        '북한산성 탐방지원센터 앞',
        '이북오도청 버스 정류장',
        '구파발역 1번 출구',
        '북한산우이역 2번 출구',
        '불광역 2번 출구',
        '밤골 공원지킴터',
      ],
      inDays: 3,
      hour: 8,
      hours: 6,
      everyDays: 7,
      capacity: 20,
      attending: 13,
      upcoming: 0,
      past: 6,
      going: ['minji', 'junho', 'seoyeon'],
    },
  ],
  hangang: [
    {
      titles: ['저녁 러닝: 여의도 5km', '저녁 러닝: 반포 인터벌', '저녁 러닝: 망원 8km'],
      description: '페이스별로 세 그룹으로 나눠 뜁니다. 짐은 물품 보관함에 맡길 수 있어요.',
      places: ['여의나루역 2번 출구', '반포 한강공원 달빛광장', '망원 한강공원 주차장 앞'],
      inDays: 2,
      hour: 20,
      hours: 1.5,
      everyDays: 7,
      attending: 9,
      upcoming: 3,
      past: 4,
      going: ['junho', 'minji'],
    },
    {
      titles: ['함께 러닝: 잠수교 왕복', '함께 러닝: 뚝섬 10km', '함께 러닝: 회복주'],
      description: '대화할 수 있는 속도로 천천히 달려요. 처음 오시는 분도 편하게 오세요.',
      places: ['고속터미널역 8-1번 출구', '뚝섬유원지역 3번 출구', '합정역 7번 출구'],
      inDays: 4,
      hour: 20,
      hours: 1.5,
      everyDays: 7,
      capacity: 15,
      attending: 7,
      upcoming: 3,
      past: 4,
      going: ['junho'],
    },
  ],
  'secret-reading': [
    {
      titles: ['이달의 책: 『스토너』', '이달의 책: 『소년이 온다』', '이달의 책: 『월든』'],
      description: '책을 끝까지 읽고 인상 깊은 문장을 하나씩 골라 오세요.',
      places: ['서촌 작은 책방 2층', '통인시장 옆 찻집'],
      inDays: 6,
      hour: 19.5,
      hours: 2.5,
      everyDays: 28,
      capacity: 8,
      attending: 2,
      upcoming: 1,
      past: 2,
      going: ['harin', 'junho'],
    },
  ],
  'film-seoul': [
    {
      titles: ['해방촌 골목 출사', '을지로 간판 출사', '성북동 필름 산책'],
      description: '각자 필름 한 롤씩. 찍고 나서 현상소까지 같이 걸어갑니다.',
      places: ['녹사평역 2번 출구', '을지로3가역 11번 출구', '한성대입구역 6번 출구'],
      inDays: 5,
      hour: 14,
      hours: 4,
      everyDays: 28,
      capacity: 10,
      attending: 10,
      waiting: 3,
      upcoming: 1,
      past: 2,
      going: ['minji'],
    },
  ],
  'coffee-notes': [
    {
      titles: ['성수 로스터리 투어', '연남 드립 바 순례', '집에서 내리는 커피: 같이 맛보기'],
      description: '세 곳을 돌며 같은 원두를 다르게 마셔 봅니다. 커피 값은 각자 내요.',
      places: ['성수역 4번 출구', '홍대입구역 3번 출구', '합정 공유 주방'],
      inDays: 8,
      hour: 11,
      hours: 3,
      everyDays: 14,
      capacity: 12,
      attending: 6,
      upcoming: 2,
      past: 2,
      going: ['minji'],
    },
  ],
  'home-baking': [
    {
      titles: ['소금빵 굽는 날', '바스크 치즈케이크 클래스', '식빵 반죽부터 천천히'],
      description: '재료와 앞치마가 준비되어 있어요. 구운 빵은 나눠서 가져갑니다.',
      places: ['판교 공유 주방 오븐실'],
      inDays: 7,
      hour: 13,
      hours: 3,
      everyDays: 14,
      fee: 35_000,
      capacity: 6,
      attending: 4,
      upcoming: 1,
      past: 2,
    },
  ],
  'thursday-boards': [
    {
      titles: ['전략 게임의 밤', '파티 게임의 밤', '신작 뜯어보기'],
      description: '규칙은 알려 드려요. 퇴근하고 바로 오세요!',
      places: ['강남역 보드게임 카페 3호실'],
      inDays: 5,
      hour: 19.5,
      hours: 3,
      everyDays: 7,
      fee: 8_000,
      capacity: 12,
      attending: 8,
      upcoming: 2,
      past: 3,
    },
  ],
  'weekend-riders': [
    {
      titles: ['행주산성 국수 라이딩', '파주 헤이리 왕복 60km'],
      description: '평속 25km. 펑크 수리 도구와 헬멧은 필수입니다.',
      places: ['일산호수공원 한울광장'],
      inDays: 3,
      hour: 7,
      hours: 4,
      everyDays: 7,
      attending: 6,
      upcoming: 1,
      past: 2,
    },
  ],
  'night-cinema': [
    {
      titles: ['단편 영화 몰아 보기', '감독 특별전 함께 보기'],
      description: '영화가 끝나면 근처에서 새벽까지 이야기해요.',
      places: ['종로 독립 영화관 로비'],
      inDays: 6,
      hour: 20,
      hours: 4,
      everyDays: 14,
      capacity: 10,
      attending: 5,
      upcoming: 1,
      past: 1,
    },
  ],
  'climb-songpa': [
    {
      titles: ['볼더링 정모', '초보 클라이밍 정모'],
      description: '신발은 빌릴 수 있어요. 문제 풀이 서로 봐 주기!',
      places: ['송파 클라이밍장'],
      inDays: 2,
      hour: 19.5,
      hours: 2,
      everyDays: 7,
      capacity: 14,
      attending: 8,
      upcoming: 2,
      past: 2,
    },
  ],
  'busan-hikers': [
    {
      titles: ['해파랑길 1코스: 오륙도에서 미포까지', '이기대 해안 산책'],
      description: '바람이 세니 겉옷을 챙기세요. 끝나고 밀면 한 그릇!',
      places: ['오륙도 해맞이공원'],
      inDays: 9,
      hour: 9,
      hours: 5,
      everyDays: 14,
      attending: 4,
      upcoming: 1,
      past: 1,
    },
  ],
  'english-table': [
    {
      titles: ['English only: 여행 이야기', 'English only: 요즘 본 것들'],
      description: '한 시간은 영어로만, 나머지는 자유롭게.',
      places: ['강남역 11번 출구 스터디 카페'],
      inDays: 4,
      hour: 19.5,
      hours: 2,
      everyDays: 7,
      fee: 5_000,
      capacity: 10,
      attending: 6,
      upcoming: 1,
      past: 2,
    },
  ],
};
