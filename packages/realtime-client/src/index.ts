export {
  createRealtimeClient,
  type RealtimeClient,
  type RealtimeClientOptions,
  type SubscriptionHandlers,
  type SubscriptionRequest,
} from './client.ts';
export type { ConnectionState } from './connection.ts';
export type { ExecutionResult, GraphQLErrorAnswer } from './graphql.ts';
export { type MessageDraft, Outbox, type OutboxOptions } from './outbox.ts';
export type { KeyValueStorage, LocalMessage, SendFailure } from './outbox-store.ts';
export { type BrowserGlobals, browserPage, type Page, type PageChange } from './page.ts';
export { openRoom, type Room, type RoomOptions, type ToldRoomEvent } from './room.ts';
export type { AnyRoomEvent } from './room-events.ts';
export type { Timing } from './timing.ts';
