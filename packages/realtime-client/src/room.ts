import type { RealtimeClient } from './client.ts';
import type { GraphQLErrorAnswer } from './graphql.ts';
import type { MessageDraft, Outbox } from './outbox.ts';
import type { LocalMessage } from './outbox-store.ts';
import { OwnTyping } from './own-typing.ts';
import { ReadMarker } from './read-marker.ts';
import type { AnyRoomEvent, MessageSentEvent, ReadMarkedEvent, TypingChangedEvent } from './room-events.ts';
import { RoomStream } from './room-stream.ts';
import { Typists } from './typists.ts';

/** What the app is told one by one: the rest has a function of its own, or is the room's own business. */
export type ToldRoomEvent<Event extends AnyRoomEvent> = Exclude<
  Event,
  { __typename: 'TypingChanged' | 'HistoryGap' | 'RoomHead' }
>;

type Typist<Event extends AnyRoomEvent> =
  Extract<Event, { __typename: 'TypingChanged' }> extends { user: infer User } ? User : { id: string };

export interface RoomOptions<Event extends AnyRoomEvent, Message extends { seq: number }, Document> {
  roomId: string;
  /** Up to which seq the screen shows messages: what its query answered as the room's `lastSeq`. */
  lastSeq: number;
  /** The contract's `RoomEvents`, or one that selects more; with `... on RoomHead { lastSeq }`, or silent loss is not noticed. */
  query: string;
  /** Each event once, messages in the order of their seq, without holes. */
  onEvent(event: ToldRoomEvent<Event>): void;
  /**
   * Too much was missed: the app loads the screen's query anew. Until that promise resolves nothing is told; when it rejects, it is called again, later
   * each time. Resolves to the `lastSeq` that was loaded; to whatever else, and the room goes on after `lastSeq`.
   */
  onGap(lastSeq: number): unknown;
  /** The room is no more, or not for the viewer (NOT_FOUND), or the document is not right. Nothing follows. */
  onEnd(errors: readonly GraphQLErrorAnswer[]): void;
  /** Who is writing now, the viewer left out. */
  onTyping?(users: readonly Typist<Event>[]): void;
  /** Where `send` puts messages. */
  outbox?: Outbox<Message, Document>;
  viewerId: string;
  /** Does the mutation `setTyping`. */
  setTyping?(isTyping: boolean): Promise<unknown>;
  /** Does the mutation `markRoomRead`. */
  markRead?(seq: number): Promise<unknown>;
}

/** An open room. */
export interface Room<Message> {
  readonly roomId: string;
  /** Up to which seq all messages were told, or loaded. */
  readonly lastSeq: number;
  /** Puts a message into the outbox. */
  send(draft: MessageDraft): LocalMessage<Message>;
  /** To be called at each key: the others see it, and that it has stopped. */
  typing(): void;
  /** The viewer has read up to a message. Only ever further. */
  markRead(seq: number): void;
  /** The screen is left. What is in the outbox is sent all the same. */
  close(): void;
}

/** Follows a room from where its screen's query has left off. */
export function openRoom<
  Event extends AnyRoomEvent,
  Message extends { seq: number } = { seq: number },
  Document = string,
>(client: RealtimeClient, options: RoomOptions<Event, Message, Document>): Room<Message> {
  const { roomId, lastSeq, query, outbox, viewerId, onEvent, onGap, onEnd, onTyping } = options;
  const typists = new Typists<{ id: string }>((users) => onTyping?.(users as readonly Typist<Event>[]));
  const ownTyping = new OwnTyping(async (isTyping) => options.setTyping?.(isTyping));
  const readMarker = new ReadMarker(async (seq) => options.markRead?.(seq));
  const readUpTo = new Map<string, number>();

  const take = (event: AnyRoomEvent) => {
    if (isTypingChanged(event)) {
      if (event.user.id === viewerId) return;
      if (event.isTyping) typists.started(event.user);
      else typists.stopped(event.user.id);
      return;
    }
    if (isReadMarked(event)) {
      if (event.lastReadSeq <= (readUpTo.get(event.user.id) ?? 0)) return;
      readUpTo.set(event.user.id, event.lastReadSeq);
    }
    if (isMessageSent(event)) {
      // Who has said it writes it no more.
      if (event.message.sender) typists.stopped(event.message.sender.id);
      // From now on the room shows it by itself.
      if (event.message.clientMessageId) outbox?.discard(event.message.clientMessageId);
    }
    onEvent(event as ToldRoomEvent<Event>);
  };

  outbox?.reached(roomId, lastSeq);
  const stream = new RoomStream(client, {
    roomId,
    lastSeq,
    query,
    onEvent: take,
    onReached: (seq) => outbox?.reached(roomId, seq),
    onGap,
    onEnd,
  });
  return {
    roomId,
    get lastSeq() {
      return stream.lastSeq;
    },
    send(draft) {
      if (outbox === undefined) throw new Error('the room was opened without an outbox');
      ownTyping.stopped();
      return outbox.send(roomId, draft);
    },
    typing: () => ownTyping.typed(),
    markRead: (seq) => readMarker.mark(seq),
    close() {
      stream.close();
      typists.close();
      ownTyping.stopped();
      readMarker.close();
    },
  };
}

const isMessageSent = (event: AnyRoomEvent): event is MessageSentEvent => event.__typename === 'MessageSent';
const isTypingChanged = (event: AnyRoomEvent): event is TypingChangedEvent => event.__typename === 'TypingChanged';
const isReadMarked = (event: AnyRoomEvent): event is ReadMarkedEvent => event.__typename === 'ReadMarked';
