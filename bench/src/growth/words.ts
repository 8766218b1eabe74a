/** What people write most, the commonest first. */
const REAL =
  `오늘 정말 우리 같이 다음 주말 모임 사진 처음 시간 사람 감사 회원 참석 후기 질문 추천 준비 날씨 아침 저녁 토요일 일요일 한강
  등산 러닝 독서 커피 맛집 여행 캠핑 자전거 수영 테니스 배드민턴 축구 농구 볼링 클라이밍 요가 필라테스 댄스 기타 피아노 합창 밴드 사진전 출사 영화
  뮤지컬 전시 그림 수채화 도자기 목공 가드닝 베이킹 요리 와인 맥주 보드게임 체스 바둑 코딩 영어 일본어 스페인어 글쓰기 낭독 봉사 강아지 고양이
  낚시 서핑 스키 보드 북한산 관악산 서울 부산 대전 성수 홍대 강남 은평 수원 running coffee book hiking camera guitar wine board game`
    .split(/\s+/)
    .filter((word) => word !== '');

const RARE = 3_000;

/** Words by how often they are written: the real ones, then many that hardly anybody writes, of two or three syllables, always the same ones. */
export function vocabulary(): string[] {
  let state = 20_261_130;
  const next = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
  const rare = Array.from({ length: RARE }, () =>
    String.fromCharCode(...Array.from({ length: 2 + next(2) }, () => 0xac00 + next(11_172))),
  );
  return [...REAL, ...rare];
}
