import { type EventHandler, type EventTransaction, on, onMany, type ReceivedEvent } from '@moim/event-bus';
import {
  type CommunityCardData,
  communityClosed,
  communityCreated,
  communityMemberJoined,
  communityMemberLeft,
  communityMemberRoleChanged,
  communityUpdated,
  type EventDefinition,
  type MemberCardData,
  userDeletionRequested,
  userProfileUpdated,
  userRegistered,
} from '@moim/events';
import { saveCommunities, saveMembers } from './save-cards.ts';

/** Keeps `member_cards` as the user service has them. */
export function memberCardHandlers(options: { withInterests?: boolean } = {}): EventHandler[] {
  const keep = (definition: EventDefinition<{ user: MemberCardData }>) =>
    onMany(definition, async (events, tx) => {
      const members = events.map(({ data: { user }, aggregateVersion }) => ({
        id: user.id,
        version: aggregateVersion,
        card: user,
      }));
      await saveMembers(tx, members, options);
    });
  return [
    keep(userRegistered),
    keep(userProfileUpdated),
    on(userDeletionRequested, async ({ data: { userId }, aggregateVersion }, tx) => {
      await saveMembers(tx, [{ id: userId, version: aggregateVersion, card: null }], options);
    }),
  ];
}

/** Keeps `community_cards` and `community_member_cards` as the community service has them. */
export function communityCardHandlers(): EventHandler[] {
  return [
    on(communityCreated, (event, tx) => save(event, tx, [{ userId: event.data.leaderId, role: 'LEADER' }])),
    on(communityUpdated, (event, tx) => save(event, tx, [])),
    on(communityClosed, async ({ data: { community }, aggregateVersion }, tx) => {
      await saveCommunities(tx, [{ id: community.id, version: aggregateVersion, card: null, members: [] }]);
    }),
    on(communityMemberJoined, (event, tx) => save(event, tx, [event.data])),
    on(communityMemberRoleChanged, (event, tx) => save(event, tx, [event.data])),
    on(communityMemberLeft, (event, tx) => save(event, tx, [{ userId: event.data.userId, role: null }])),
  ];
}

async function save(
  { data: { community }, aggregateVersion }: ReceivedEvent<{ community: CommunityCardData }>,
  tx: EventTransaction,
  members: { userId: string; role: string | null }[],
): Promise<void> {
  const card = members.map(({ userId, role }) => ({ userId, role }));
  await saveCommunities(tx, [{ id: community.id, version: aggregateVersion, card: community, members: card }]);
}
