import { demoId } from './random.ts';
import type { Row } from './tables.ts';
import { daysAgo, type World } from './world.ts';

/** The rows of `member_cards`, alike in every database that has them. */
export function memberCards({ people }: World): Row[] {
  return people.map(({ id, name, avatarUrl }) => ({ user_id: id, name, avatar_url: avatarUrl, version: 1 }));
}

/** The rows of `community_cards`, alike in every database that has them. */
export function communityCards({ clubs }: World): Row[] {
  return clubs.map(({ id, name, coverUrl, visibility }) => ({
    community_id: id,
    name,
    cover_url: coverUrl,
    is_private: visibility === 'PRIVATE',
    version: 1,
  }));
}

/** The rows of `community_member_cards`, alike in every database that has them. */
export function communityMemberCards({ clubs }: World): Row[] {
  return clubs.flatMap((club) =>
    club.members.map(({ person, role }) => ({ community_id: club.id, user_id: person.id, role, version: 1 })),
  );
}

/** 김민지 has blocked somebody; ten people when the world is scaled by ten. The rows of `blocks`. */
export function blocks({ now, scale, person }: World) {
  return Array.from({ length: scale }, (_, i) => ({
    id: demoId('blk', `minji ${i}`),
    blocker_id: person('minji').id,
    blocked_id: person(`person-${55 * scale - i}`).id,
    created_at: daysAgo(now, 20 + i),
  }));
}

/** The rows of `user_blocks`, alike in every database that has them. */
export function userBlocks(world: World): Row[] {
  return blocks(world).map(({ id, blocker_id, blocked_id }) => ({ block_id: id, blocker_id, blocked_id, version: 1 }));
}
