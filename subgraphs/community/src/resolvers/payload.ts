import { notFound } from '@moim/subgraph-kit';
import type { Context } from '../context.ts';
import type { UserError } from '../generated/resolver-types.ts';
import { createLoaders } from '../loaders.ts';
import type { CommunityRow } from '../rows.ts';

interface CommunityPayload {
  community: CommunityRow | null;
  userErrors: UserError[];
}

/** What a mutation answers: the club as it is now, null when the viewer may not see it any more, or what the person has to put right. */
export async function communityPayload(
  context: Context,
  communityId: string,
  userErrors: UserError[] = [],
): Promise<CommunityPayload> {
  if (userErrors.length > 0) return { community: null, userErrors };
  // What a request read before it changed something is of no use after.
  context.loaders = createLoaders(context.db, context);
  return { community: await context.loaders.community.load(communityId), userErrors: [] };
}

/** `communityPayload`, for a club that the viewer sees: throws NOT_FOUND otherwise. */
export async function visibleCommunityPayload(context: Context, communityId: string): Promise<CommunityPayload> {
  const payload = await communityPayload(context, communityId);
  if (payload.community === null) throw notFound();
  return payload;
}
