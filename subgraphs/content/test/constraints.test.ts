import { demoId } from '@moim/stack/demo';
import { describe, expect, test } from 'vitest';
import { Prisma } from '../src/generated/prisma/client.ts';
import { databaseOf, testContent } from './start.ts';

// Wrong states are refused by the database itself, whatever the code does.
const db = databaseOf(await testContent());
const post = demoId('pst', 'bukhansan-1');
const otherPost = demoId('pst', 'bukhansan-2');
const newPost = demoId('pst', 'new');
const club = demoId('com', 'bukhansan');
const comment = demoId('cmt', 'bukhansan-1 0');
const reply = demoId('cmt', 'bukhansan-1 0.0');
const newComment = demoId('cmt', 'new');
const photo = demoId('pho', 'bukhansan 1');
const newPhoto = demoId('pho', 'new');
const poll = demoId('pol', 'bukhansan-poll');
const option = (n: number) => demoId('opt', `bukhansan-poll ${n}`);
const [minji, seoyeon] = [demoId('usr', 'minji'), demoId('usr', 'seoyeon')];

const write = (values: Prisma.Sql) =>
  Prisma.sql`insert into posts (id, community_id, author_id, board, title, body, excerpt) values (${values})`;
const say = (postId: string, parentId: string | null, depth: number, parentDepth: number | null, body = '네') =>
  Prisma.sql`insert into comments (id, post_id, author_id, parent_id, depth, parent_depth, body)
    values (${newComment}, ${postId}, ${minji}, ${parentId}, ${depth}, ${parentDepth}, ${body})`;
const vote = (pollId: string, optionId: string, isMultipleChoice: boolean) =>
  Prisma.sql`insert into poll_votes (poll_id, user_id, option_id, is_multiple_choice) values (${pollId}, ${minji}, ${optionId}, ${isMultipleChoice})`;
const block = (id: string, blockerId: string, blockedId: string, version: number) =>
  Prisma.sql`insert into user_blocks (block_id, blocker_id, blocked_id, version) values (${id}, ${blockerId}, ${blockedId}, ${version})`;
const report = (kind: string, subject: string, reporter = seoyeon) =>
  Prisma.sql`insert into reports (id, community_id, reporter_id, subject_kind, subject_id, reason)
    values (${demoId('rep', 'new')}, ${club}, ${reporter}, ${kind}::report_subject_kind, ${subject}, '광고예요')`;

