import { requireId, requireViewer, unauthenticated } from '@moim/subgraph-kit';
import { markNotificationsRead as markNotificationsReadUseCase } from '../../domain/mark-notifications-read.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';

export const markNotificationsRead: MutationResolvers['markNotificationsRead'] = async (
  _mutation,
  { input },
  context,
) => {
  const { userId } = requireViewer(context);
  const ids = input.ids?.map((id) => requireId('ntf', id, 'ids')) ?? null;
  await markNotificationsReadUseCase(context, userId, { ids, upTo: input.upTo ?? null });
  context.loaders.unreadNotificationCount.clear(userId);
  const user = await context.loaders.user.load(userId);
  if (user === null) throw unauthenticated();
  return { user, userErrors: [] };
};
