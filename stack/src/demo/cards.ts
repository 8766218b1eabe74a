import type { Row } from './tables.ts';
import type { World } from './world.ts';

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
