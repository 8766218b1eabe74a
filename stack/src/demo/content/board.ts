import { excerptOf } from '@moim/content/excerpt';
import { demoId, type Rng, rng } from '../random.ts';
import type { Row } from '../tables.ts';
import { type Club, daysAgo, type Member, type Person, type World } from '../world.ts';
import { discussion } from './discussion.ts';
import { POLL_POST } from './hiking.ts';
import type { ClubTexts, PostPlan } from './plan.ts';
import { ageOf, between, membersAt } from './timeline.ts';

/** A post of the demo world, and what hangs on it. */
export interface Post {
  /** What the demo world calls it: `bukhansan-1`. */
  key: string;
  id: string;
  club: Club;
  plan: PostPlan;
  author: Person;
  createdAt: Date;
  row: Row;
  comments: Row[];
  commentLikes: Row[];
  likes: Row[];
}

/** The posts of a club, newest first: its texts, `scale` times over. */
export function board(world: World, club: Club, texts: ClubTexts, scale: number): Post[] {
  const plans = Array.from({ length: scale }, () => texts.posts).flat();
  const timeline = rng(`board ${club.key}`);
  const posts = plans.map((plan, i) => {
    const createdAt = daysAgo(world.now, ageOf(i, plans.length, timeline));
    return post(world, club, texts, { key: `${club.key}-${i + 1}`, plan, createdAt, scale });
  });
  if (club.key !== 'bukhansan') return posts;
  const at = { createdAt: daysAgo(world.now, 2.4), scale };
  return [
    ...posts,
    post(world, club, texts, { key: 'bukhansan-poll', plan: POLL_POST, ...at }),
    removed(world, club, texts),
  ];
}

function post(
  world: World,
  club: Club,
  texts: ClubTexts,
  { key, plan, createdAt, scale }: { key: string; plan: PostPlan; createdAt: Date; scale: number },
): Post {
  const random = rng(`post ${key}`);
  const id = demoId('pst', key);
  const author = authorOf(world, club, plan, createdAt, random);
  const members = membersAt(club, createdAt);
  // The first telling of a post that has comments of its own has `scale` times as many of them.
  const isLong = plan.comments !== undefined && key === `${club.key}-1`;
  const { comments, commentLikes } = discussion(
    world,
    texts,
    { key, id, plan, author, createdAt, members },
    isLong ? scale : 1,
  );
  const fans = random.sample(club.members, random.int(0, Math.min(club.members.length, isLong ? 28 : 16)));
  const likes = fans.map(({ person }) => ({
    post_id: id,
    user_id: person.id,
    created_at: between(createdAt, world.now, random.next()),
  }));
  return {
    key,
    id,
    club,
    plan,
    author,
    createdAt,
    comments,
    commentLikes,
    likes,
    row: {
      id,
      community_id: club.id,
      author_id: author.id,
      board: plan.board,
      title: plan.title,
      body: plan.body,
      excerpt: excerptOf(plan.body),
      is_pinned: plan.isPinned ?? false,
      like_count: likes.length,
      comment_count: comments.filter((comment) => comment.deleted_at === null).length,
      version: 1,
      created_at: createdAt,
      edited_at: null,
      deleted_at: null,
    },
  };
}

/** A post that its author took away again. */
function removed(world: World, club: Club, texts: ClubTexts): Post {
  const plan: PostPlan = {
    board: 'FREE',
    author: 'seoyeon',
    title: '잘못 올린 글입니다',
    body: '지우겠습니다.',
    comments: [],
  };
  const gone = post(world, club, texts, { key: 'bukhansan-deleted', plan, createdAt: daysAgo(world.now, 3), scale: 1 });
  return { ...gone, row: { ...gone.row, deleted_at: daysAgo(world.now, 2.9), version: 2 } };
}

function authorOf(world: World, club: Club, plan: PostPlan, createdAt: Date, random: Rng): Person {
  const named = plan.author === undefined ? undefined : world.person(plan.author);
  if (named !== undefined && club.members.some(({ person }) => person === named)) return named;
  const members = membersAt(club, createdAt);
  const newest = (a: Member, b: Member) => b.joinedAt.getTime() - a.joinedAt.getTime();
  // Leader and staff write what the plan says and the notices; the rest is the members' talk, as soon as there are some.
  const [runners, others] = [
    members.filter(({ role }) => role !== 'MEMBER'),
    members.filter(({ role }) => role === 'MEMBER'),
  ];
  if (plan.board === 'NOTICE' || others.length === 0) return random.pick(runners).person;
  return random.pick(plan.board === 'INTRODUCTION' ? others.toSorted(newest).slice(0, 3) : others).person;
}
