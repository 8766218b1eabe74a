import { requireViewer, unauthenticated } from '@moim/subgraph-kit';
import { setNotificationPreference as setNotificationPreferenceUseCase } from '../../domain/set-notification-preference.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';

export const setNotificationPreference: MutationResolvers['setNotificationPreference'] = async (
  _mutation,
  { input },
  context,
) => {
  const { userId } = requireViewer(context);
  await setNotificationPreferenceUseCase(context.db, userId, input);
  context.loaders.notificationsOff.clear(userId);
  const user = await context.loaders.user.load(userId);
  if (user === null) throw unauthenticated();
  return { user, userErrors: [] };
};
