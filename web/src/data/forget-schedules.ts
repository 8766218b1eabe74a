import type { ApolloCache } from '@apollo/client';

/** Lets go of a club's lists of meet-ups: to which of them one belongs that is new, moved or called off, the platform knows. */
export function forgetSchedules(cache: ApolloCache, communityId: string): void {
  const id = cache.identify({ __typename: 'Community', id: communityId });
  if (id !== undefined) cache.evict({ id, fieldName: 'schedules' });
}
