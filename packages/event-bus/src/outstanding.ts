import { type ConsumerInfo, type JetStreamManager, StringCodec } from 'nats';
import type { ConsumerOptions } from './consumer.ts';
import type { Delivery } from './deliveries.ts';
import { readEnvelope } from './envelope.ts';
import { isNotFound, streamName } from './streams.ts';

/** So many are looked up at once before anything is waited for: acknowledgements may be on their way. */
const FEW = 32;
/** More than this between what is done for certain and what was delivered last: looking at each is no use. */
const MOST = 5_000;
const text = StringCodec();

/** What was delivered and is neither in this process's hand nor done: to one that died, or over a connection that broke. It comes again. */
export class Outstanding {
  readonly #options: ConsumerOptions;
  /** Done one by one, whether the server knows it yet or not. */
  readonly #done = new Set<number>();
  /** All up to here is done, in the stream. */
  #floor = 0;
  #delivered = 0;
  /** How many the server waits for. */
  #pending = 0;
  #isLookedUp = false;

  constructor(options: ConsumerOptions) {
    this.#options = options;
  }

  /** Takes note of what the server says. */
  learn({ ack_floor: floor, delivered, num_ack_pending: pending }: ConsumerInfo): void {
    this.#floor = Math.max(this.#floor, floor.stream_seq);
    this.#delivered = delivered.stream_seq;
    this.#pending = pending;
  }

  /** This one is done. */
  settle(streamSeq: number): void {
    this.#done.add(streamSeq);
  }

  /** Whether all before it is done. */
  isNext({ streamSeq }: Delivery): boolean {
    while (this.#done.has(this.#floor + 1)) this.#done.delete(++this.#floor);
    return streamSeq <= this.#floor + 1;
  }

  /** Whether there may be any. */
  get isPossible(): boolean {
    return this.#isFar ? this.#isCounted : this.#missing().length > 0;
  }

  /** Whether only the inbox can tell. */
  get isToBeLookedUp(): boolean {
    if (this.#isFar) return false;
    return !this.#isCounted || (!this.#isLookedUp && this.#missing().length <= FEW);
  }

  /**
   * Whether the server waits for more than is in hand. That it does not says little: it has given up what was delivered too often, and counts as done what
   * somebody else has acknowledged, while we may have both in hand.
   */
  get #isCounted(): boolean {
    return this.#pending > this.#options.hand.all().filter(({ streamSeq }) => streamSeq > this.#floor).length;
  }

  /** Looks which of them are done, by the inbox: it alone knows. `taken` asks it. Rejects as that does, or when NATS fails. */
  async lookUp(taken: (ids: readonly string[]) => Promise<ReadonlySet<string>>): Promise<void> {
    const { link, config, source } = this.#options;
    this.#isLookedUp = true;
    const manager = await link.current?.jetstreamManager();
    if (manager === undefined) return;
    const stream = streamName(config, source);
    const ids = new Map<number, string>();
    for (const seq of this.#missing()) {
      const event = await storedEvent(manager, stream, seq);
      if (event === null) this.#done.add(seq);
      else ids.set(seq, readEnvelope(event).envelope?.id ?? unreadableId(stream, seq));
    }
    const done = await taken([...ids.values()]);
    for (const [seq, id] of ids) if (done.has(id)) this.#done.add(seq);
  }

  get #isFar(): boolean {
    return this.#delivered - this.#floor > MOST;
  }

  #missing(): number[] {
    const inHand = new Set(this.#options.hand.all().map(({ streamSeq }) => streamSeq));
    const missing: number[] = [];
    for (let seq = this.#floor + 1; seq <= this.#delivered; seq++)
      if (!inHand.has(seq) && !this.#done.has(seq)) missing.push(seq);
    return missing;
  }
}

/** An event's text; null when the stream has dropped it. */
export async function storedEvent(manager: JetStreamManager, stream: string, seq: number): Promise<string | null> {
  try {
    return text.decode((await manager.streams.getMessage(stream, { seq })).data);
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

/** The event's id; of what is none, its place in the stream. */
export function idOf({ envelope, message, streamSeq }: Delivery): string {
  return envelope?.id ?? unreadableId(message.info.stream, streamSeq);
}

/** What stands for an id where there is none. */
export function unreadableId(stream: string, seq: number): string {
  return `${stream}#${seq}`;
}
