import { on } from '@moim/event-bus';
import { communityMemberLeft } from '@moim/events';
import { giveAllPlacesUp } from '../domain/give-all-places-up.ts';
import { Prisma } from '../generated/prisma/client.ts';

/**
 * Who is no member any more gives up their seats and places in line at the club's meet-ups to come. It stands behind the cards'
 * handler, which has waited for whoever was about to take a place by the old membership: what they took is seen here. Whoever is a
 * member again by a later change keeps what they have.
 */
export const onCommunityMemberLeft = on(communityMemberLeft, async ({ data: { community, userId } }, tx) => {
  const ofTheClubThatTheyLeft = Prisma.sql`s.community_id = ${community.id} and exists (
    select from community_member_cards m
    where m.community_id = ${community.id} and m.user_id = ${userId} and m.role is null)`;
  await giveAllPlacesUp(tx, userId, ofTheClubThatTheyLeft);
});
