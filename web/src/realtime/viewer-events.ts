import type { ApolloClient, Reference } from '@apollo/client';
import { read } from '../data/fragments.ts';
import type { NotificationRow_notificationFragment, ViewerEventsSubscription } from '../generated/types.ts';
import { UnreadMessages } from '../generated/UnreadMessages.ts';
import { ViewerEvents } from '../generated/ViewerEvents.ts';
import { writeEvent } from './subscription-text.ts';

/** Keeps badges, the list of rooms and the list of notifications right. */
export function takeViewerEvent(
  apollo: ApolloClient,
  viewerId: string,
  data: ViewerEventsSubscription,
  onNotification: (notification: NotificationRow_notificationFragment) => void,
): void {
  const { viewerEvents: event } = data;
  const { cache } = apollo;
  const viewer = cache.identify({ __typename: 'User', id: viewerId }) ?? '';
  writeEvent(apollo, ViewerEvents, data);
  if (event.__typename === 'UnreadChanged') {
    // Whether a screen has asked for it or not: the tabs show it.
    const me = { __typename: 'User', id: viewerId, unreadMessageCount: event.unreadMessageCount };
    cache.writeQuery({ query: UnreadMessages, data: { me } });
    return;
  }
  // Away, so it cannot be shown; it is in the list all the same.
  if (event.notification === null) return;
  const notification = read<NotificationRow_notificationFragment>(event.notification);
  const node = { __ref: cache.identify({ __typename: 'Notification', id: notification.id }) } as Reference;
  cache.modify({
    id: viewer,
    fields: {
      unreadNotificationCount: (known) => (typeof known === 'number' ? known + 1 : known),
      notifications(known) {
        const list = known as { edges: { node: Reference }[] };
        if (list.edges.some((edge) => edge.node.__ref === node.__ref)) return known;
        return { ...list, edges: [{ __typename: 'NotificationEdge', cursor: '', node }, ...list.edges] };
      },
    },
  });
  onNotification(notification);
}
