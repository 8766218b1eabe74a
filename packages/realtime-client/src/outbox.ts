import type { RealtimeClient } from './client.ts';
import type { ExecutionResult, Variables } from './graphql.ts';
import { Listeners } from './listeners.ts';
import { type KeyValueStorage, type LocalMessage, OutboxStore } from './outbox-store.ts';
import { NO_ANSWER, outcomeOf, type SendAnswer } from './send-outcome.ts';
import { SendQueue } from './send-queue.ts';
import { uuid } from './uuid.ts';

export interface OutboxOptions<Document> {
  /** `localStorage`, or what is like it. */
  storage: KeyValueStorage;
  /** Who sends: what one person has not sent is not sent by another who signs in in the same browser. */
  viewerId: string;
  /** The contract's `SendMessage`, or one that selects more of `message`; `id` and `seq` it must. */
  mutation: Document;
  /**
   * One HTTP request. Resolves to the server's answer, GraphQL errors and all, whatever the HTTP status; rejects when there was none. The signal ends a
   * request that takes too long.
   */
  execute(mutation: Document, variables: Variables, options: { signal: AbortSignal }): Promise<ExecutionResult>;
}

/** What a person says in a room. */
export interface MessageDraft {
  /** May be empty with photos. */
  text: string;
  replyToId?: string | null;
  photoIds?: readonly string[];
}

/** What an outbox reads of a message that the server answers. */
interface Numbered {
  seq: number;
}

/** A request that hangs is given up after that, in milliseconds, and sent again. */
const ANSWER_WITHIN_MS = 20_000;

/** The messages of a person that are not sent yet, or that a room does not show yet, of all rooms. Make one an app, and person. */
export class Outbox<Message extends Numbered, Document = string> {
  readonly #client: RealtimeClient;
  readonly #options: OutboxOptions<Document>;
  readonly #store: OutboxStore<Message>;
  readonly #listeners = new Listeners();
  readonly #queues = new Map<string, SendQueue<Message>>();
  /** Per room, in the order of createdAt; the arrays are never changed. */
  readonly #messages = new Map<string, readonly LocalMessage<Message>[]>();
  /** Up to which seq rooms show messages by themselves. */
  readonly #reached = new Map<string, number>();
  readonly #stops: (() => void)[];
  #lastCreatedAt = 0;

  /** Begins to send what is left from before. */
  constructor(client: RealtimeClient, options: OutboxOptions<Document>) {
    this.#client = client;
    this.#options = options;
    this.#store = new OutboxStore(options.storage, options.viewerId);
    for (const local of this.#store.load()) {
      this.#lastCreatedAt = Math.max(this.#lastCreatedAt, local.createdAt);
      this.#put(local);
      if (local.state === 'sending') this.#queue(local.roomId).add(local);
    }
    const wake = () => {
      for (const queue of this.#queues.values()) queue.wake();
    };
    this.#stops = [
      client.page.onChange((change) => change !== 'offline' && wake()),
      // Who holds a connection again answers requests again.
      client.onState(() => client.state.status === 'open' && wake()),
    ];
  }

  /** What is to be shown after the room's own messages, in order. The same array until it changes. */
  messages(roomId: string): readonly LocalMessage<Message>[] {
    return this.#messages.get(roomId) ?? NONE;
  }

  /** Calls when the messages of any room have changed. Returns how to stop. */
  onChange(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  /** Sends when it can. The message is kept before this returns. */
  send(roomId: string, { text, replyToId = null, photoIds = [] }: MessageDraft): LocalMessage<Message> {
    const local: LocalMessage<Message> = {
      clientMessageId: uuid(),
      roomId,
      text,
      replyToId,
      photoIds,
      createdAt: this.#now(),
      state: 'sending',
      failure: null,
      message: null,
    };
    this.#enqueue(local);
    return local;
  }

  /** Sends a failed message again, now as the newest. Does nothing for others. */
  retry(clientMessageId: string): void {
    const local = this.#find(clientMessageId);
    if (local?.state !== 'failed') return;
    this.#remove(local);
    this.#enqueue({ ...local, state: 'sending', failure: null, createdAt: this.#now() });
  }

  /** Throws a message away. One that is just being sent may have arrived all the same: then the room shows it. */
  discard(clientMessageId: string): void {
    const local = this.#find(clientMessageId);
    if (local !== undefined) this.#remove(local);
  }

  /** Throws all away, e.g. when the person signs out of a browser that others use. */
  discardAll(): void {
    for (const locals of [...this.#messages.values()]) for (const local of locals) this.#remove(local);
  }

  /** A room shows all messages up to a seq by itself. Called by rooms that are opened with this outbox. */
  reached(roomId: string, seq: number): void {
    this.#reached.set(roomId, seq);
    for (const local of this.messages(roomId)) if (local.message && local.message.seq <= seq) this.#remove(local);
  }

  /** Sends no more. What is not sent is kept for the next outbox of this person. */
  close(): void {
    for (const stop of this.#stops) stop();
    for (const queue of this.#queues.values()) queue.close();
  }

  #enqueue(local: LocalMessage<Message>): void {
    this.#store.keep(local);
    this.#put(local);
    this.#queue(local.roomId).add(local);
  }

  #queue(roomId: string): SendQueue<Message> {
    const known = this.#queues.get(roomId);
    if (known !== undefined) return known;
    const queue = new SendQueue<Message>({
      attempt: (local) => this.#attempt(local),
      isOnline: () => this.#client.page.isOnline(),
      settled: (local, outcome) => {
        if (outcome.kind === 'failed') {
          const failed: LocalMessage<Message> = { ...local, state: 'failed', failure: outcome.failure };
          this.#store.keep(failed);
          this.#put(failed);
          return;
        }
        this.#store.remove(local.clientMessageId);
        if (outcome.message.seq <= (this.#reached.get(roomId) ?? 0)) this.#remove(local);
        else this.#put({ ...local, state: 'sent', message: outcome.message });
      },
    });
    this.#queues.set(roomId, queue);
    return queue;
  }

  async #attempt({ roomId, text, clientMessageId, replyToId, photoIds }: LocalMessage<Message>) {
    const { execute, mutation } = this.#options;
    const input = { roomId, text, clientMessageId, replyToId, photoIds };
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    try {
      return outcomeOf((await execute(mutation, { input }, { signal })) as ExecutionResult<SendAnswer<Message>>);
    } catch {
      return NO_ANSWER;
    }
  }

  #find(clientMessageId: string): LocalMessage<Message> | undefined {
    return [...this.#messages.values()].flat().find((local) => local.clientMessageId === clientMessageId);
  }

  #put(local: LocalMessage<Message>): void {
    const others = this.messages(local.roomId).filter((other) => other.clientMessageId !== local.clientMessageId);
    this.#messages.set(
      local.roomId,
      [...others, local].sort((a, b) => a.createdAt - b.createdAt),
    );
    this.#listeners.notify();
  }

  #remove({ roomId, clientMessageId }: LocalMessage<Message>): void {
    this.#store.remove(clientMessageId);
    this.#queues.get(roomId)?.remove(clientMessageId);
    const left = this.messages(roomId).filter((local) => local.clientMessageId !== clientMessageId);
    this.#messages.set(roomId, left);
    this.#listeners.notify();
  }

  #now(): number {
    this.#lastCreatedAt = Math.max(Date.now(), this.#lastCreatedAt + 1);
    return this.#lastCreatedAt;
  }
}

const NONE: readonly never[] = [];
