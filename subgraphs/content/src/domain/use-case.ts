import type { Asker, Outbox } from '@moim/event-bus';
import type { Locale } from '@moim/service-kit';
import { communityForMember, forbidden, notFound, type VisibleCommunity } from '@moim/subgraph-kit';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { UserError } from '../generated/resolver-types.ts';

/** What a use case needs of the request. */
export interface UseCase {
  db: PrismaClient;
  outbox: Outbox;
  asker: Asker;
  locale: Locale;
  now: Date;
}

/** What became of a use case: its result, or what the person has to put right. */
export type Outcome<Result> = ({ ok: true } & Result) | { ok: false; userErrors: UserError[] };

/** The one thing that the person has to put right. */
export function refused(
  field: string,
  code: UserError['code'],
  message: string,
): { ok: false; userErrors: UserError[] } {
  return { ok: false, userErrors: [{ field: [field], message, code }] };
}

/**
 * The club, as the viewer stands in it, if `may` allows what the viewer is about to do there. Throws NOT_FOUND when the viewer may not
 * see the club, FORBIDDEN when the viewer may see it and not do this.
 */
export async function authorize(
  { db, asker }: UseCase,
  communityId: string,
  viewerId: string,
  may: (community: VisibleCommunity) => boolean,
): Promise<VisibleCommunity> {
  const community = await communityForMember({ db, asker }, communityId, viewerId);
  if (community === null) throw notFound();
  if (!may(community)) throw forbidden('Your part in the club does not allow this.');
  return community;
}
