/** Any event of a room, as the subscription's document selects it. */
export interface AnyRoomEvent {
  __typename: string;
}

/** What a document must select of the events that the room itself reads. */
export interface MessageSentEvent extends AnyRoomEvent {
  __typename: 'MessageSent';
  message: { id: string; seq: number; clientMessageId?: string | null; sender?: { id: string } | null };
}

/** Of `TypingChanged`. */
export interface TypingChangedEvent extends AnyRoomEvent {
  __typename: 'TypingChanged';
  user: { id: string };
  isTyping: boolean;
}

/** Of `ReadMarked`. */
export interface ReadMarkedEvent extends AnyRoomEvent {
  __typename: 'ReadMarked';
  user: { id: string };
  lastReadSeq: number;
}