describe.each([
  ['a post of no club', write(Prisma.sql`${newPost}, ${demoId('com', 'nothing')}, ${minji}, 'FREE', '제목', '', ''`)],
  ['a post with an id of another kind', write(Prisma.sql`${newComment}, ${club}, ${minji}, 'FREE', '제목', '', ''`)],
  ['a post without a title', write(Prisma.sql`${newPost}, ${club}, ${minji}, 'FREE', '', '', ''`)],
  ['a body too long', write(Prisma.sql`${newPost}, ${club}, ${minji}, 'FREE', '제목', repeat('가', 20001), ''`)],
  ['an excerpt too long', write(Prisma.sql`${newPost}, ${club}, ${minji}, 'FREE', '제목', '', repeat('가', 141)`)],
  ['an excerpt of two lines', write(Prisma.sql`${newPost}, ${club}, ${minji}, 'FREE', '제목', '', E'가\\n나'`)],
  ['fewer likes than none', Prisma.sql`update posts set like_count = -1 where id = ${post}`],
  ['fewer comments than none', Prisma.sql`update posts set comment_count = -1 where id = ${post}`],
  [
    'an edit before it was written',
    Prisma.sql`update posts set edited_at = created_at - interval '1 s' where id = ${post}`,
  ],
  ['a reply to a reply', say(post, reply, 1, 0)],
  ['a reply to a reply that claims it is one', say(post, reply, 1, 1)],
  ['a reply deeper than one', say(post, comment, 2, 0)],
  ['a reply to a comment on another post', say(otherPost, comment, 1, 0)],
  ['a reply that claims to be none', say(post, comment, 0, 0)],
  ['a comment that claims to be a reply', say(post, null, 1, null)],
  ['a comment of nothing', say(post, null, 0, null, '')],
  ['a comment gone from under its replies', Prisma.sql`delete from comments where id = ${comment}`],
  ['a like twice', Prisma.sql`insert into post_likes (post_id, user_id) values (${post}, 'usr_x'), (${post}, 'usr_x')`],
  ['a like of nothing', Prisma.sql`insert into photo_likes (photo_id, user_id) values (${newPhoto}, ${minji})`],
  [
    'a photo that is ready and has no picture',
    Prisma.sql`insert into photos (id, community_id, uploader_id, status) values (${newPhoto}, ${club}, ${minji}, 'READY')`,
  ],
  [
    'a storage key that leads elsewhere',
    Prisma.sql`update photos set storage_key = 'demo/../secret' where id = ${photo}`,
  ],
  ['a photo of no place', Prisma.sql`update photos set community_id = null where id = ${photo}`],
  ['a photo of two places', Prisma.sql`update photos set recipient_id = ${minji} where id = ${photo}`],
  [
    'a photo sent to oneself',
    Prisma.sql`insert into photos (id, recipient_id, uploader_id, status) values (${newPhoto}, ${minji}, ${minji}, 'PROCESSING')`,
  ],
  [
    'a profile picture of somebody else',
    Prisma.sql`insert into pictures (id, purpose, uploader_id, storage_key, width, height, subject_id, claimed_at)
      values (${newPhoto}, 'AVATAR', ${minji}, ${`photos/${'a'.repeat(40)}`}, 8, 8, ${seoyeon}, now())`,
  ],
  [
    'a picture that is nobody’s and stays',
    Prisma.sql`insert into pictures (id, purpose, uploader_id, storage_key, width, height)
      values (${newPhoto}, 'COVER', ${minji}, ${`photos/${'a'.repeat(40)}`}, 8, 8)`,
  ],
  [
    'a photo of another club in a post',
    Prisma.sql`insert into post_photos (post_id, photo_id, community_id, position) values (${post}, ${demoId('pho', 'secret-reading 1')}, ${club}, 9)`,
  ],
  [
    'a photo of another club in a post, named after the photo’s',
    Prisma.sql`insert into post_photos (post_id, photo_id, community_id, position) values (${post}, ${demoId('pho', 'secret-reading 1')}, ${demoId('com', 'secret-reading')}, 9)`,
  ],
  [
    'two photos at one place',
    Prisma.sql`insert into post_photos (post_id, photo_id, community_id, position) values (${post}, ${demoId('pho', 'bukhansan 9')}, ${club}, 0)`,
  ],
  [
    'an upload that is used and has not come',
    Prisma.sql`insert into photo_uploads (id, uploader_id, community_id, storage_key, content_type, byte_size, expires_at, used_at) values (${newPhoto}, ${minji}, ${club}, 'uploads/x', 'image/jpeg', 1000, now() + interval '1 h', now())`,
  ],
  [
    'a second poll of a post',
    Prisma.sql`insert into polls (id, post_id, question) values (${demoId('pol', 'new')}, ${demoId('pst', 'bukhansan-poll')}, '또?')`,
  ],
  ['a second vote where one is allowed', vote(poll, option(4), false)],
  ['a second vote that claims several are allowed', vote(poll, option(4), true)],
  [
    'the same answer twice in a poll',
    Prisma.sql`update poll_options set text = (select text from poll_options where id = ${option(2)}) where id = ${option(1)}`,
  ],
  ['a report of a post with the id of a comment', report('POST', comment)],
  ['the same report twice while it is open', report('COMMENT', demoId('cmt', 'bukhansan-1 3'))],
  ['a report of a message with the id of a person', report('MESSAGE', minji)],
  ['a report of a person with the id of a post', report('PERSON', newPost)],
  [
    'a report of what one wrote',
    Prisma.sql`update reports set subject_author_id = reporter_id where id = ${demoId('rep', 'bukhansan 1')}`,
  ],
  [
    'a note too long',
    Prisma.sql`insert into report_actions (report_id, action, actor_id, note)
      values (${demoId('rep', 'bukhansan 1')}, 'DISMISS', ${minji}, repeat('가', 501))`,
  ],
  ['a report that is handled by nobody', Prisma.sql`update reports set status = 'UPHELD' where status = 'OPEN'`],
  ['a report that is open and handled', Prisma.sql`update reports set status = 'OPEN' where status = 'DISMISSED'`],
  ['a block of oneself', block(demoId('blk', 'new'), minji, minji, 1)],
  ['a block that is neither in force nor taken back', block(demoId('blk', 'new'), minji, seoyeon, 3)],
  ['a block under an id of another kind', block(newPost, minji, seoyeon, 1)],
  ['a block of a club', block(demoId('blk', 'new'), minji, club, 1)],
])('the database refuses', (what, statement) => {
  test(what, async () => {
    await expect(db.$executeRaw(statement)).rejects.toThrow(/violates|constraint/i);
  });
});

describe('and takes what is right', () => {
  test('a post with a comment and a reply', async () => {
    expect(await db.$executeRaw(write(Prisma.sql`${newPost}, ${club}, ${minji}, 'FREE', '제목', '', ''`))).toBe(1);
    expect(await db.$executeRaw(say(newPost, null, 0, null))).toBe(1);
    const second = demoId('cmt', 'new too');
    await db.comment.create({
      data: {
        id: second,
        postId: newPost,
        authorId: seoyeon,
        parentId: newComment,
        depth: 1,
        parentDepth: 0,
        body: '네!',
      },
    });
    await db.comment.delete({ where: { id: second } });
    await db.comment.delete({ where: { id: newComment } });
    await db.post.delete({ where: { id: newPost } });
  });

  test('several votes where several are allowed', async () => {
    await db.post.create({
      data: { id: newPost, communityId: club, authorId: minji, board: 'FREE', title: '제목', body: '', excerpt: '' },
    });
    const several = demoId('pol', 'several');
    await db.poll.create({
      data: {
        id: several,
        postId: newPost,
        question: '언제 시간이 되세요?',
        isMultipleChoice: true,
        options: {
          create: [1, 2].map((n) => ({ id: demoId('opt', `several ${n}`), position: n - 1, text: `${n}월` })),
        },
      },
    });
    for (const n of [1, 2]) expect(await db.$executeRaw(vote(several, demoId('opt', `several ${n}`), true))).toBe(1);
    await expect(db.$executeRaw(vote(several, option(1), true))).rejects.toThrow(/constraint/i);
    await db.post.delete({ where: { id: newPost } });
    expect(await db.pollVote.count({ where: { pollId: several } })).toBe(0);
  });

  test('a report of what was reported before, once that is settled', async () => {
    const settled = await db.report.findFirstOrThrow({ where: { status: 'DISMISSED' } });
    expect(await db.$executeRaw(report('PHOTO', settled.subjectId, settled.reporterId))).toBe(1);
  });
});
