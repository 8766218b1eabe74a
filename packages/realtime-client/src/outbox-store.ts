/** Where messages are kept that are not sent yet: `localStorage`, or what is like it. */
export interface KeyValueStorage {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** Why a message could not be sent. */
export interface SendFailure {
  /** Of the GraphQL error or user error. */
  code: string;
  /** For the person, in the language of the request. */
  message: string;
}

/** A message of this person that the room does not show by itself yet. Never changed: another state is another object. */
export interface LocalMessage<Message = unknown> {
  /** What it is called until it has a seq; its key in lists. A UUID. */
  readonly clientMessageId: string;
  readonly roomId: string;
  readonly text: string;
  readonly replyToId: string | null;
  readonly photoIds: readonly string[];
  /** Milliseconds since 1970 by this machine's clock, each of an outbox later than the one before: their order. */
  readonly createdAt: number;
  /** `sending`: also when it waits for the network. `sent`: the server has it, and the room is about to show it. */
  readonly state: 'sending' | 'sent' | 'failed';
  /** When `failed`. */
  readonly failure: SendFailure | null;
  /** As the mutation answered it, when `sent`. */
  readonly message: Message | null;
}

/**
 * Keeps what is not sent, a key a message: windows of one browser share the storage, and none writes over what another keeps. Two windows may send one
 * message both; it has one clientMessageId, so the server takes it once.
 */
export class OutboxStore<Message> {
  readonly #storage: KeyValueStorage;
  readonly #prefix: string;

  constructor(storage: KeyValueStorage, viewerId: string) {
    this.#storage = storage;
    this.#prefix = `moim.outbox.${viewerId}.`;
  }

  /** What is kept, in its order. */
  load(): LocalMessage<Message>[] {
    const keys = Array.from({ length: this.#storage.length }, (_, index) => this.#storage.key(index) ?? '');
    return keys
      .filter((key) => key.startsWith(this.#prefix))
      .flatMap((key) => this.#read(key))
      .sort((a, b) => a.createdAt - b.createdAt);
  }

  keep(local: LocalMessage<Message>): void {
    try {
      this.#storage.setItem(this.#prefix + local.clientMessageId, JSON.stringify(local));
    } catch {
      // No room, or a private window: it is sent all the same, it only does not survive the page.
    }
  }

  remove(clientMessageId: string): void {
    this.#storage.removeItem(this.#prefix + clientMessageId);
  }

  #read(key: string): LocalMessage<Message>[] {
    try {
      return [JSON.parse(this.#storage.getItem(key) ?? '') as LocalMessage<Message>];
    } catch {
      // Somebody else's scribble.
      this.#storage.removeItem(key);
      return [];
    }
  }
}
