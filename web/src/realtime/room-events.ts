import type { ApolloClient, Reference, StoreObject } from '@apollo/client';
import type { ToldRoomEvent } from '@moim/realtime-client';
import { RoomEvents } from '../generated/RoomEvents.ts';
import type { RoomEventsSubscription } from '../generated/types.ts';
import { writeEvent } from './subscription-text.ts';

export type RoomEvent = RoomEventsSubscription['roomEvents'];

/** Puts what happened in a room into the cache, where the screens see it. */
export function takeRoomEvent(
  apollo: ApolloClient,
  { roomId, viewerId }: { roomId: string; viewerId: string },
  event: ToldRoomEvent<RoomEvent>,
): void {
  const { cache } = apollo;
  const room = cache.identify({ __typename: 'ChatRoom', id: roomId }) ?? '';
  writeEvent(apollo, RoomEvents, { roomEvents: event }, { roomId });
  const changeMember = (userId: string, change: Record<string, unknown>) => {
    const person = cache.identify({ __typename: 'User', id: userId });
    cache.modify({
      id: room,
      fields: {
        members(known) {
          const list = known as { edges: (StoreObject & { node: Reference | null })[] };
          return {
            ...list,
            edges: list.edges.map((edge) => (edge.node?.__ref === person ? { ...edge, ...change } : edge)),
          };
        },
      },
    });
  };
  if (event.__typename === 'MessageSent') {
    const node = { __ref: cache.identify({ __typename: 'Message', id: event.message.id }) } as Reference;
    cache.modify({
      id: room,
      fields: {
        messages(known) {
          const list = known as { edges: (StoreObject & { node: Reference })[] };
          if (list.edges.some((edge) => edge.node.__ref === node.__ref)) return known;
          return { ...list, edges: [...list.edges, { __typename: 'MessageEdge', node }] };
        },
        lastMessage: () => node,
        lastSeq: () => event.message.seq,
      },
    });
  } else if (event.__typename === 'ReadMarked') {
    changeMember(event.user.id, { lastReadSeq: event.lastReadSeq });
    // I have read it on another device.
    if (event.user.id === viewerId) cache.modify({ id: room, fields: { viewerLastReadSeq: () => event.lastReadSeq } });
  } else if (event.__typename === 'PresenceChanged') {
    changeMember(event.user.id, { isOnline: event.isOnline });
  }
}
