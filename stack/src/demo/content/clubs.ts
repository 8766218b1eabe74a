import { HIKING } from './hiking.ts';
import { MORE_CLUBS } from './more-clubs.ts';
import { type ClubTexts, club, post } from './plan.ts';

/** What each club of the catalogue writes, by its key. */
const TEXTS: Record<string, ClubTexts> = {
  ...MORE_CLUBS,
  bukhansan: HIKING,

  hangang: club(
    [
      post(
        'NOTICE',
        '화요 러닝 집합 장소가 바뀝니다',
        '이번 주부터 망원 나들목 앞에서 모입니다. 공사로 기존 장소가 막혔어요. 8시 정각에 몸풀기를 시작합니다.',
        { author: 'junho', isPinned: true },
      ),
      post(
        'REVIEW',
        '10km 개인 기록 갱신했습니다!',
        '52분 10초. 페이스메이커 해 주신 분들 덕분에 마지막 1km를 버텼습니다. 다음 목표는 50분 벽이에요.',
        { photos: 1 },
      ),
      post(
        'FREE',
        '한강 야경은 뛰면서 볼 때 제일 예쁩니다',
        '반포 달빛무지개분수를 지나 잠수교까지. 숨은 차지만 눈은 호강했어요.',
        { author: 'minji', photos: 2 },
      ),
      post(
        'QUESTION',
        '발볼 넓은 사람에게 맞는 러닝화?',
        '새끼발가락이 자꾸 닿아서 5km만 뛰어도 아파요. 발볼 넓은 모델을 추천해 주세요.',
      ),
      post(
        'INTRODUCTION',
        '완주가 목표인 초보 러너입니다',
        '아직 3km도 버겁지만 가을 하프를 신청해 버렸습니다. 도와주세요!',
      ),
      post(
        'NOTICE',
        '속도별 조 편성 안내',
        'A조 5분대, B조 6분대, C조 7분대 이상으로 나눠 뜁니다. 처음 오시면 C조에서 시작해요.',
        { isPinned: true },
      ),
      post('FREE', '비 오는 날의 러닝', '젖을 각오만 하면 이렇게 상쾌할 수가 없습니다. 신발은 신문지로 말리세요.'),
    ],
    [
      [6, '해 질 녘 한강'],
      [6, '반포대교 앞에서'],
      [12, '바닷가 원정 러닝'],
      [1, '새벽 달리기'],
      [8, '뛰고 나서 커피 한 잔'],
    ],
    5,
  ),

  'secret-reading': club(
    [
      post(
        'NOTICE',
        '이번 달 책은 <모순>입니다',
        '양귀자의 <모순>을 읽습니다. 다음 달 첫째 목요일 저녁 7시 30분, 늘 모이던 곳에서 만나요. 마음에 남은 문장 세 개를 골라 오세요.',
        { author: 'harin', isPinned: true },
      ),
      post(
        'FREE',
        '밑줄 그은 문장 모음',
        '“삶은 살아가는 것이 아니라 견디는 것”이라는 말에 오래 멈춰 있었습니다. 여러분은 어디에 줄을 그으셨나요?',
        {
          author: 'junho',
          photos: 1,
          comments: ['저도 그 문장에서 책을 덮고 한참 있었어요.', '동의하지 않아요. 그래서 더 이야기하고 싶습니다.'],
        },
      ),
      post(
        'REVIEW',
        '지난 모임을 돌아보며',
        '두 사람이 세 시간을 이야기했는데도 모자랐습니다. 읽는 속도보다 생각하는 속도가 느린 우리가 좋아요.',
        { author: 'harin', photos: 1 },
      ),
      post(
        'QUESTION',
        '다음 책 후보를 골라 주세요',
        '소설 한 권, 산문 한 권을 두고 고민하고 있습니다. 겨울밤에 어울리는 쪽은 어느 쪽일까요?',
        { author: 'harin' },
      ),
      post(
        'INTRODUCTION',
        '비밀이라서 더 좋은 모임',
        '초대해 주셔서 고맙습니다. 회사에서는 아무도 모르는 취미예요. 조용히 오래 읽겠습니다.',
        { author: 'junho' },
      ),
    ],
    [
      [9, '늦은 밤, 읽던 책'],
      [8, '책과 커피'],
      [9, '모이던 창가'],
      [7, '서점 가는 골목'],
    ],
    2,
    {
      comments: {
        NOTICE: ['네, 읽기 시작했습니다.', '문장 세 개, 벌써 골랐어요.'],
        FREE: ['이 글도 밑줄 긋고 싶네요.', '다음에 만나서 더 이야기해요.'],
        INTRODUCTION: ['와 주셔서 기뻐요.'],
        REVIEW: ['그날의 대화가 아직 남아 있어요.', '다음에는 시간을 더 넉넉히 잡아요.'],
        QUESTION: ['산문 쪽에 한 표요.', '겨울밤에는 역시 소설이죠.'],
      },
      replies: ['그 이야기, 다음 모임에서 이어서 해요.', '저도 그렇게 읽었어요.'],
    },
  ),

  'film-seoul': club(
    [
      post(
        'NOTICE',
        '이번 달 출사는 해방촌 오르막길입니다',
        '오후 3시, 신흥시장 입구에서 만나요. 빛이 길게 눕는 시간에 골목을 걷습니다. 필름은 감도 200이나 400을 권해요.',
        { isPinned: true },
      ),
      post(
        'REVIEW',
        '을지로 출사 결과물 올립니다',
        '서른여섯 장 가운데 건진 건 여섯 장. 그래도 그 여섯 장 때문에 필름을 씁니다.',
        { photos: 3 },
      ),
      post(
        'QUESTION',
        '첫 필름 카메라, 무엇으로 시작할까요?',
        '수동은 어렵다고 해서 자동과 반자동 사이에서 고민입니다. 20만 원 안쪽으로 추천해 주세요.',
      ),
      post(
        'FREE',
        '현상소에서 온 전화',
        '“손님, 필름이 안 감겨 있어요.” 한 롤을 통째로 빈 채로 찍었습니다. 여러분은 꼭 확인하세요…',
        { author: 'minji' },
      ),
      post(
        'INTRODUCTION',
        '아버지의 카메라를 물려받았습니다',
        '장롱에서 나온 오래된 카메라예요. 셔터 소리에 반해서 배우러 왔습니다.',
      ),
      post(
        'REVIEW',
        '유통기한 지난 필름으로 찍은 한강',
        '색이 보랏빛으로 틀어졌는데 그게 또 멋입니다. 우연이 찍어 준 사진들.',
        { photos: 2 },
      ),
    ],
    [
      [7, '해방촌 옥상들'],
      [7, '전깃줄이 있는 풍경'],
      [6, '유통기한 지난 필름의 노을'],
      [2, '가을 한 롤'],
      [12, '제주에서 찍은 등대'],
      [8, '현상을 기다리며'],
    ],
    8,
  ),

  'coffee-notes': club(
    [
      post(
        'NOTICE',
        '토요일 커핑 모임, 여섯 자리 남았습니다',
        '에티오피아 두 가지와 콜롬비아 한 가지를 비교합니다. 향수는 뿌리지 말고 와 주세요!',
        { isPinned: true },
      ),
      post(
        'REVIEW',
        '연남동 새 로스터리 방문기',
        '복숭아 향이 나는 내추럴이 인상적이었어요. 자리는 좁지만 바리스타가 한 잔 한 잔 설명해 줍니다.',
        { author: 'minji', photos: 2 },
      ),
      post('FREE', '오늘의 홈카페', '라떼 아트 석 달째, 드디어 하트처럼 보이는 것이 나왔습니다.', { photos: 1 }),
      post('QUESTION', '핸드 그라인더 추천해 주세요', '드립만 내려 마십니다. 손목이 약해서 가볍게 갈리면 좋겠어요.'),
      post('INTRODUCTION', '하루 세 잔, 커피가 좋아서 왔습니다', '산미는 아직 어렵지만 배워 보고 싶어요.'),
      post(
        'REVIEW',
        '디카페인도 맛있을 수 있다',
        '편견이 깨졌습니다. 초콜릿 향이 진하고 뒷맛이 깔끔해요. 밤 커피가 두렵지 않아요.',
      ),
    ],
    [
      [8, '하트 성공!'],
      [8, '연남동 로스터리에서'],
      [10, '커피와 빵'],
      [7, '카페 가는 길'],
      [9, '밤의 디카페인'],
    ],
    7,
  ),
};

/** What a club writes: its own texts, or for a copy in a scaled world those of the club it is a copy of. */
export function textsOf(clubKey: string): ClubTexts {
  const texts = TEXTS[clubKey] ?? TEXTS[clubKey.replace(/-\d+$/, '')];
  if (texts === undefined) throw new Error(`no texts for the club ${clubKey}`);
  return texts;
}
