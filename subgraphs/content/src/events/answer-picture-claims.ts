import { answer, type QuestionAnswer } from '@moim/event-bus';
import { contentPictureClaim } from '@moim/events';
import { claimPicture } from '../domain/pictures.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';

/** Whether a picture is what the user and the community service are about to keep the address of, and somebody's own. */
export function pictureClaimAnswer(db: PrismaClient): QuestionAnswer {
  return answer(contentPictureClaim, async (claim) => ({ isClaimed: await claimPicture(db, claim) }));
}
