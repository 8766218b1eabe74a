import { communityCards, communityMemberCards, memberCards, userBlocks } from './cards.ts';
import { CLUB_PLANS } from './catalogue.ts';
import { album } from './content/album.ts';
import { board, type Post } from './content/board.ts';
import { textsOf } from './content/clubs.ts';
import { poll } from './content/poll.ts';
import { reports } from './content/reports.ts';
import { between } from './content/timeline.ts';
import { demoId } from './random.ts';
import type { Row, Tables } from './tables.ts';
import { daysAgo, type World } from './world.ts';

const ORIGINALS = new Set(CLUB_PLANS.map(({ key }) => key));

/** The content database of the demo world: boards, albums, a poll and reports. */
export function contentTables(world: World): Tables {
  const clubs = world.clubs.map((club) => {
    // A scaled world has copies of clubs: more of them, not longer lists in each.
    const scale = ORIGINALS.has(club.key) ? world.scale : 1;
    const texts = textsOf(club.key);
    const posts = board(world, club, texts, scale);
    return { posts, ...album(world, club, texts, posts, scale) };
  });
  const posts = clubs.flatMap((club) => club.posts);
  const photos = clubs.flatMap((club) => club.photos);
  const postPhotos = clubs.flatMap((club) => club.postPhotos);
  const comments = posts.flatMap((post) => post.comments);
  const edit = editOfTheCourse(world, posts);
  return {
    member_cards: memberCards(world),
    community_cards: communityCards(world),
    community_member_cards: communityMemberCards(world),
    user_blocks: userBlocks(world),
    posts: posts.map(({ row }) => (row.id === edit.post_id ? { ...row, edited_at: edit.edited_at, version: 2 } : row)),
    post_edits: [edit],
    drafts: [
      {
        author_id: world.person('minji').id,
        community_id: world.club('bukhansan').id,
        board: 'NOTICE',
        title: '송년 산행 안내',
        body: '올해 마지막 산행은',
        updated_at: daysAgo(world.now, 0.5),
      },
    ],
    comments,
    photos,
    post_photos: postPhotos,
    ...poll(world),
    post_likes: posts.flatMap((post) => post.likes),
    comment_likes: posts.flatMap((post) => post.commentLikes),
    photo_likes: clubs.flatMap(({ photoLikes }) => photoLikes),
    // The seventh comment under the notice names 이준호.
    comment_mentions: [{ comment_id: demoId('cmt', 'bukhansan-1 6'), user_id: world.person('junho').id }],
    reports: reports(world, [...posts.map(({ row }) => row), ...comments, ...photos], postPhotos),
  };
}

/** What the first notice said before 김민지 added the equipment. */
function editOfTheCourse({ now, person }: World, posts: readonly Post[]): Row {
  const post = posts.find(({ key }) => key === 'bukhansan-1');
  if (post === undefined) throw new Error('the demo world has lost its first notice');
  return {
    post_id: post.id,
    revision: 1,
    title: post.plan.title,
    body: post.plan.body.split('\n').slice(0, 5).join('\n'),
    editor_id: person('minji').id,
    edited_at: between(post.createdAt, now, 0.1),
  };
}
