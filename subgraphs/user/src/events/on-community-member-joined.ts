import { on } from '@moim/event-bus';
import { communityMemberJoined } from '@moim/events';
import { all, notify } from '../domain/notify.ts';

/** Who was let in is told so; of those who came by themselves or by an invitation, leader and staff are. */
export const onCommunityMemberJoined = on(communityMemberJoined, async ({ data, aggregateVersion, occurredAt }, tx) => {
  const { community, userId, via, staffIds } = data;
  const about = { params: { community: community.name }, link: `/communities/${community.id}`, at: occurredAt };
  if (via === 'APPROVAL') {
    await notify(
      { tx, emit: tx.emit },
      {
        ...about,
        recipients: all('JOIN_APPROVED', [userId]),
        actorId: null,
        dedupeKey: `join_approved:${community.id}:${aggregateVersion}`,
      },
    );
    return;
  }
  await notify(
    { tx, emit: tx.emit },
    {
      ...about,
      recipients: all('MEMBER_JOINED', staffIds),
      actorId: userId,
      // Who leaves and comes back is no news.
      dedupeKey: `member_joined:${community.id}:${userId}`,
    },
  );
});
