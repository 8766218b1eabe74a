import { on } from '@moim/event-bus';
import { communityMemberLeft } from '@moim/events';
import { all, notify } from '../domain/notify.ts';

/** Who was removed or banned is told so, but not by whom. */
export const onCommunityMemberLeft = on(communityMemberLeft, async ({ data, aggregateVersion, occurredAt }, tx) => {
  const { community, userId, how } = data;
  if (how !== 'REMOVED' && how !== 'BANNED') return;
  await notify(
    { tx, emit: tx.emit },
    {
      recipients: all('MEMBER_REMOVED', [userId]),
      actorId: null,
      params: { community: community.name },
      // A private club is not there any more for who is no member.
      link: community.isPrivate ? null : `/communities/${community.id}`,
      dedupeKey: `member_removed:${community.id}:${aggregateVersion}`,
      at: occurredAt,
    },
  );
});
