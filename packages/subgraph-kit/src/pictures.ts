import { type Asker, DependencyUnavailableError } from '@moim/event-bus';
import { contentPictureClaim } from '@moim/events';

/** Characters. */
const MOST = 500;
/** Of the pictures that people have sent, which the content service has. */
const SENT = /^\/media\/photos\//;

/**
 * The address of a picture as it may be kept: a path of this origin, or an https address of somewhere else. Null for everything else, above all for what
 * a browser would run; as the URL standard writes it. A picture that somebody has sent has to be named by its path, so that nobody gets around `claimPicture`.
 */
export function pictureAddress(typed: string): string | null {
  if (typed.length > MOST || /\s/.test(typed)) return null;
  if (/^\/media\/[\w./-]+$/.test(typed)) return typed.includes('..') ? null : typed;
  const url = URL.parse(typed);
  if (url?.protocol !== 'https:' || url.href.length > MOST) return null;
  return SENT.test(url.pathname) ? null : url.href;
}

/** Whether an address is of a picture that somebody has sent: then it has to be claimed before it is kept. */
export function isSentPicture(address: string | null | undefined): address is string {
  return address != null && SENT.test(address);
}

/** What became of a claim: not theirs, or there is nobody to ask at the moment. */
export type PictureClaim = 'CLAIMED' | 'NOT_THEIRS' | 'TRY_AGAIN';

/**
 * Makes sure that a picture was sent by who claims it, for this purpose, and is nobody else's; the content service keeps it until the event of the change has
 * come, which has to be published within a week. Twice is as once. To be asked right before the change, and not in its transaction.
 */
export async function claimPicture(
  asker: Asker,
  claim: { purpose: 'AVATAR' | 'COVER'; claimantId: string; subjectId: string; address: string },
): Promise<PictureClaim> {
  try {
    return (await asker.ask(contentPictureClaim, claim)).isClaimed ? 'CLAIMED' : 'NOT_THEIRS';
  } catch (error) {
    if (error instanceof DependencyUnavailableError) return 'TRY_AGAIN';
    throw error;
  }
}
