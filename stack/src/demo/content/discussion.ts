import { demoId, rng } from '../random.ts';
import type { Row } from '../tables.ts';
import type { Member, Person, World } from '../world.ts';
import type { ClubTexts, PostPlan } from './plan.ts';
import { between, untilAnswered } from './timeline.ts';

interface Subject {
  key: string;
  id: string;
  plan: PostPlan;
  author: Person;
  createdAt: Date;
  /** Who may have answered. */
  members: readonly Member[];
}

/** What becomes of some comments under `bukhansan-1`, by their number: the first has many replies, two were deleted. */
const REPLIES: Record<number, number> = { 0: 5, 1: 2, 4: 1, 5: 2, 12: 0 };
const DELETED = new Set([5, 12]);

/** The comments on a post with their replies and likes. Comments are numbered from 0: `cmt` `<post> <n>`, replies `<post> <n>.<m>`. */
export function discussion(
  world: World,
  texts: ClubTexts,
  post: Subject,
  scale: number,
): { comments: Row[]; commentLikes: Row[] } {
  const random = rng(`discussion ${post.key}`);
  const own = Array.from({ length: scale }, () => post.plan.comments ?? []).flat();
  const chance =
    post.plan.comments === undefined ? random.sample(texts.comments[post.plan.board], random.int(0, 5)) : [];
  const bodies = [...own, ...chance];
  const isStaged = post.key === 'bukhansan-1';
  const last = untilAnswered(post.createdAt, world.now);

  const top: Row[] = [];
  const replies: Row[] = [];
  for (const [i, body] of bodies.entries()) {
    const key = `${post.key} ${i}`;
    const createdAt = between(post.createdAt, last, (i + random.next()) / (bodies.length + 1));
    const count = (isStaged ? REPLIES[i] : undefined) ?? (random.chance(0.3) ? random.int(1, 3) : 0);
    const answers = Array.from({ length: isStaged && i === 0 ? count * scale : count }, (_, j) => {
      const person = random.chance(0.5) ? post.author : random.pick(post.members).person;
      const when = between(createdAt, last, (j + random.next()) / (count * scale + 1));
      return row(post, `${key}.${j}`, person, random.pick(texts.replies), when, demoId('cmt', key));
    });
    const comment = row(post, key, random.pick(post.members).person, body, createdAt, null);
    const isDeleted = isStaged && DELETED.has(i);
    top.push({
      ...comment,
      reply_count: answers.length,
      deleted_at: isDeleted ? between(createdAt, world.now, 0.5) : null,
      version: isDeleted ? 2 : 1,
    });
    replies.push(...answers);
  }

  const comments = [...top, ...replies];
  const commentLikes = comments
    .filter((comment) => comment.deleted_at === null)
    .flatMap((comment) => {
      const fans = random.sample(post.members, random.chance(0.5) ? random.int(1, 6) : 0);
      comment.like_count = fans.length;
      return fans.map(({ person }) => ({
        comment_id: comment.id,
        user_id: person.id,
        created_at: between(comment.created_at as Date, world.now, random.next()),
      }));
    });
  return { comments, commentLikes };
}

function row(post: Subject, key: string, author: Person, body: string, createdAt: Date, parentId: string | null): Row {
  return {
    id: demoId('cmt', key),
    post_id: post.id,
    author_id: author.id,
    parent_id: parentId,
    depth: parentId === null ? 0 : 1,
    parent_depth: parentId === null ? null : 0,
    body,
    like_count: 0,
    reply_count: 0,
    version: 1,
    created_at: createdAt,
    deleted_at: null,
  };
}
