import { demoId } from '@moim/stack/demo';
import { expect, test } from 'vitest';
import { databaseOf, testContent } from './start.ts';
import { done, published } from './writing.ts';

// 이준호 is the other member of 정하린's private club.
const content = await testContent();
const db = databaseOf(content);
const [club, junho] = [demoId('com', 'secret-reading'), demoId('usr', 'junho')];

test('who may not see a club any more is told of nothing that happens there', async () => {
  const newPost = { communityId: club, board: 'FREE', title: '다음 책', body: '무엇을 읽을까요?' };
  const { post } = await done(content, 'createPost', newPost, { as: 'junho' });
  const own = await done(content, 'addComment', { postId: post.id, body: '저는 시집이요.' }, { as: 'junho' });
  const happen = async () => {
    const before = (await published(db, post.id)).length;
    const reply = { postId: post.id, replyToId: own.comment.id, body: '좋아요!' };
    await done(content, 'addComment', reply, { as: 'harin' });
    await done(content, 'like', { subjectId: post.id }, { as: 'harin' });
    await done(content, 'unlike', { subjectId: post.id }, { as: 'harin' });
    return (await published(db, post.id)).slice(before).map(({ data }) => data);
  };
  const [comment, like] = await happen();
  expect(comment).toMatchObject({ postAuthorId: junho, tellsPostAuthor: true, replyToAuthorId: junho });
  expect(like).toMatchObject({ authorId: junho });

  await db.communityMemberCard.update({
    where: { communityId_userId: { communityId: club, userId: junho } },
    data: { role: null },
  });
  const [laterComment, laterLike] = await happen();
  expect(laterComment).toMatchObject({ postAuthorId: junho, tellsPostAuthor: false, replyToAuthorId: null });
  expect(laterLike).toMatchObject({ authorId: null });
});
