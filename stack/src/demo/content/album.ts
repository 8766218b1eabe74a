import { DEMO_PHOTOS } from '../media.ts';
import { demoId, rng } from '../random.ts';
import type { Row } from '../tables.ts';
import { type Club, daysAgo, type Person, type World } from '../world.ts';
import type { Post } from './board.ts';
import type { ClubTexts } from './plan.ts';
import { ageOf, between, membersAt } from './timeline.ts';

interface Shot {
  uploader: Person;
  createdAt: Date;
  /** The post it stands in. */
  post: Post | null;
  position: number;
}

/**
 * A club's album, newest first, with the likes of its photos: those that its posts show, and some that stand only here. The photos
 * are `pho` `<club> <n>`, n from 1.
 */
export function album(
  world: World,
  club: Club,
  texts: ClubTexts,
  posts: readonly Post[],
  scale: number,
): { photos: Row[]; postPhotos: Row[]; photoLikes: Row[] } {
  const random = rng(`album ${club.key}`);
  const inPosts: Shot[] = posts.flatMap((post) =>
    Array.from({ length: post.plan.photos ?? 0 }, (_, position) => ({
      uploader: post.author,
      // Taken up one after the other, a minute before the post; the first is the newest.
      createdAt: new Date(post.createdAt.getTime() - (position + 1) * 60_000),
      post,
      position,
    })),
  );
  const count = texts.photos * scale;
  const alone: Shot[] = Array.from({ length: count }, (_, i) => {
    const createdAt = daysAgo(world.now, ageOf(i, count, random));
    return { uploader: random.pick(membersAt(club, createdAt)).person, createdAt, post: null, position: 0 };
  });
  const shots = [...inPosts, ...alone].sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());

  const photos: Row[] = [];
  const postPhotos: Row[] = [];
  const photoLikes: Row[] = [];
  for (const [i, shot] of shots.entries()) {
    const id = demoId('pho', `${club.key} ${i + 1}`);
    const [picture, caption] = texts.captions[i % texts.captions.length] as (typeof texts.captions)[number];
    const fans = random.sample(club.members, random.chance(0.7) ? random.int(1, Math.min(12, club.members.length)) : 0);
    const { width, height } = DEMO_PHOTOS[picture - 1] as (typeof DEMO_PHOTOS)[number];
    photos.push({
      id,
      community_id: club.id,
      uploader_id: shot.uploader.id,
      status: 'READY',
      storage_key: `demo/photo-${picture}`,
      width,
      height,
      // The same words twice would look made.
      caption: i < texts.captions.length ? caption : null,
      like_count: fans.length,
      version: 1,
      created_at: shot.createdAt,
      deleted_at: null,
    });
    if (shot.post !== null)
      postPhotos.push({ post_id: shot.post.id, photo_id: id, community_id: club.id, position: shot.position });
    photoLikes.push(
      ...fans.map(({ person }) => ({
        photo_id: id,
        user_id: person.id,
        created_at: between(shot.createdAt, world.now, random.next()),
      })),
    );
  }
  return { photos, postPhotos, photoLikes };
}
