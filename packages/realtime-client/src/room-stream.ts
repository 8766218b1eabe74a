import { Changes } from './changes.ts';
import type { RealtimeClient } from './client.ts';
import type { ExecutionResult, GraphQLErrorAnswer } from './graphql.ts';
import type { AnyRoomEvent } from './room-events.ts';
import { backOff } from './timing.ts';

export interface RoomStreamOptions {
  roomId: string;
  lastSeq: number;
  query: string;
  /** Each once, messages in the order of their seq. Without RoomHead and HistoryGap. */
  onEvent(event: AnyRoomEvent): void;
  /** All messages up to it were told, or are shown. */
  onReached(seq: number): void;
  /** Loads the screen anew. What it returns, or resolves to, is up to where it is loaded; `lastSeq` when that is no number. */
  onGap(lastSeq: number): unknown;
  onEnd(errors: readonly GraphQLErrorAnswer[]): void;
}

/** How long a room may be behind the head that the server tells before something is taken for lost, in milliseconds. */
const BEHIND_MS = 2_000;
/** So often what is missing is asked for again. Then the screen is loaded anew: its query does not depend on the stream. */
const ASKED_AGAIN = 3;

/** The events of a room in order, without gap or repeat, over all connections. */
export class RoomStream {
  readonly #client: RealtimeClient;
  readonly #options: RoomStreamOptions;
  readonly #changes = new Changes();
  #lastSeq: number;
  #stop: () => void = () => {};
  #timer: ReturnType<typeof setTimeout> | undefined;
  #headTimer: ReturnType<typeof setTimeout> | undefined;
  /** How often what follows `#lastSeq` was asked for in vain. */
  #inVain = 0;
  #isClosed = false;

  constructor(client: RealtimeClient, options: RoomStreamOptions) {
    this.#client = client;
    this.#options = options;
    this.#lastSeq = options.lastSeq;
    this.#start();
  }

  get lastSeq(): number {
    return this.#lastSeq;
  }

  close(): void {
    this.#isClosed = true;
    this.#pause();
  }

  #start(): void {
    const { roomId, query, onEnd } = this.#options;
    this.#stop = this.#client.subscribe<{ roomEvents: AnyRoomEvent }>(
      { query, variables: () => ({ roomId, afterSeq: this.#lastSeq }) },
      {
        next: (result) => this.#take(result),
        error: (errors) => {
          this.close();
          onEnd(errors);
        },
        complete: () => {
          this.close();
          onEnd([]);
        },
      },
    );
  }

  #pause(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#headTimer);
    this.#headTimer = undefined;
    this.#stop();
  }

  #take({ data }: ExecutionResult<{ roomEvents: AnyRoomEvent }>): void {
    const event = data?.roomEvents;
    // An answer that failed as a whole: if a message was in it, the next one shows the hole.
    if (!event) return;
    switch (event.__typename) {
      case 'MessageSent':
        this.#takeMessage(event, (event as { message?: { seq?: number } }).message?.seq ?? 0);
        break;
      case 'HistoryGap':
        void this.#reload(lastSeqOf(event));
        break;
      case 'RoomHead':
        this.#noteHead(lastSeqOf(event));
        break;
      default:
        if (this.#changes.isNews(event)) this.#options.onEvent(event);
    }
  }

  #takeMessage(event: AnyRoomEvent, seq: number): void {
    if (seq <= this.#lastSeq) return;
    if (seq > this.#lastSeq + 1) {
      this.#askAgain(seq);
    } else {
      this.#reach(seq);
      this.#options.onEvent(event);
    }
  }

  #reach(seq: number): void {
    this.#lastSeq = seq;
    this.#inVain = 0;
    this.#options.onReached(seq);
  }

  #noteHead(head: number): void {
    if (head <= this.#lastSeq || this.#headTimer !== undefined) return;
    this.#headTimer = setTimeout(() => {
      this.#headTimer = undefined;
      if (head > this.#lastSeq) this.#askAgain(head);
    }, BEHIND_MS);
  }

  /** Something between what there is and `seq` was lost. */
  #askAgain(seq: number): void {
    if (this.#inVain >= ASKED_AGAIN) {
      void this.#reload(seq);
      return;
    }
    this.#pause();
    const delay = this.#inVain === 0 ? 0 : backOff(this.#inVain);
    this.#inVain += 1;
    this.#timer = setTimeout(() => this.#start(), delay);
  }

  /** Has the screen loaded anew, as often as it takes, and goes on after it. Meanwhile nothing is told: what is loaded would hide it. */
  async #reload(lastSeq: number): Promise<void> {
    this.#pause();
    for (let failures = 1; ; failures++) {
      try {
        const loaded = await this.#options.onGap(lastSeq);
        if (this.#isClosed) return;
        this.#changes.clear();
        this.#reach(Math.max(this.#lastSeq, typeof loaded === 'number' ? loaded : lastSeq));
        this.#start();
        return;
      } catch {
        // The app knows why its query failed, and says so; here it is only that it is not loaded yet.
        await new Promise((resolve) => setTimeout(resolve, backOff(failures)));
        if (this.#isClosed) return;
      }
    }
  }
}

function lastSeqOf(event: AnyRoomEvent): number {
  return (event as { lastSeq?: number }).lastSeq ?? 0;
}
