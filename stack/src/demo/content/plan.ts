export type Board = 'NOTICE' | 'FREE' | 'INTRODUCTION' | 'REVIEW' | 'QUESTION';

/** A post written by hand. */
export interface PostPlan {
  board: Board;
  title: string;
  body: string;
  /** The key of who wrote it; by default a member who fits (leader or staff for notices, a newcomer for introductions). */
  author?: string;
  isPinned?: true;
  /** How many photos it shows, which are in the album too. */
  photos?: number;
  /** Comments in these words, from the first on, before those by chance. */
  comments?: readonly string[];
}

/** What a club's members write and photograph. */
export interface ClubTexts {
  /** Newest first. */
  posts: readonly PostPlan[];
  /** What people comment on posts of each board. */
  comments: Record<Board, readonly string[]>;
  /** What they answer to comments. */
  replies: readonly string[];
  /** Captions of photos, each for one of the demo's pictures. */
  captions: readonly (readonly [picture: number, caption: string | null])[];
  /** How many photos the album has besides those of posts. */
  photos: number;
}

/** A post of a club with few words about it. */
export const post = (
  board: Board,
  title: string,
  body: string,
  rest: Omit<PostPlan, 'board' | 'title' | 'body'> = {},
): PostPlan => ({ board, title, body, ...rest });

/** What fits under most posts of most clubs. */
const comments: ClubTexts['comments'] = {
  NOTICE: ['확인했습니다!', '공지 감사합니다 🙏', '이번에는 꼭 참석할게요.', '일정에 넣어 두었습니다.'],
  FREE: [
    '저도요!',
    '재미있겠네요. 저도 끼워 주세요.',
    '오, 이런 건 처음 알았어요.',
    '공감합니다 ㅎㅎ',
    '다음에 자세히 들려주세요.',
  ],
  INTRODUCTION: ['환영합니다!', '반가워요. 다음 모임에서 봬요.', '잘 오셨어요 😊'],
  REVIEW: ['후기 잘 읽었습니다.', '사진이 정말 좋네요.', '못 가서 아쉬웠는데 글로 다녀왔어요.', '다음에는 같이 가요!'],
  QUESTION: [
    '저도 궁금했어요.',
    '저는 이렇게 해 보니 괜찮았어요.',
    '다음 모임 때 보여 드릴게요.',
    '정답은 없는 것 같아요. 편한 게 최고!',
  ],
};
const replies = ['네, 좋아요!', '감사합니다 😊', '그때 봬요.', '저도 같은 생각이에요.', '알려 주셔서 고마워요.'];

/** A club's texts; unless it says more, its members comment as most people do. */
export const club = (
  posts: readonly PostPlan[],
  captions: ClubTexts['captions'],
  photos: number,
  own: Partial<ClubTexts> = {},
): ClubTexts => ({ posts, captions, photos, comments, replies, ...own });
