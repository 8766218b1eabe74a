import type { Asker } from '@moim/event-bus';
import { claimPicture, isSentPicture } from '@moim/subgraph-kit';
import type { UserError } from '../generated/resolver-types.ts';
import { messages } from '../messages.ts';
import type { Services } from './change-community.ts';
import { userError } from './user-error.ts';

/** What use cases need that change a cover. */
export type CoverServices = Services & { asker: Asker };

/**
 * Makes sure that a cover, if it is a picture that somebody has sent, was sent by this person and is of no other club; what is wrong with it. Before the
 * transaction, which waits for nobody.
 */
export async function claimCover(
  { asker, locale }: CoverServices,
  {
    claimantId,
    communityId,
    coverUrl,
  }: { claimantId: string; communityId: string; coverUrl: string | null | undefined },
): Promise<UserError[]> {
  if (!isSentPicture(coverUrl)) return [];
  const claim = await claimPicture(asker, {
    purpose: 'COVER',
    claimantId,
    subjectId: communityId,
    address: coverUrl,
  });
  if (claim === 'CLAIMED') return [];
  const say = messages(locale);
  return claim === 'TRY_AGAIN'
    ? [userError('TRY_AGAIN', say.picturesAreAway, 'coverUrl')]
    : [userError('NOT_FOUND', say.pictureNotYours, 'coverUrl')];
}
